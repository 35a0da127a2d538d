"""How an order's payment stands, from the ledger's sums."""

import pytest

from handsel.modules.commerce.ledger.rules import Standing
from handsel.modules.commerce.orders.rules import is_covered, payment_status


@pytest.mark.parametrize(
    ("standing", "status"),
    [
        (Standing(), "unpaid"),
        (Standing(captured_minor=999), "partly_paid"),
        (Standing(captured_minor=1000), "paid"),
        (Standing(captured_minor=1001), "paid"),
        (Standing(captured_minor=1000, refunded_minor=1), "partly_refunded"),
        (Standing(captured_minor=1000, refunded_minor=999), "partly_refunded"),
        (Standing(captured_minor=1000, refunded_minor=1000), "refunded"),
        (Standing(captured_minor=1000, disputed_minor=1000), "disputed"),
        (Standing(captured_minor=1000, refunded_minor=400, disputed_minor=600), "disputed"),
        (Standing(captured_minor=1000, lost_minor=1000), "refunded"),
        (Standing(captured_minor=1000, refunded_minor=400, lost_minor=600), "refunded"),
        (Standing(captured_minor=1000, lost_minor=400), "partly_refunded"),
    ],
)
def test_the_status_follows_from_the_sums(standing: Standing, status: str) -> None:
    assert payment_status(total_minor=1000, standing=standing) == status


def test_an_order_stays_covered_whatever_is_given_back() -> None:
    assert is_covered(total_minor=1000, standing=Standing(captured_minor=1000, refunded_minor=1000))
    assert not is_covered(total_minor=1000, standing=Standing(captured_minor=999))
