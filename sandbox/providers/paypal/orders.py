"""PayPal's orders, each of one merchant, and what happens to their money.

Nothing here posts or answers. Every verb changes the stored objects, writes the log where money
moved, and returns the webhooks in the order PayPal would make them.
"""

import secrets
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from sandbox.web import Json
from sandbox.world import World

type Changes = list[tuple[str, Json]]

_ORDERS = "paypal_orders"
_DISPUTES = "paypal_disputes"
_NO_DECIMALS = frozenset({"HUF", "JPY", "TWD"})
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def new_id(length: int = 17) -> str:
    """A fresh object id."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))


def to_minor(amount: Json) -> int:
    """An amount in the currency's minor unit, as PayPal counts its decimals."""
    digits = 0 if amount["currency_code"] in _NO_DECIMALS else 2
    return int(Decimal(amount["value"]).scaleb(digits))


def to_amount(minor: int, currency: str) -> Json:
    """An amount as PayPal writes it."""
    digits = 0 if currency in _NO_DECIMALS else 2
    return {"currency_code": currency, "value": str(Decimal(minor).scaleb(-digits))}


class Orders:
    """The orders of every merchant."""

    def __init__(self, world: World) -> None:
        self._world = world

    @property
    def _table(self) -> dict[str, Any]:
        return self._world.state.table(_ORDERS)

    def create(self, merchant: str, asked: Json) -> Json:
        """A new order that waits for its payer."""
        base = self._world.settings.base_url
        order_id = new_id()
        source = asked.get("payment_source", {}).get("paypal", {})
        unit = {**asked["purchase_units"][0], "payee": {"merchant_id": merchant}, "payments": {}}
        order: Json = {
            "id": order_id,
            "intent": asked["intent"],
            "status": "PAYER_ACTION_REQUIRED" if source else "CREATED",
            "purchase_units": [unit],
            "payer": {},
            "create_time": self._world.clock.real_iso(),
            "links": [
                {"rel": "self", "href": f"{base}/paypal/v2/checkout/orders/{order_id}"},
                {
                    "rel": "payer-action" if source else "approve",
                    "href": f"{base}/paypal/pay/{order_id}",
                },
            ],
        }
        context = source.get("experience_context", {})
        hidden = {"return_url": context.get("return_url", base), "capture_as": "COMPLETED"}
        self._world.state.put(_ORDERS, order_id, [merchant, order, hidden])
        self._world.log.append(
            "paypal",
            "checkout",
            account_id=merchant,
            checkout_id=order_id,
            url=f"{base}/paypal/pay/{order_id}",
            amount_minor=to_minor(unit["amount"]),
            currency=unit["amount"]["currency_code"],
            custom_id=unit.get("custom_id", ""),
        )
        return order

    def put_past(self, merchant: str, order: Json, disputes: Iterable[Json]) -> None:
        """Keep an order of the time before this world began, and the disputes over it."""
        hidden = {"return_url": "", "capture_as": "COMPLETED", "is_past": True}
        self._world.state.put(_ORDERS, order["id"], [merchant, order, hidden])
        for dispute in disputes:
            self._world.state.put(_DISPUTES, dispute["dispute_id"], dispute)

    def drop_past(self, merchant: str) -> None:
        """Forget those orders."""
        kept = [
            order
            for owner, order, hidden in self._table.values()
            if owner == merchant and hidden.get("is_past")
        ]
        for order in kept:
            for capture in captures_of(order):
                for dispute in self.disputes(capture["id"]):
                    self._world.state.drop(_DISPUTES, dispute["dispute_id"])
            self._world.state.drop(_ORDERS, order["id"])

    def find(self, order_id: str, *, merchant: str | None = None) -> Json | None:
        """The live order; another merchant's is absent."""
        owner, order, _ = self._table.get(order_id, ("", None, None))
        return order if merchant in {None, owner} else None

    def merchant(self, order_id: str) -> str:
        """Whose order it is."""
        return str(self._table[order_id][0])

    def return_url(self, order_id: str) -> str:
        """Where the payer goes afterwards."""
        return str(self._table[order_id][2]["return_url"])

    def find_capture(self, capture_id: str, *, merchant: str) -> tuple[Json, Json] | None:
        """A capture of a merchant, with its order."""
        for owner, order, _ in self._table.values():
            for capture in captures_of(order):
                if owner == merchant and capture["id"] == capture_id:
                    return order, capture
        return None

    def disputes(self, capture_id: str) -> list[Json]:
        """The disputes over a capture."""
        found = self._world.state.table(_DISPUTES).values()
        return [
            one
            for one in found
            if one["disputed_transactions"][0]["seller_transaction_id"] == capture_id
        ]

    def approve(self, order: Json, *, email: str | None, capture_as: str) -> Changes:
        """The payer agrees; no money moves before the merchant captures."""
        order["status"] = "APPROVED"
        order["payer"] = {"email_address": email or "payer@example.com", "payer_id": new_id(13)}
        self._table[order["id"]][2]["capture_as"] = capture_as
        self._keep(order)
        return [("CHECKOUT.ORDER.APPROVED", order)]

    def will_decline(self, order: Json) -> bool:
        """Whether the payer's bank will refuse."""
        return bool(self._table[order["id"]][2]["capture_as"] == "DECLINED")

    def capture(self, order: Json) -> Changes:
        """The merchant takes what was approved."""
        unit = order["purchase_units"][0]
        status = self._table[order["id"]][2]["capture_as"]
        capture: Json = {
            "id": new_id(),
            "status": status,
            "amount": {name: unit["amount"][name] for name in ("currency_code", "value")},
            "custom_id": unit.get("custom_id", ""),
            "invoice_id": unit.get("invoice_id", ""),
            "final_capture": True,
            "payee": unit["payee"],
            "supplementary_data": {"related_ids": {"order_id": order["id"]}},
            "links": [{"rel": "up", "href": order["links"][0]["href"]}],
        }
        if status == "PENDING":
            capture["status_details"] = {"reason": "ECHECK"}
        unit["payments"] = {"captures": [capture], "refunds": []}
        order["status"] = "COMPLETED"
        self._keep(order)
        return self.settle(order, capture, status)

    def settle(self, order: Json, capture: Json, status: str) -> Changes:
        """A capture comes to this status."""
        capture["status"] = status
        self._keep(order)
        if status == "COMPLETED":
            self._record("charge", order, capture, amount_minor=to_minor(capture["amount"]))
            return [("PAYMENT.CAPTURE.COMPLETED", capture), ("CHECKOUT.ORDER.COMPLETED", order)]
        kind = "PENDING" if status == "PENDING" else "DENIED"
        return [(f"PAYMENT.CAPTURE.{kind}", capture)]

    def refund(
        self, order: Json, capture: Json, *, minor: int, invoice_id: str = ""
    ) -> tuple[Json, Changes]:
        """Money goes back to the payer."""
        currency = capture["amount"]["currency_code"]
        refund: Json = {
            "id": new_id(),
            "status": "COMPLETED",
            "amount": to_amount(minor, currency),
            "custom_id": capture["custom_id"],
            "invoice_id": invoice_id,
            "payer": capture["payee"],
            "links": [
                {
                    "rel": "up",
                    "href": f"{self._world.settings.base_url}/paypal/v2/payments/captures/"
                    f"{capture['id']}",
                }
            ],
        }
        order["purchase_units"][0]["payments"]["refunds"].append(refund)
        is_all = left_of(order, capture) == 0
        capture["status"] = "REFUNDED" if is_all else "PARTIALLY_REFUNDED"
        self._keep(order)
        self._record("refund", order, capture, amount_minor=minor, refund_id=refund["id"])
        return refund, [("PAYMENT.CAPTURE.REFUNDED", refund)]

    def dispute(self, order: Json, capture: Json) -> Changes:
        """The payer disputes the payment, and the money is held."""
        dispute: Json = {
            "dispute_id": f"PP-D-{secrets.randbelow(90_000) + 10_000}",
            "status": "WAITING_FOR_SELLER_RESPONSE",
            "reason": "MERCHANDISE_OR_SERVICE_NOT_RECEIVED",
            "dispute_amount": capture["amount"],
            "dispute_life_cycle_stage": "CHARGEBACK",
            "disputed_transactions": [
                {
                    "seller_transaction_id": capture["id"],
                    "custom": capture["custom_id"],
                    "seller": capture["payee"],
                }
            ],
        }
        return self._disputed(order, capture, dispute, "CREATED")

    def decide_dispute(self, order: Json, capture: Json, dispute: Json, *, won: bool) -> Changes:
        """The dispute ends for the seller or for the buyer."""
        code = "RESOLVED_SELLER_FAVOUR" if won else "RESOLVED_BUYER_FAVOUR"
        dispute |= {"status": "RESOLVED", "dispute_outcome": {"outcome_code": code}}
        return self._disputed(order, capture, dispute, "RESOLVED")

    def void(self, order: Json) -> Changes:
        """The order ends unpaid."""
        order["status"] = "VOIDED"
        self._keep(order)
        return [("CHECKOUT.ORDER.VOIDED", order)]

    def _disputed(self, order: Json, capture: Json, dispute: Json, kind: str) -> Changes:
        self._world.state.put(_DISPUTES, dispute["dispute_id"], dispute)
        self._record(
            "dispute",
            order,
            capture,
            amount_minor=to_minor(dispute["dispute_amount"]),
            status=dispute["status"],
        )
        return [(f"CUSTOMER.DISPUTE.{kind}", dispute)]

    def _keep(self, order: Json) -> None:
        merchant, _, hidden = self._table[order["id"]]
        self._world.state.put(_ORDERS, order["id"], [merchant, order, hidden])

    def _record(self, kind: str, order: Json, capture: Json, **more: Any) -> None:
        self._world.log.append(
            "paypal",
            kind,
            account_id=self.merchant(order["id"]),
            checkout_id=order["id"],
            charge_id=capture["id"],
            currency=capture["amount"]["currency_code"],
            custom_id=capture["custom_id"],
            **more,
        )


def captures_of(order: Json) -> list[Json]:
    """An order's captures."""
    found: list[Json] = order["purchase_units"][0]["payments"].get("captures", [])
    return found


def left_of(order: Json, capture: Json) -> int:
    """What may still be given back, in minor units."""
    refunds = order["purchase_units"][0]["payments"].get("refunds", [])
    return to_minor(capture["amount"]) - sum(to_minor(one["amount"]) for one in refunds)
