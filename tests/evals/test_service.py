"""The service eval on a shop of our own: by the product and by the policy's text, side by side."""

from typing import Any

import pytest

from evals.retail_rules import Forbidden, Retail
from evals.retail_tasks import play
from tests.provider import connected


def order(number: str, status: str, paid: str = "card_1") -> dict[str, Any]:
    history = [{"transaction_type": "payment", "amount": 14.0, "payment_method_id": paid}]
    mug = {"name": "Mug", "product_id": "100", "item_id": "101", "price": 14.0, "options": {}}
    return {
        "order_id": number, "user_id": "ana", "status": status, "items": [mug],
        "payment_history": history, "address": address("1 Low Street"),
    }  # fmt: skip


def address(line: str) -> dict[str, str]:
    return {
        "address1": line, "address2": "", "city": "York", "state": "NY", "country": "UK",
        "zip": "10001",
    }  # fmt: skip


def variant(item: str, price: float, *, available: bool = True) -> dict[str, Any]:
    return {"item_id": item, "options": {"no": item}, "price": price, "available": available}


@pytest.fixture
def db() -> dict[str, Any]:
    mugs = [variant("101", 14.0), variant("102", 16.5), variant("103", 9.0, available=False)]
    methods: list[dict[str, Any]] = [
        {"id": "card_1", "source": "credit_card"},
        {"id": "gift_1", "source": "gift_card", "balance": 20.0},
    ]
    orders = [order("#W1000001", "pending"), order("#W1000002", "delivered", "gift_1"),
              order("#W1000003", "pending", "gift_1"), order("#W1000004", "processed")]  # fmt: skip
    return {
        "products": {
            "100": {"name": "Mug", "product_id": "100", "variants": {m["item_id"]: m for m in mugs}}
        },
        "users": {
            "ana": {
                "name": {"first_name": "Ana", "last_name": "Reyes"}, "email": "ana@example.com",
                "payment_methods": {m["id"]: m for m in methods},
            }
        },
        "orders": {o["order_id"]: o for o in orders},
    }  # fmt: skip


def action(number: int, name: str, **arguments: Any) -> dict[str, Any]:
    return {"action_id": f"own_{number}", "name": name, "arguments": arguments}


def test_the_product_does_what_the_policy_permits_and_nothing_else(
    db: dict[str, Any], database: dict[str, str]
) -> None:
    swap = {"item_ids": ["101"], "new_item_ids": ["102"]}
    actions = [
        action(1, "modify_pending_order_address", order_id="#W1000001", **address("7 Mill Lane")),
        action(2, "modify_pending_order_payment", order_id="#W1000001", payment_method_id="gift_1"),
        action(3, "modify_pending_order_items", order_id="#W1000001", payment_method_id="card_1",
               **swap),
        action(4, "cancel_pending_order", order_id="#W1000001", reason="no longer needed"),
        action(5, "exchange_delivered_order_items", order_id="#W1000002",
               payment_method_id="card_1", **swap),
        action(6, "return_delivered_order_items", order_id="#W1000002", item_ids=["101"],
               payment_method_id="gift_1"),
        action(7, "cancel_pending_order", order_id="#W1000003", reason="ordered by mistake"),
        action(8, "cancel_pending_order", order_id="#W1000004", reason="no longer needed"),
    ]  # fmt: skip
    task = {"id": "own", "evaluation_criteria": {"actions": actions}}
    with connected() as provider:
        lines = list(play(task, actions, db=db, provider=provider, tried=set()))
    assert [line for line in lines if not line["right"]] == []
    told = [(line["permitted"], line["outcome"]) for line in lines if line["group"] == "task"]
    assert told == [
        (True, "done"), (True, "done"), (True, "done"), (False, "already_changed"),
        (True, "done"), (False, "already_changed"), (True, "done"), (False, "not_pending"),
    ]  # fmt: skip
    assert {line["permitted"] for line in lines if line["group"] == "attempt"} == {True, False}


def test_the_rules_of_the_text_change_nothing_they_forbid(db: dict[str, Any]) -> None:
    retail = Retail(db)
    with pytest.raises(Forbidden):
        retail.do("cancel_pending_order", {"order_id": "#W1000001", "reason": "too dear"})
    assert retail.orders == db["orders"]
