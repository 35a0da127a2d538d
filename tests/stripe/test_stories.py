"""Whole payment stories with Stripe's own library and events: in order, or reversed and doubled."""

import json
from collections.abc import Callable
from uuid import UUID

import pytest
from django.conf import settings

from handsel.flows import refund
from handsel.flows.start_payment import start_payment
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.secrets import Secret
from handsel.modules.commerce.invoices.queries import list_for_order
from handsel.modules.commerce.ledger.queries import get_balances
from handsel.modules.commerce.orders.queries import get_order
from handsel.modules.commerce.payments.adapter import Opened, PaymentProviders
from handsel.modules.commerce.payments.queries import list_for_order as list_payments
from handsel.modules.ingress.models import Event
from tests.cast import Shop
from tests.purchases import agree, connect_stripe, open_thread, stock_of
from tests.shelves import stock_shelves
from tests.stripe.conftest import Counter
from tests.world import World

type Delivery = Callable[[list[str]], list[str]]

DELIVERIES: dict[str, Delivery] = {
    "in order": lambda bodies: bodies,
    "reversed and doubled": lambda bodies: [body for body in bodies[::-1] for _ in range(2)],
}


@pytest.fixture
def bakery(rose: Shop, counter: Counter, world: World, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """Rose Bakery, whose Stripe is the sandbox."""
    sandbox = PaymentProviders(
        stripe_secret_key=Secret("sk_test_platform"),
        stripe_api_url=counter.base_url,
        paypal_api_url="",
    )
    monkeypatch.setattr(settings, "PAYMENT_PROVIDERS", sandbox)
    stock_shelves(rose)
    connect_stripe(rose)
    return rose


@pytest.fixture
def order_id(bakery: Shop, world: World) -> UUID:
    """An order of £9.60 whose link is out."""
    order_id = agree(bakery, open_thread(bakery), now=now()).order.id
    with tenancy.business(bakery.id):
        start_payment.enqueue(business_id=bakery.id, order_id=order_id)
    world.work_jobs()
    return order_id


def page_of(shop: Shop, order_id: UUID) -> Opened:
    with tenancy.business(shop.id):
        (payment,) = list_payments(order_id)
    assert payment.status == "open"
    return Opened(payment.url, payment.session_external_id, payment.expires_at or now())


def play(
    world: World, shop: Shop, counter: Counter, order_id: UUID, *, story: list[str], how: str
) -> None:
    page = page_of(shop, order_id)
    for outcome in story:
        more = {"amount_minor": 300} if outcome == "partially_refunded" else {}
        counter.happen(page, outcome, **more)
    for body in DELIVERIES[how](counter.bodies()):
        assert world.post_stripe(json.loads(body)) == 200
    world.work()


@pytest.mark.parametrize("how", DELIVERIES)
@pytest.mark.parametrize(
    ("story", "status", "documents"),
    [
        (["paid"], "paid", 1),
        (["declined", "paid"], "paid", 1),
        (["late"], "unpaid", 0),
        (["late", "late_succeeded"], "paid", 1),
        (["late", "late_failed"], "unpaid", 0),
        (["expired"], "unpaid", 0),
        (["paid", "refunded"], "refunded", 2),
        (["paid", "partially_refunded"], "partly_refunded", 2),
        (["paid", "partially_refunded", "refunded"], "refunded", 3),
        (["paid", "disputed"], "disputed", 1),
        (["paid", "disputed", "dispute_won"], "paid", 1),
        (["paid", "disputed", "dispute_lost"], "refunded", 1),
    ],
)
def test_a_story_ends_as_it_should_however_it_is_told(
    world: World,
    bakery: Shop,
    counter: Counter,
    order_id: UUID,
    story: list[str],
    status: str,
    documents: int,
    how: str,
) -> None:
    play(world, bakery, counter, order_id, story=story, how=how)
    with tenancy.business(bakery.id):
        order = get_order(order_id)
        assert order.payment_status == status
        assert len(list_for_order(order_id)) == documents
        assert sum(get_balances(currency="GBP").values()) == 0
        states = set(Event.objects.filter(source="stripe").values_list("state", flat=True))
    assert states <= {"applied", "ignored"}
    if "paid" in story or "late_succeeded" in story:
        assert (order.status, stock_of(bakery, "LOAF")) == ("placed", (18, 0))
    else:
        assert order.status == ("draft" if story == ["late"] else "cancelled")
        assert stock_of(bakery, "LOAF") == ((20, 2) if story == ["late"] else (20, 0))


def test_a_member_gives_money_back(
    world: World, bakery: Shop, counter: Counter, order_id: UUID
) -> None:
    play(world, bakery, counter, order_id, story=["paid"], how="in order")
    refund.request(bakery.owner, order_id, amount_minor=300)
    world.work()
    (entry,) = counter.outside.log(kind="refund")
    assert entry["amount_minor"] == 300
    with tenancy.business(bakery.id):
        assert get_order(order_id).payment_status == "partly_refunded"


def test_a_page_whose_answer_got_lost_is_found_again(
    world: World, bakery: Shop, counter: Counter
) -> None:
    counter.fail("reset_after")
    order_id = agree(bakery, open_thread(bakery), now=now()).order.id
    with tenancy.business(bakery.id):
        start_payment.enqueue(business_id=bakery.id, order_id=order_id)
    for _ in range(2):
        world.work_jobs()
        world.hurry_jobs()
    assert len(counter.outside.log(kind="checkout")) == 1
    play(world, bakery, counter, order_id, story=["paid"], how="in order")
    assert len(counter.outside.log(kind="charge")) == 1
    with tenancy.business(bakery.id):
        assert get_order(order_id).payment_status == "paid"
