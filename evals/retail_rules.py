"""A retail shop's rules as its published policy states them, over plain data: what to expect.

Written from the policy's text alone and without the product's code, so that the two can disagree.
Orders, users and products are in the shape of the material's database.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from copy import deepcopy
from decimal import Decimal
from typing import Any

REASONS = ("no longer needed", "ordered by mistake")
ADDRESS = ("address1", "address2", "city", "state", "country", "zip")


class Forbidden(Exception):
    """The policy does not allow this, with the reason."""


class Retail:
    """The shop's records, changed only as the policy allows."""

    def __init__(self, db: Mapping[str, Any]) -> None:
        self.products: dict[str, Any] = db["products"]
        self.users: dict[str, Any] = deepcopy(db["users"])
        self.orders: dict[str, Any] = deepcopy(db["orders"])

    def do(self, name: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Carry out one action on an order and return it. Raises Forbidden."""
        order = self.orders.get(arguments["order_id"])
        if order is None:
            raise Forbidden("no such order")
        changed: dict[str, Any] = deepcopy(order)
        getattr(self, f"_{name}")(changed, arguments)
        self.orders[changed["order_id"]] = changed
        return changed

    def _cancel_pending_order(self, order: dict[str, Any], said: Mapping[str, Any]) -> None:
        _require(order["status"] == "pending", "not pending")
        _require(said["reason"] in REASONS, "reason")
        for paid in list(order["payment_history"]):
            order["payment_history"].append({**paid, "transaction_type": "refund"})
            self._put_on(order, paid["payment_method_id"], paid["amount"])
        order["status"] = "cancelled"
        order["cancel_reason"] = said["reason"]

    def _modify_pending_order_address(self, order: dict[str, Any], said: Mapping[str, Any]) -> None:
        _require(order["status"] == "pending", "not pending")
        order["address"] = {name: said[name] for name in ADDRESS}

    def _modify_pending_order_payment(self, order: dict[str, Any], said: Mapping[str, Any]) -> None:
        _require(order["status"] == "pending", "not pending")
        first = order["payment_history"][0]
        method = self._method(order, said["payment_method_id"])
        _require(len(order["payment_history"]) == 1, "paid more than once")
        _require(method["id"] != first["payment_method_id"], "same method")
        self._take(order, method, first["amount"])
        self._put_on(order, first["payment_method_id"], first["amount"])
        order["payment_history"] += [
            _moved("payment", first["amount"], method["id"]),
            _moved("refund", first["amount"], first["payment_method_id"]),
        ]

    def _modify_pending_order_items(self, order: dict[str, Any], said: Mapping[str, Any]) -> None:
        _require(order["status"] == "pending", "not pending")
        difference = self._swap(order, said, change=True)
        method = self._method(order, said["payment_method_id"])
        self._take(order, method, difference)
        kind = "payment" if difference > 0 else "refund"
        order["payment_history"].append(_moved(kind, abs(difference), method["id"]))
        order["status"] = "pending (item modified)"

    def _return_delivered_order_items(self, order: dict[str, Any], said: Mapping[str, Any]) -> None:
        _require(order["status"] == "delivered", "not delivered")
        method = self._method(order, said["payment_method_id"])
        is_original = method["id"] == order["payment_history"][0]["payment_method_id"]
        _require(is_original or method["source"] == "gift_card", "method")
        _require_held(order, said["item_ids"])
        order["status"] = "return requested"
        order["return_items"] = sorted(said["item_ids"])
        order["return_payment_method_id"] = method["id"]

    def _exchange_delivered_order_items(
        self, order: dict[str, Any], said: Mapping[str, Any]
    ) -> None:
        _require(order["status"] == "delivered", "not delivered")
        difference = self._swap(order, said, change=False)
        method = self._method(order, said["payment_method_id"])
        _require(method["source"] != "gift_card" or method["balance"] >= difference, "credit")
        order["status"] = "exchange requested"
        order["exchange_items"] = sorted(said["item_ids"])
        order["exchange_new_items"] = sorted(said["new_item_ids"])
        order["exchange_payment_method_id"] = method["id"]
        order["exchange_price_difference"] = round(difference, 2)

    def _swap(self, order: dict[str, Any], said: Mapping[str, Any], *, change: bool) -> float:
        old, new = said["item_ids"], said["new_item_ids"]
        _require(len(old) == len(new), "as many new as old")
        _require_held(order, old)
        difference, left = Decimal(0), list(order["items"])
        for old_id, new_id in zip(old, new, strict=True):
            item = next(one for one in left if one["item_id"] == old_id)
            left.remove(item)
            variant = self.products[item["product_id"]]["variants"].get(new_id)
            _require(variant is not None, "another product")
            _require(variant["available"], "not available")
            _require(old_id != new_id, "the same option")
            difference += Decimal(str(variant["price"])) - Decimal(str(item["price"]))
            if change:
                item |= {
                    "item_id": new_id, "price": variant["price"], "options": variant["options"],
                }  # fmt: skip
        return float(difference)

    def _method(self, order: Mapping[str, Any], method_id: str) -> dict[str, Any]:
        methods: dict[str, Any] = self.users[order["user_id"]]["payment_methods"]
        _require(method_id in methods, "method unknown")
        found: dict[str, Any] = methods[method_id]
        return found

    def _take(self, order: Mapping[str, Any], method: dict[str, Any], amount: float) -> None:
        if method["source"] == "gift_card":
            _require(method["balance"] >= amount, "credit")
            method["balance"] = round(method["balance"] - amount, 2)

    def _put_on(self, order: Mapping[str, Any], method_id: str, amount: float) -> None:
        method = self.users[order["user_id"]]["payment_methods"].get(method_id, {})
        if method.get("source") == "gift_card":
            method["balance"] = round(method["balance"] + amount, 2)


def _moved(kind: str, amount: float, method_id: str) -> dict[str, Any]:
    return {
        "transaction_type": kind, "amount": round(amount, 2), "payment_method_id": method_id,
    }  # fmt: skip


def _require(holds: bool, reason: str) -> None:
    if not holds:
        raise Forbidden(reason)


def _require_held(order: Mapping[str, Any], item_ids: Sequence[str]) -> None:
    held = Counter(item["item_id"] for item in order["items"])
    _require(bool(item_ids) and not Counter(item_ids) - held, "not in the order")
