"""Bank transfer and payment on delivery: nobody can be asked, members say what arrived."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from handsel.flows import choose_payment, pay_by_hand, refund
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.errors import Forbidden
from handsel.kit.money import Money
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.queries import get_order
from handsel.modules.commerce.payments import actions as payments
from handsel.modules.commerce.payments import queries
from handsel.modules.commerce.payments.by_hand import (
    AlreadyReceived,
    AmountDiffers,
    NotPaidByHand,
    ReferenceMissing,
)
from handsel.modules.commerce.payments.models import Payment
from tests.cast import Shop
from tests.purchases import stock_of
from tests.till import Till, open_till
from tests.world import World

DETAILS = "Rose Bakery, Sort code 00-00-00, Account 12345678"
PRICE = Money(960, "GBP")


@pytest.fixture
def till(world: World, rose: Shop) -> Iterator[Till]:
    """Rose Bakery's till, which also takes transfers and cash."""
    with open_till(world, rose) as till:
        with tenancy.business(rose.id):
            payments.offer_by_hand("bank_transfer", instructions=DETAILS, waits_days=3)
            payments.offer_by_hand("on_delivery", instructions="Please have cash ready.")
        yield till


def buy(till: Till, provider: str) -> UUID:
    with tenancy.business(till.shop.id):
        choose_payment.choose(till.thread.customer_id, provider=provider)
    order_id = till.agree()
    till.world.work_jobs()
    return order_id


def order_of(till: Till, order_id: UUID) -> Order:
    with tenancy.business(till.shop.id):
        return get_order(order_id)


def payment_of(till: Till, order_id: UUID) -> Payment:
    with tenancy.business(till.shop.id):
        return queries.list_for_order(order_id)[-1]


def mark(till: Till, order_id: UUID, *, money: Money = PRICE, reference: str = "stmt 7") -> None:
    pay_by_hand.mark_paid(till.shop.owner, order_id, money=money, reference=reference)
    till.world.work_jobs()


def assert_settled(till: Till, order_id: UUID) -> None:
    order = order_of(till, order_id)
    assert (order.status, order.payment_status) == ("placed", "paid")
    assert till.balances() == {"provider": 960, "sales": -960}
    assert len(till.said("receipt:")) == len(till.mailed("staff-paid:")) == 1
    assert stock_of(till.shop, "LOAF") == (18, 0)


def test_a_transfer_holds_the_stock_and_waits_with_the_shops_own_words(till: Till) -> None:
    order_id = buy(till, "bank_transfer")
    order = order_of(till, order_id)
    assert (order.status, order.payment_status) == ("draft", "unpaid")
    assert stock_of(till.shop, "LOAF") == (20, 2)
    (told,) = till.said("how-to-pay:")
    assert DETAILS in told
    assert f"#{order.number}" in told
    assert "£9.60" in told
    assert till.provider.count("open_page") == 0


def test_a_member_who_saw_the_transfer_settles_it_once(till: Till) -> None:
    order_id = buy(till, "bank_transfer")
    mark(till, order_id)
    mark(till, order_id)
    assert_settled(till, order_id)
    assert payment_of(till, order_id).received_reference == "stmt 7"


def test_another_amount_or_another_reference_is_refused(till: Till) -> None:
    order_id = buy(till, "bank_transfer")
    with pytest.raises(AmountDiffers):
        mark(till, order_id, money=Money(959, "GBP"))
    with pytest.raises(AmountDiffers):
        mark(till, order_id, money=Money(960, "EUR"))
    with pytest.raises(ReferenceMissing):
        mark(till, order_id, reference="  ")
    mark(till, order_id)
    with pytest.raises(AlreadyReceived):
        mark(till, order_id, reference="stmt 8")


def test_who_may_not_record_payments_cannot(till: Till) -> None:
    order_id = buy(till, "bank_transfer")
    assert till.shop.agent is not None
    with pytest.raises(Forbidden):
        pay_by_hand.mark_paid(till.shop.agent, order_id, money=PRICE, reference="stmt 7")


def test_an_order_paid_at_a_provider_cannot_be_marked(till: Till) -> None:
    page = till.sell()
    with pytest.raises(NotPaidByHand):
        mark(till, UUID(page.references.order_id))


def test_a_transfer_that_does_not_come_ends_the_order(till: Till) -> None:
    order_id = buy(till, "bank_transfer")
    payment = payment_of(till, order_id)
    early = now() + timedelta(days=2)
    late = now() + timedelta(days=3, minutes=1)
    pay_by_hand.end_waiting(business_id=till.shop.id, payment_id=payment.id, now=early)
    assert order_of(till, order_id).status == "draft"
    pay_by_hand.end_waiting(business_id=till.shop.id, payment_id=payment.id, now=late)
    assert order_of(till, order_id).status == "cancelled"
    assert stock_of(till.shop, "LOAF") == (20, 0)


def test_a_transfer_that_comes_late_still_buys(till: Till) -> None:
    order_id = buy(till, "bank_transfer")
    late = now() + timedelta(days=4)
    payment = payment_of(till, order_id)
    pay_by_hand.end_waiting(business_id=till.shop.id, payment_id=payment.id, now=late)
    mark(till, order_id)
    assert_settled(till, order_id)


def test_goods_paid_on_delivery_are_sold_at_once_and_owed(till: Till) -> None:
    order_id = buy(till, "on_delivery")
    order = order_of(till, order_id)
    assert (order.status, order.payment_status) == ("placed", "unpaid")
    assert stock_of(till.shop, "LOAF") == (18, 0)
    assert till.balances() == {"customer": 960, "sales": -960}
    assert len(till.mailed("staff-unpaid:")) == 1
    assert till.said("receipt:") == []
    mark(till, order_id)
    assert_settled(till, order_id)


def test_a_refund_by_hand_waits_for_a_member_and_is_settled_once(till: Till) -> None:
    order_id = buy(till, "bank_transfer")
    mark(till, order_id)
    asked = refund.request(till.shop.owner, order_id, amount_minor=480)
    till.world.work_jobs()
    assert order_of(till, order_id).payment_status == "paid"
    assert till.handoff() == "refund_by_hand"
    for _ in range(2):
        pay_by_hand.mark_given_back(till.shop.owner, asked.id)
    assert order_of(till, order_id).payment_status == "partly_refunded"
    assert till.balances()["provider"] == 480
    assert len(till.said("refunded:")) == 1


def test_a_customer_may_change_over_from_a_card_to_a_transfer_and_back(till: Till) -> None:
    page = till.sell()
    order_id = UUID(page.references.order_id)
    for provider, method in (("bank_transfer", "how-to-pay:"), ("stripe", "link:")):
        with tenancy.business(till.shop.id):
            chosen = choose_payment.choose(
                till.thread.customer_id, provider=provider, order_id=order_id
            )
        assert chosen.is_switching
        till.world.work_jobs()
        assert till.said(method)
        assert order_of(till, order_id).status == "draft"
        assert stock_of(till.shop, "LOAF") == (20, 2)
    assert page.status == "expired"
    till.provider.pay(till.provider.page)
    with tenancy.business(till.shop.id):
        assert [one.status for one in queries.list_for_order(order_id)] == [
            "expired", "expired", "open",
        ]  # fmt: skip
