"""Why something cannot be put into a cart or bought."""

from uuid import UUID

from handsel.kit.errors import Conflict, Invalid, NotFound


class CartEmpty(Conflict):
    """There is nothing in the cart."""

    code = "cart_empty"


class UnknownVariant(NotFound):
    """There is no such variant in this shop."""

    code = "unknown_variant"


class VariantInactive(Conflict):
    """This is not on sale any more."""

    code = "variant_inactive"

    def __init__(self, *, variant_id: UUID, title: str) -> None:
        super().__init__()
        self.variant_id = variant_id
        self.title = title


class QuantityOutOfBounds(Invalid):
    """A cart holds 1 to 99 of one thing."""

    code = "quantity_out_of_bounds"


class TooManyLines(Conflict):
    """The cart is full."""

    code = "too_many_lines"


class CurrencyMismatch(Conflict):
    """Everything in one cart has one currency."""

    code = "currency_mismatch"


class SummaryChanged(Conflict):
    """The cart, a price or a title changed since the summary was shown: show the new one."""

    code = "summary_changed"


class CheckoutExpired(Conflict):
    """The summary is too old: show it again."""

    code = "checkout_expired"


class CheckoutClosed(Conflict):
    """This checkout was cancelled, has failed, or was replaced by another."""

    code = "checkout_closed"


class AlreadyConfirmed(Conflict):
    """The customer said yes to this very summary already: send its link again."""

    code = "already_confirmed"

    def __init__(self, *, checkout_id: UUID, order_id: UUID) -> None:
        super().__init__()
        self.checkout_id = checkout_id
        self.order_id = order_id
