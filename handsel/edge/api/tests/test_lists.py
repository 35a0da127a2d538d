"""Lists cost the same number of statements however long they are, and orders show their money."""

import json
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.edge.api.tests.things import (
    Things,
    dead_event,
    furnish,
    paid_order,
    troubled_message,
)
from handsel.kit import tenancy
from handsel.kit.money import Money
from handsel.modules.catalog.actions import NewVariant, put_product
from handsel.modules.commerce.invoices import actions as invoices
from handsel.modules.commerce.ledger import actions as ledger
from handsel.modules.commerce.ledger.rules import Kind
from handsel.modules.ingress.models import Event
from tests.cast import Shop
from tests.purchases import NOON, open_thread

LISTS = (
    "/conversations",
    "/messages/troubled",
    "/products",
    "/orders",
    "/orders?text=robin",
    "/invoices",
    "/customers",
    "/channels",
    "/events",
)


@pytest.fixture
def things(rose: Shop, database: dict[str, str]) -> Things:
    return furnish(rose, admin_url=database["admin"])


def listed(caller: Caller, path: str) -> tuple[int, list[Any]]:
    """How many statements a list took, and what was in it."""
    with CaptureQueriesContext(connection) as captured:
        answer = caller.call("GET", path)
    return len(captured), json.loads(answer.content)["items"]


def test_a_longer_list_takes_no_more_statements(
    rose: Shop, things: Things, database: dict[str, str]
) -> None:
    amal = caller_for(rose.owner)
    before = {path: listed(amal, path) for path in LISTS}
    for number in range(3):
        thread = open_thread(rose)
        troubled_message(rose, thread)
        order_id = paid_order(rose, thread)
        with tenancy.business(rose.id):
            invoices.issue(order_id, at=NOON)
            bun = NewVariant(sku=f"BUN-{number}", options={}, price_minor=300, currency="GBP")
            put_product(f"bun-{number}", title="Bun", variants=[bun])
        dead_event(rose, admin_url=database["admin"])
    after = {path: listed(amal, path) for path in LISTS}
    for path in LISTS:
        assert after[path][0] == before[path][0], path
        grown = len(after[path][1]) - len(before[path][1])
        assert grown == (0 if path == "/channels" else 3), path


def test_an_order_shows_its_lines_payments_documents_and_movements(
    rose: Shop, things: Things
) -> None:
    with tenancy.business(rose.id):
        price = Money(960, "GBP")
        ledger.record(
            Kind.PAYMENT, reference="pi_1", order_id=things.order_id, money=price, at=NOON
        )
    answer = caller_for(rose.owner).call("GET", f"/orders/{things.order_id}")
    order = json.loads(answer.content)
    assert [(line["title"], line["quantity"]) for line in order["lines"]] == [("Sourdough loaf", 2)]
    assert [payment["status"] for payment in order["payments"]] == ["succeeded"]
    assert [document["kind"] for document in order["invoices"]] == ["invoice"]
    [movement] = order["movements"]
    assert [(e["account"], e["amount_minor"]) for e in movement["entries"]] == [
        ("provider", 960),
        ("customer", -960),
    ]


def test_orders_page_without_gaps(rose: Shop, things: Things) -> None:
    ids = [str(things.order_id), *(str(paid_order(rose, open_thread(rose))) for _ in range(2))]
    amal = caller_for(rose.owner)
    first = json.loads(amal.call("GET", "/orders?limit=2").content)
    second = json.loads(amal.call("GET", f"/orders?limit=2&cursor={first['next_cursor']}").content)
    assert [one["id"] for one in first["items"] + second["items"]] == ids[::-1]
    assert second["next_cursor"] is None


def test_products_page_in_the_shops_order_without_gaps(rose: Shop, blue: Shop) -> None:
    # Two at the same place, one placed before those made earlier, one off sale in between.
    for name, position in (("bun", 2), ("roll", 2), ("tart", 1), ("pie", 3), ("cake", 4)):
        only = NewVariant(sku=name.upper(), options={}, price_minor=300, currency="GBP")
        with tenancy.business(rose.id):
            put_product(
                name, title=name, variants=[only], position=position, is_active=name != "roll"
            )
    assert paged(caller_for(rose.owner)) == ["tart", "bun", "pie", "cake"]
    everything = paged(caller_for(rose.owner), "&with_inactive=true")
    assert everything == ["tart", "bun", "roll", "pie", "cake"]
    theirs = json.loads(caller_for(rose.owner).call("GET", "/products?limit=1").content)
    path = f"/products?cursor={theirs['next_cursor']}"
    unknown = caller_for(blue.owner).call("GET", path)
    assert (unknown.status_code, json.loads(unknown.content)["code"]) == (422, "bad_cursor")


def paged(caller: Caller, asked: str = "") -> list[str]:
    """The handles of all products, two at a time."""
    found: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = json.loads(caller.call("GET", f"/products?limit=2&cursor={cursor}{asked}").content)
        found += [one["handle"] for one in page["items"]]
        cursor = page["next_cursor"]
    return found


def test_an_invoice_comes_as_a_file_nobody_may_keep(rose: Shop, things: Things) -> None:
    answer = caller_for(rose.owner).call("GET", f"/invoices/{things.invoice_id}/pdf")
    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="INV-2026-000001.pdf"'
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_refund_asked_for_twice_is_one_refund(rose: Shop, things: Things) -> None:
    amal = caller_for(rose.owner)
    path = f"/orders/{things.order_id}/refunds"
    first, again = (amal.call("POST", path, {"amount_minor": 480}) for _ in range(2))
    assert (first.status_code, first.content) == (202, again.content)
    too_much = amal.call("POST", path, {"amount_minor": 481})
    assert json.loads(too_much.content)["code"] == "refund_exceeds_payment"


def test_a_replayed_event_waits_in_a_woken_lane(
    rose: Shop, things: Things, database: dict[str, str]
) -> None:
    amal = caller_for(rose.owner)
    path = f"/events/{things.event_id}/replay"
    answer = json.loads(amal.call("POST", path).content)
    assert (answer["state"], answer["reason"], answer["attempts"]) == ("received", "", 0)
    assert "body" not in answer
    with tenancy.business(rose.id):
        lane_id = Event.objects.get(id=things.event_id).lane_id
    with psycopg.connect(database["admin"]) as admin:
        lane = admin.execute(
            "SELECT business_id, target_id, ready_at IS NOT NULL FROM ingress_lane WHERE id = %s",
            [lane_id],
        ).fetchone()
    assert lane == (rose.id, rose.channel_id, True)
    again = amal.call("POST", path)
    assert (again.status_code, json.loads(again.content)["code"]) == (409, "not_waiting")


def test_a_products_picture_has_a_public_address(rose: Shop) -> None:
    bun = NewVariant(sku="BUN", options={}, price_minor=300, currency="GBP")
    with tenancy.business(rose.id):
        put_product("bun", title="Bun", image="rose-bakery/scones.svg", variants=[bun])
    _, [shown] = listed(caller_for(rose.owner), "/products")
    assert shown["image_url"] == "http://127.0.0.1:8000/pictures/rose-bakery/scones.svg"
    assert Caller().send("GET", "/pictures/rose-bakery/scones.svg").status_code == 200
