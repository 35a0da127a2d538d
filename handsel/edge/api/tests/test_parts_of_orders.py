"""A list of orders gives the part that was asked for."""

import json
from typing import Any

import pytest

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.edge.api.tests.things import Things, furnish
from handsel.kit import tenancy
from handsel.modules.commerce.orders.models import Order
from tests.cast import Shop


@pytest.fixture
def things(rose: Shop, database: dict[str, str]) -> Things:
    return furnish(rose, admin_url=database["admin"])


@pytest.fixture
def amal(rose: Shop) -> Caller:
    return caller_for(rose.owner)


def items(caller: Caller, path: str) -> list[Any]:
    found: list[Any] = json.loads(caller.call("GET", path).content)["items"]
    return found


@pytest.mark.parametrize(
    ("which", "payment_status", "status", "is_in"),
    [
        ("unpaid", "unpaid", "draft", True),
        ("unpaid", "partly_paid", "draft", True),
        ("unpaid", "unpaid", "cancelled", False),
        ("unpaid", "paid", "placed", False),
        ("to_ship", "paid", "placed", True),
        ("to_ship", "unpaid", "placed", False),
        ("to_ship", "paid", "cancelled", False),
        ("paid", "paid", "placed", True),
        ("refunded", "partly_refunded", "placed", True),
        ("refunded", "paid", "placed", False),
    ],
)
def test_orders_are_listed_by_what_is_to_do(
    rose: Shop,
    things: Things,
    amal: Caller,
    which: str,
    payment_status: str,
    status: str,
    is_in: bool,
) -> None:
    with tenancy.business(rose.id):
        Order.objects.filter(id=things.order_id).update(
            payment_status=payment_status, status=status
        )
    found = [order["id"] for order in items(amal, f"/orders?which={which}")]
    assert (str(things.order_id) in found) is is_in


def test_an_order_says_whose_it_is(rose: Shop, things: Things, amal: Caller) -> None:
    with tenancy.business(rose.id):
        order = Order.objects.select_related("customer").get(id=things.order_id)
        order.customer.name = "Priya"
        order.customer.save()
    assert items(amal, "/orders")[0]["customer_name"] == "Priya"


def test_orders_are_listed_by_customer(rose: Shop, things: Things, amal: Caller) -> None:
    with tenancy.business(rose.id):
        customer_id = Order.objects.get(id=things.order_id).customer_id
    found = items(amal, f"/orders?customer_id={customer_id}")
    assert {order["customer_id"] for order in found} == {str(customer_id)}
    assert items(amal, f"/orders?customer_id={things.order_id}") == []
