"""Whole PayPal stories against the sandbox: our adapter, real sockets, webhooks proved offline."""

import asyncio
import json
from collections.abc import Callable
from uuid import UUID

import pytest

from handsel.edge.api.tests.callers import caller_for
from handsel.flows import refund
from handsel.flows.start_payment import start_payment
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.ids import uuid7
from handsel.modules.commerce.invoices.queries import list_for_order
from handsel.modules.commerce.ledger.queries import get_balances
from handsel.modules.commerce.orders.queries import get_order
from handsel.modules.ingress.models import Event
from tests import world as worlds
from tests.cast import Shop
from tests.paypal.counter import Counter, connect_paypal, deliver, happen
from tests.purchases import agree, open_thread, stock_of
from tests.sandbox.outside import Received
from tests.shelves import stock_shelves
from tests.world import World

type Delivery = Callable[[list[Received]], list[Received]]

DELIVERIES: dict[str, Delivery] = {
    "in order": lambda calls: calls,
    "reversed and doubled": lambda calls: [call for call in calls[::-1] for _ in range(2)],
}


@pytest.fixture
def order_id(rose: Shop, counter: Counter, world: World) -> UUID:
    """An order of £9.60 whose link is out."""
    stock_shelves(rose)
    connect_paypal(rose)
    order_id = agree(rose, open_thread(rose), now=now()).order.id
    with tenancy.business(rose.id):
        start_payment.enqueue(business_id=rose.id, order_id=order_id)
    world.work_jobs()
    return order_id


@pytest.mark.parametrize("how", DELIVERIES)
@pytest.mark.parametrize(
    ("story", "status", "documents"),
    [
        (["paid"], "paid", 1),
        (["declined"], "unpaid", 0),
        (["late"], "unpaid", 0),
        (["late", "late_succeeded"], "paid", 1),
        (["late", "late_failed"], "unpaid", 0),
        (["paid", "refunded"], "refunded", 2),
        (["paid", "partially_refunded", "refunded"], "refunded", 3),
        (["paid", "disputed"], "disputed", 1),
        (["paid", "disputed", "dispute_won"], "paid", 1),
        (["paid", "disputed", "dispute_lost"], "refunded", 1),
    ],
)
def test_a_story_ends_as_it_should_however_it_is_told(
    world: World,
    rose: Shop,
    counter: Counter,
    order_id: UUID,
    story: list[str],
    status: str,
    documents: int,
    how: str,
) -> None:
    happen(rose, counter, order_id, story[0])
    deliver(world, counter.webhooks())
    for outcome in story[1:]:
        more = {"amount_minor": 300} if outcome == "partially_refunded" else {}
        happen(rose, counter, order_id, outcome, **more)
    deliver(world, DELIVERIES[how](counter.webhooks()))
    with tenancy.business(rose.id):
        order = get_order(order_id)
        assert order.payment_status == status
        assert len(list_for_order(order_id)) == documents
        assert sum(get_balances(currency="GBP").values()) == 0
        states = set(Event.objects.filter(source="paypal").values_list("state", flat=True))
    assert states <= {"applied", "ignored"}
    taken = "paid" in story or "late_succeeded" in story
    if taken:
        assert stock_of(rose, "LOAF") == (18, 0)
    else:
        assert stock_of(rose, "LOAF") == ((20, 2) if story == ["late"] else (20, 0))
    assert len(counter.outside.log(kind="charge")) == int(taken)


def test_a_member_gives_money_back_once(
    world: World, rose: Shop, counter: Counter, order_id: UUID
) -> None:
    happen(rose, counter, order_id, "paid")
    deliver(world, counter.webhooks())
    counter.outside.control(
        "faults", provider="paypal", kind="reset_after", count=1, operation="refund.create"
    )
    refund.request(rose.owner, order_id, amount_minor=300)
    for _ in range(2):
        world.work_jobs()
        world.hurry_jobs()
    deliver(world, counter.webhooks())
    (entry,) = counter.outside.log(kind="refund")
    assert entry["amount_minor"] == 300
    with tenancy.business(rose.id):
        assert get_order(order_id).payment_status == "partly_refunded"


def test_a_webhook_signed_for_another_webhook_is_refused(
    world: World, rose: Shop, counter: Counter, order_id: UUID
) -> None:
    counter.outside.control("webhook", provider="paypal", json={"id": "WH-1"}, sign="wrong")
    (call,) = counter.webhooks()
    told = {name: value for name, value in call.headers.items() if name.startswith("paypal-")}
    assert asyncio.run(worlds._post(world.database, call.path, call.body, told)) == 403


def test_keys_of_a_paypal_app_say_whose_they_are(rose: Shop, counter: Counter) -> None:
    merchant = uuid7().hex[-13:].upper()
    asked = {
        "provider": "paypal",
        "client_id": f"client-{merchant}",
        "secret_key": "a-secret-of-the-shop-4321",
        "signing_secret": "WH-OF-THE-SHOP",
    }
    amal = caller_for(rose.owner)
    answer = amal.call("POST", "/payment-accounts", asked)
    made = json.loads(answer.content)
    assert (answer.status_code, made["external_id"]) == (201, merchant)
    assert (made["key_hint"], made["has_signing_secret"]) == ("••••4321", True)
    wrong = {**asked, "external_id": "ANOTHER"}
    refused = amal.call("POST", "/payment-accounts", wrong)
    assert json.loads(refused.content)["code"] == "key_of_another"
    none = {**asked, "client_id": "client-"}
    answer = amal.call("POST", "/payment-accounts", none)
    assert json.loads(answer.content)["code"] == "key_refused"
