"""Letters about money that moves: one an occasion, with the document that belongs to it."""

from collections.abc import Iterator

import pytest

from handsel.flows.start_payment import begin
from handsel.kit import tenancy
from handsel.modules.catalog.actions import NewVariant, put_product
from handsel.modules.commerce.orders.queries import get_order
from handsel.modules.notifications.models import MailAttachment
from tests.cast import Shop
from tests.purchases import stock_of
from tests.stripe_events import about_charge, about_dispute, about_session
from tests.till import Till, open_till
from tests.world import World


@pytest.fixture
def till(world: World, rose: Shop) -> Iterator[Till]:
    with open_till(world, rose) as till:
        yield till


def test_a_refund_is_told_once_with_its_credit_note(till: Till) -> None:
    page = till.sell()
    till.provider.pay(page)
    till.tell(about_session("completed", page))
    till.provider.refund(page, 300)
    till.tell(about_charge("refunded", page), about_charge("refunded", page))
    (mail,) = till.mailed("refunded:")
    assert mail.recipients == ["robin@example.com"]
    with tenancy.business(till.shop.id):
        (attached,) = MailAttachment.objects.filter(mail=mail)
    assert attached.filename.startswith("CN-")
    (said,) = till.said("refunded:")
    assert "£3.00" in said


def test_a_debit_under_way_is_told_once(till: Till) -> None:
    page = till.sell()
    till.provider.debit(page)
    page.email = "robin@example.com"
    till.tell(about_session("completed", page), about_session("completed", page))
    (mail,) = till.mailed("under-way:")
    assert mail.recipients == ["robin@example.com"]


def test_staff_learn_of_a_dispute_and_of_its_end(till: Till) -> None:
    page = till.sell()
    till.provider.pay(page)
    till.tell(about_session("completed", page))
    for kind, status in (("created", "open"), ("closed", "won")):
        till.provider.dispute(page, status)  # type: ignore[arg-type]
        till.tell(about_dispute(kind, page))
    subjects = [mail.subject for mail in till.mailed("staff-dispute:")]
    assert ["disputed" in subjects[0], "won" in subjects[1]] == [True, True]


def test_an_order_that_costs_nothing_is_placed_without_a_provider(till: Till) -> None:
    with tenancy.business(till.shop.id):
        put_product(
            handle="sample",
            title="Sample",
            variants=[NewVariant(sku="SAMPLE", options={}, price_minor=0, currency="GBP", stock=3)],
        )
    order_id = till.agree({"SAMPLE": 1})
    till.world.work_jobs()
    begin(business_id=till.shop.id, order_id=order_id)
    with tenancy.business(till.shop.id):
        order = get_order(order_id)
    assert (order.status, order.payment_status) == ("placed", "paid")
    assert stock_of(till.shop, "SAMPLE") == (2, 0)
    assert till.balances() == {}
    assert till.provider.calls == []
    assert len(till.said("receipt:")) == 1
