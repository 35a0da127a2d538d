"""How an order's payment stands. Pure."""

from handsel.modules.commerce.ledger.rules import Standing
from handsel.modules.commerce.orders.models import PaymentStatus


def payment_status(*, total_minor: int, standing: Standing) -> PaymentStatus:
    """The payment status that the ledger's sums say, in minor units of one currency."""
    captured = standing.captured_minor
    given_back = standing.refunded_minor + standing.lost_minor
    if standing.disputed_minor > 0:
        return PaymentStatus.DISPUTED
    if captured <= 0:
        return PaymentStatus.PAID if total_minor == 0 else PaymentStatus.UNPAID
    if given_back >= captured:
        return PaymentStatus.REFUNDED
    # What a change made cheaper and was given back leaves the order paid.
    if captured - given_back >= total_minor:
        return PaymentStatus.PAID
    return PaymentStatus.PARTLY_REFUNDED if given_back > 0 else PaymentStatus.PARTLY_PAID


def is_covered(*, total_minor: int, standing: Standing) -> bool:
    """Whether the whole order was paid at some time, whatever was given back since."""
    return standing.captured_minor >= total_minor
