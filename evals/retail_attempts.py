"""Every kind of change tried on every order, and things that never may be done."""

from collections.abc import Iterator, Mapping
from typing import Any

ELSEWHERE = {
    "address1": "1 Elsewhere Road", "address2": "", "city": "Springfield", "state": "IL",
    "country": "USA", "zip": "62701",
}  # fmt: skip


def attempts(order: Mapping[str, Any], *, db: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Attempts on one untouched order; what is permitted of them the policy's text says."""
    for number, (name, said) in enumerate(_kinds(order, db=db)):
        told = {"order_id": order["order_id"], **said}
        yield {"id": f"{order['order_id']}:{number}", "name": name, "arguments": told}


def _kinds(
    order: Mapping[str, Any], *, db: Mapping[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    paid = order["payment_history"][0]["payment_method_id"]
    methods = db["users"][order["user_id"]]["payment_methods"]
    item = order["items"][0]
    yield "cancel_pending_order", {"reason": "no longer needed"}
    yield "cancel_pending_order", {"reason": "found it cheaper"}
    yield "modify_pending_order_address", ELSEWHERE
    for method in methods:
        yield "modify_pending_order_payment", {"payment_method_id": method}
        yield "return_delivered_order_items", {
            "item_ids": [item["item_id"]], "payment_method_id": method,
        }  # fmt: skip
    for new_id in _options(order, item, db=db):
        said = {"item_ids": [item["item_id"]], "new_item_ids": [new_id], "payment_method_id": paid}
        yield "modify_pending_order_items", said
        yield "exchange_delivered_order_items", said


def _options(
    order: Mapping[str, Any], item: Mapping[str, Any], *, db: Mapping[str, Any]
) -> Iterator[str]:
    """One that is available, one that is not, the same one, and one of another product."""
    variants = db["products"][item["product_id"]]["variants"]
    others = {key: one for key, one in variants.items() if key != item["item_id"]}
    for available in (True, False):
        found = [key for key, one in others.items() if one["available"] is available]
        yield from found[:1]
    yield str(item["item_id"])
    strange = [one for one in order["items"] if one["product_id"] != item["product_id"]]
    yield from [str(one["item_id"]) for one in strange][:1]
