"""Stripe tells of money, in any order and any number of times: it ends right, and once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import permutations
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection

from handsel.flows.settlement import settle_payment
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.catalog.models import Variant
from handsel.modules.commerce.checkout import actions as checkouts
from handsel.modules.commerce.checkout import carts
from handsel.modules.conversations.queries import get_for_update
from handsel.modules.notifications.models import MailAttachment
from tests.cast import Shop
from tests.provider import Page
from tests.purchases import open_thread, stock_of, variant_of
from tests.stripe_events import about_charge, about_dispute, about_intent, about_session
from tests.till import Till, open_till
from tests.world import World


@pytest.fixture
def till(world: World, rose: Shop) -> Iterator[Till]:
    """Rose Bakery's till, with one customer."""
    with open_till(world, rose) as till:
        yield till


def assert_paid_once(till: Till) -> None:
    page = till.provider.page
    order = till.order(page)
    assert (order.status, order.payment_status) == ("placed", "paid")
    assert till.payment(page).status == "succeeded"
    assert till.checkout_status(page) == "succeeded"
    assert [(d.kind, d.number, d.total_minor) for d in till.documents(page)] == [
        ("invoice", 1, 960)
    ]
    assert till.balances() == {"provider": 960, "sales": -960}
    assert len(till.said("receipt:")) == len(till.mailed("paid:")) == 1
    assert len(till.mailed("staff-paid:")) == 1
    assert stock_of(till.shop, "LOAF") == (18, 0)


def test_a_paid_page_is_a_paid_order_an_invoice_and_a_thank_you(till: Till) -> None:
    page = till.sell()
    till.provider.pay(page)
    till.tell(
        about_intent("succeeded", page), about_charge("succeeded", page),
        about_session("completed", page),
    )  # fmt: skip
    assert_paid_once(till)
    assert till.states() == [("applied", ""), ("ignored", "covered"), ("applied", "")]
    assert "£9.60" in till.said("receipt:")[0]
    (mail,) = till.mailed("paid:")
    assert mail.recipients == ["robin@example.com"]
    with tenancy.business(till.shop.id):
        (attached,) = MailAttachment.objects.filter(mail=mail)
    assert attached.filename.startswith("INV-")
    assert bytes(attached.content).startswith(b"%PDF")
    (told,) = till.mailed("staff-paid:")
    assert f"{settings.PUBLIC_URL}/orders/{page.references.order_id}" in told.text


def test_events_in_any_order_end_the_same(till: Till) -> None:
    page = till.sell()
    till.provider.pay(page)
    told = [
        about_intent("succeeded", page), about_charge("succeeded", page),
        about_session("completed", page),
    ]  # fmt: skip
    for order in permutations(told):
        till.tell(*({**event, "id": f"{event['id']}-{number}"} for number, event in
                    enumerate(order)))  # fmt: skip
        assert_paid_once(till)


def test_the_same_event_again_and_again_changes_nothing(till: Till) -> None:
    page = till.sell()
    till.provider.pay(page)
    event = about_session("completed", page)
    for _ in range(3):
        till.tell(event)
    assert till.states() == [("applied", "")]
    assert_paid_once(till)
    assert till.provider.count("fetch") == 1


def test_many_workers_at_once_settle_a_payment_once(till: Till) -> None:
    page = till.sell()
    till.provider.pay(page)

    def settle(_: int) -> str:
        try:
            return settle_payment(
                business_id=till.shop.id, payment_id=UUID(page.references.payment_id)
            ).state
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(settle, range(12))) == {"applied"}
    assert_paid_once(till)


def test_money_and_a_changing_mind_at_once_do_not_deadlock(till: Till) -> None:
    pages = [till.sell({"LOAF": 1}, thread=open_thread(till.shop)) for _ in range(4)]

    def pay(page: Page) -> None:
        try:
            till.provider.pay(page)
            settle_payment(business_id=till.shop.id, payment_id=UUID(page.references.payment_id))
        finally:
            connection.close()

    def think_again(page: Page) -> None:
        order = till.order(page)
        try:
            with tenancy.business(till.shop.id):
                assert order.conversation_id is not None
                get_for_update(order.conversation_id)
                carts.add(order.conversation_id, variant_id=variant_of(till.shop, "MUG-RED"))
                checkouts.show_summary(
                    order.conversation_id, customer_id=order.customer_id, now=now()
                )
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        work = [pool.submit(act, page) for page in pages for act in (pay, think_again)]
        for one in work:
            one.result()
    assert {till.order(page).payment_status for page in pages} == {"paid"}
    assert stock_of(till.shop, "LOAF") == (16, 0)


def test_a_debit_is_paid_when_it_arrives_and_not_before(till: Till) -> None:
    page = till.sell()
    till.provider.debit(page)
    till.tell(about_session("completed", page), about_intent("processing", page))
    assert till.order(page).payment_status == "unpaid"
    assert till.payment(page).status == "processing"
    assert stock_of(till.shop, "LOAF") == (20, 2)
    till.provider.pay(page)
    till.tell(about_session("async_payment_succeeded", page))
    assert_paid_once(till)


def test_a_debit_told_backwards_is_paid_too(till: Till) -> None:
    page = till.sell()
    till.provider.pay(page)
    unpaid = {"payment_status": "unpaid"}
    till.tell(
        about_session("async_payment_succeeded", page), about_session("completed", page, **unpaid)
    )
    assert_paid_once(till)


def test_a_debit_that_fails_lets_the_order_go(till: Till) -> None:
    page = till.sell()
    till.provider.debit(page)
    till.tell(about_session("completed", page))
    page.status = "failed"
    for _ in range(2):
        till.tell(about_session("async_payment_failed", page))
    order = till.order(page)
    assert (order.status, order.payment_status) == ("cancelled", "unpaid")
    assert (till.payment(page).status, till.checkout_status(page)) == ("failed", "failed")
    assert stock_of(till.shop, "LOAF") == (20, 0)
    assert len(till.said("failed:")) == 1
    assert till.documents(page) == []


def test_a_declined_card_may_be_tried_again_on_the_same_page(till: Till) -> None:
    page = till.sell()
    till.provider.try_to_pay(page)
    till.tell(about_intent("payment_failed", page))
    assert till.payment(page).status == "open"
    assert till.said("failed:") == []
    till.provider.pay(page)
    till.tell(about_intent("succeeded", page), about_session("completed", page))
    assert_paid_once(till)


def test_an_expired_page_lets_the_stock_go(till: Till) -> None:
    page = till.sell()
    page.status = "expired"
    till.tell(about_session("expired", page))
    assert till.order(page).status == "cancelled"
    assert (till.payment(page).status, till.checkout_status(page)) == ("expired", "expired")
    assert stock_of(till.shop, "LOAF") == (20, 0)


def test_money_that_comes_after_the_page_expired_is_still_money(till: Till) -> None:
    page = till.sell()
    page.status = "expired"
    till.tell(about_session("expired", page))
    till.provider.pay(page)
    till.tell(about_intent("succeeded", page))
    assert_paid_once(till)
    assert till.handoff() == ""


def test_late_money_for_what_is_sold_out_calls_a_person(till: Till) -> None:
    page = till.sell({"CAKE": 1})
    page.status = "expired"
    till.tell(about_session("expired", page))
    with tenancy.business(till.shop.id):
        Variant.objects.filter(sku="CAKE").update(stock=0)
    till.provider.pay(page)
    till.tell(about_intent("succeeded", page))
    assert till.order(page).payment_status == "paid"
    assert till.handoff() == "oversold"
    assert len(till.mailed("oversold:")) == 1


def test_a_cancelled_intent_lets_the_order_go(till: Till) -> None:
    page = till.sell()
    till.provider.try_to_pay(page)
    page.status = "cancelled"
    till.tell(about_intent("canceled", page))
    assert till.order(page).status == "cancelled"
    assert till.payment(page).status == "cancelled"


def paid_page(till: Till) -> object:
    page = till.sell()
    till.provider.pay(page)
    till.tell(about_session("completed", page))
    return page


def test_a_refund_of_everything_has_a_credit_note(till: Till) -> None:
    paid_page(till)
    page = till.provider.page
    till.provider.refund(page, 960)
    for _ in range(2):
        till.tell(about_charge("refunded", page))
    assert till.order(page).payment_status == "refunded"
    assert till.balances() == {"sales": -960, "returns": 960}
    assert [(d.kind, d.total_minor) for d in till.documents(page)] == [
        ("invoice", 960),
        ("credit_note", 960),
    ]


def test_refunds_in_parts_add_up_whatever_comes_first(till: Till) -> None:
    paid_page(till)
    page = till.provider.page
    till.provider.refund(page, 288)
    first = about_charge("refunded", page)
    till.provider.refund(page, 672)
    till.tell(about_charge("refunded", page))
    till.tell(first)
    assert till.order(page).payment_status == "refunded"
    assert [d.label[:2] for d in till.documents(page)] == ["IN", "CN", "CN"]
    assert sorted(d.total_minor for d in till.documents(page)) == [288, 672, 960]


def test_a_part_given_back_leaves_the_rest_paid(till: Till) -> None:
    paid_page(till)
    page = till.provider.page
    till.provider.refund(page, 240)
    till.tell(about_charge("refunded", page))
    assert till.order(page).payment_status == "partly_refunded"
    assert till.balances() == {"provider": 720, "sales": -960, "returns": 240}


def test_a_refund_that_is_told_before_the_payment_waits_for_nobody(till: Till) -> None:
    page = till.sell()
    till.provider.pay(page)
    till.provider.refund(page, 960)
    till.tell(about_charge("refunded", page), about_session("completed", page))
    assert till.order(page).payment_status == "refunded"
    assert len(till.said("receipt:")) == 1


def test_a_refund_the_bank_sends_back_calls_a_person(till: Till) -> None:
    paid_page(till)
    page = till.provider.page
    till.provider.refund(page, 960)
    till.tell(about_charge("refunded", page))
    till.provider.mark_refund(page, "failed")
    till.tell(about_charge("refund.updated", page))
    assert till.order(page).payment_status == "paid"
    assert till.handoff() == "refund_failed"


@pytest.mark.parametrize(("outcome", "status"), [("won", "paid"), ("lost", "refunded")])
def test_a_dispute_is_followed_to_its_end(till: Till, outcome: str, status: str) -> None:
    paid_page(till)
    page = till.provider.page
    till.provider.dispute(page, "open")
    till.tell(about_dispute("created", page), about_dispute("funds_withdrawn", page))
    assert till.order(page).payment_status == "disputed"
    assert till.handoff() == "dispute"
    till.provider.dispute(page, outcome)  # type: ignore[arg-type]
    till.tell(about_dispute("closed", page))
    assert till.order(page).payment_status == status
    assert len(till.mailed("dispute:")) == 2


def test_an_inquiry_moves_no_money(till: Till) -> None:
    paid_page(till)
    page = till.provider.page
    till.provider.dispute(page, "inquiry")
    till.tell(about_dispute("created", page))
    assert till.order(page).payment_status == "paid"
    assert till.mailed("dispute:") == []
