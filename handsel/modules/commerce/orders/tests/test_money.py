"""Money is written once, and the order follows the ledger."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handsel.kit import tenancy
from handsel.kit.errors import NotFound
from handsel.kit.money import Money
from handsel.modules.commerce.ledger.actions import NothingToMove, OccasionDiffers
from handsel.modules.commerce.ledger.queries import get_balances, get_standing
from handsel.modules.commerce.orders import actions as orders
from handsel.modules.commerce.orders import money
from handsel.modules.commerce.orders.queries import (
    get_order,
    lines_of,
)
from handsel.modules.commerce.orders.searching import Wanted, list_orders
from tests.cast import Shop
from tests.purchases import NOON, Thread, agree, open_thread
from tests.shelves import stock_shelves

TOTAL = Money(960, "GBP")


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    """Rose Bakery with a few things on its shelves."""
    stock_shelves(rose)
    return rose


@pytest.fixture
def robin(bakery: Shop) -> Thread:
    """A customer's conversation with the bakery."""
    return open_thread(bakery)


@pytest.fixture
def order_id(bakery: Shop, robin: Thread) -> Iterator[UUID]:
    """An order of two loaves, £9.60, nobody has paid; the bakery is in scope."""
    agreed = agree(bakery, robin).order.id
    with tenancy.business(bakery.id):
        yield agreed


def pay(order_id: UUID, *, reference: str = "pi_1", told: Money = TOTAL) -> money.Recorded:
    return money.record_payment(order_id, reference=reference, money=told, at=NOON)


def refund(order_id: UUID, amount: int, *, reference: str = "re_1") -> money.Recorded:
    return money.record_refund(order_id, reference=reference, money=Money(amount, "GBP"), at=NOON)


def dispute(order_id: UUID, outcome: money.DisputeOutcome) -> money.Recorded:
    return money.record_dispute(order_id, reference="du_1", money=TOTAL, at=NOON, outcome=outcome)


def test_an_order_is_newly_paid_once(order_id: UUID) -> None:
    first, second = pay(order_id), pay(order_id)
    assert (first.is_new, first.newly_paid) == (True, True)
    assert (second.is_new, second.newly_paid) == (False, False)
    order = get_order(order_id)
    assert (order.status, order.payment_status, order.placed_at) == ("placed", "paid", NOON)
    assert get_balances(currency="GBP") == {"provider": 960, "customer": 0, "sales": -960}


def test_a_part_does_not_place_an_order(order_id: UUID) -> None:
    assert not pay(order_id, told=Money(500, "GBP")).newly_paid
    assert get_order(order_id).payment_status == "partly_paid"
    assert pay(order_id, reference="pi_2", told=Money(460, "GBP")).newly_paid
    assert get_order(order_id).payment_status == "paid"


def test_money_that_comes_after_the_order_was_cancelled_revives_it(order_id: UUID) -> None:
    orders.cancel(order_id)
    recorded = pay(order_id)
    assert (recorded.newly_paid, recorded.was_cancelled) == (True, True)
    assert get_order(order_id).status == "placed"


def test_a_paid_order_cannot_just_be_cancelled(order_id: UUID) -> None:
    pay(order_id)
    with pytest.raises(orders.NotCancellable):
        orders.cancel(order_id)


def test_refunds_give_back_at_most_what_was_paid(order_id: UUID) -> None:
    pay(order_id)
    assert refund(order_id, 400).is_new
    assert not refund(order_id, 400).is_new
    assert get_order(order_id).payment_status == "partly_refunded"
    with pytest.raises(money.RefundTooLarge):
        refund(order_id, 561, reference="re_2")
    refund(order_id, 560, reference="re_2")
    assert get_order(order_id).payment_status == "refunded"
    assert get_balances(currency="GBP")["provider"] == 0


def test_money_nobody_paid_cannot_be_given_back(order_id: UUID) -> None:
    with pytest.raises(money.RefundTooLarge):
        refund(order_id, 1)
    assert get_standing(order_id).refunded_minor == 0


def test_money_that_never_was_a_sale_goes_back_to_the_customer(order_id: UUID) -> None:
    pay(order_id, told=Money(500, "GBP"))
    refund(order_id, 500)
    assert get_balances(currency="GBP") == {"provider": 0, "customer": 0}


def test_a_refund_that_came_back_counts_no_more(order_id: UUID) -> None:
    pay(order_id)
    refund(order_id, 960)
    for _ in range(2):
        money.record_refund_failed(order_id, reference="re_1", money=TOTAL, at=NOON)
    assert get_order(order_id).payment_status == "paid"
    assert get_balances(currency="GBP")["returns"] == 0


def test_a_refund_that_never_went_out_does_not_come_back(order_id: UUID) -> None:
    pay(order_id)
    recorded = money.record_refund_failed(order_id, reference="re_1", money=TOTAL, at=NOON)
    assert not recorded.is_new
    assert get_standing(order_id).refunded_minor == 0


def test_a_dispute_that_is_won_leaves_the_order_paid(order_id: UUID) -> None:
    pay(order_id)
    assert dispute(order_id, "open").is_new
    assert get_order(order_id).payment_status == "disputed"
    assert dispute(order_id, "won").is_new
    assert not dispute(order_id, "open").is_new
    assert get_order(order_id).payment_status == "paid"
    assert get_balances(currency="GBP")["disputes"] == 0


def test_a_dispute_that_is_lost_costs_the_money(order_id: UUID) -> None:
    pay(order_id)
    dispute(order_id, "lost")
    assert get_order(order_id).payment_status == "refunded"
    balances = get_balances(currency="GBP")
    assert (balances["provider"], balances["dispute_losses"]) == (0, 960)


def test_the_first_outcome_of_a_dispute_stays(order_id: UUID) -> None:
    pay(order_id)
    dispute(order_id, "won")
    assert not dispute(order_id, "lost").is_new
    assert get_order(order_id).payment_status == "paid"


def test_the_same_occasion_with_another_amount_is_refused(order_id: UUID) -> None:
    pay(order_id)
    with pytest.raises(OccasionDiffers):
        pay(order_id, told=Money(961, "GBP"))


def test_money_of_another_currency_is_refused(order_id: UUID) -> None:
    with pytest.raises(money.WrongCurrency):
        pay(order_id, told=Money(960, "EUR"))


@pytest.mark.parametrize("amount", [0, -1])
def test_nothing_is_not_a_payment(order_id: UUID, amount: int) -> None:
    with pytest.raises(NothingToMove):
        pay(order_id, told=Money(amount, "GBP"))


def test_the_same_payment_told_by_many_at_once_is_written_once(bakery: Shop) -> None:
    order_id = agree(bakery, open_thread(bakery)).order.id

    def tell(_: int) -> bool:
        try:
            with tenancy.business(bakery.id):
                return pay(order_id).newly_paid
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(tell, range(16))) == 1
    with tenancy.business(bakery.id):
        assert get_standing(order_id).captured_minor == 960


def test_a_strangers_order_is_absent(bakery: Shop, blue: Shop) -> None:
    order_id = agree(bakery, open_thread(bakery)).order.id
    with tenancy.business(blue.id):
        with pytest.raises(NotFound):
            get_order(order_id)
        with pytest.raises(NotFound):
            pay(order_id)


def test_a_customer_finds_their_own_orders_only(bakery: Shop, robin: Thread) -> None:
    mine = agree(bakery, robin).order
    other = open_thread(bakery)
    with tenancy.business(bakery.id):
        assert [o.id for o in list_orders(Wanted(customer_id=robin.customer_id))] == [mine.id]
        assert list_orders(Wanted(customer_id=other.customer_id)) == []


def test_a_page_of_orders_takes_two_statements_whatever_its_length(bakery: Shop) -> None:
    for _ in range(4):
        agree(bakery, open_thread(bakery), skus={"LOAF": 1, "MUG-RED": 1})
    with tenancy.business(bakery.id):
        with CaptureQueriesContext(connection) as captured:
            page = list_orders(limit=3)
            assert [len(lines_of(order)) for order in page] == [2, 2, 2]
        assert len(captured) == 2
        assert [o.number for o in page] == [1004, 1003, 1002]
        assert [o.number for o in list_orders(before=page[-1].id)] == [1001]
