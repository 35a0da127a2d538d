"""PayPal's objects of one order, as the deliveries so far imply them, behind our HTTP client."""

import json
from dataclasses import dataclass, field
from typing import Any

import httpx2

from handsel.modules.commerce.payments.adapters.paypal.parsing import capture_of

type Json = dict[str, Any]

_TAKEN = ("COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED")


@dataclass
class PayPalShown:
    """One order with its capture, refunds and disputes. `heard` are the deliveries so far."""

    setup: Json
    heard: list[Json] = field(default_factory=list)
    unit: Json = field(default_factory=dict)

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        """What PayPal answers to one call."""
        path = request.url.path.removeprefix("/paypal")
        order, disputes = self._now()
        capture = (order["purchase_units"][0]["payments"]["captures"] or [None])[0]
        if path == "/v1/oauth2/token":
            return httpx2.Response(200, json={"access_token": "a-token", "expires_in": 32_000})
        if path == "/v2/checkout/orders":
            self.unit = json.loads(request.content)["purchase_units"][0]
            return httpx2.Response(201, json=self._now()[0])
        if path == f"/v2/checkout/orders/{order['id']}":
            return httpx2.Response(200, json=order)
        if path == f"/v2/checkout/orders/{order['id']}/capture":
            # Only deliveries say what came of a capture; one nobody tells of got no answer.
            return httpx2.Response(201, json=order) if capture else httpx2.Response(503)
        if capture and path == f"/v2/payments/captures/{capture['id']}":
            return httpx2.Response(200, json=capture)
        if path == "/v1/customer/disputes":
            mine = capture and request.url.params["disputed_transaction_id"] == capture["id"]
            items = [{"dispute_id": name} for name in disputes] if mine else []
            return httpx2.Response(200, json={"items": items})
        dispute = disputes.get(path.removeprefix("/v1/customer/disputes/"))
        if dispute:
            return httpx2.Response(200, json=dispute)
        return httpx2.Response(404, json={"name": "RESOURCE_NOT_FOUND"})

    def _now(self) -> tuple[Json, dict[str, Json]]:
        captures: list[Json] = []
        refunds: dict[str, Json] = {}
        disputes: dict[str, Json] = {}
        amount = {"currency_code": self.setup["currency"], "value": self.setup["amount"]}
        order: Json = {
            "id": self.setup["paypal_order_id"],
            "intent": "CAPTURE",
            "status": "CREATED",
            "links": [{"rel": "payer-action", "href": "https://paypal.example/approve"}],
            "purchase_units": [
                {
                    "custom_id": self.unit.get("custom_id"),
                    "amount": amount,
                    "payments": {"captures": captures},
                }
            ],
        }
        for event in sorted(self.heard, key=lambda one: one["create_time"]):
            self._happen(event, order, captures, refunds, disputes)
        order["purchase_units"][0]["payments"]["refunds"] = list(refunds.values())
        return order, disputes

    def _happen(
        self,
        event: Json,
        order: Json,
        captures: list[Json],
        refunds: dict[str, Json],
        disputes: dict[str, Json],
    ) -> None:
        kind, told = event["event_type"], event["resource"]
        mine = self.setup["capture_id"]
        if kind.startswith("CHECKOUT.ORDER.") and told.get("id") == order["id"]:
            order["status"] = told["status"] if order["status"] != "COMPLETED" else "COMPLETED"
        elif kind.startswith("CUSTOMER.DISPUTE."):
            if told["disputed_transactions"][0].get("seller_transaction_id") == mine:
                self._take(order, captures)
                disputes[told["dispute_id"]] = told
        elif "/captures/" in str(told.get("links")) and capture_of(told) == mine != told["id"]:
            self._take(order, captures)
            refunds[told["id"]] = {**told, "invoice_id": ""}
        elif kind.startswith("PAYMENT.CAPTURE.") and told.get("id") == mine:
            self._hear_capture(told, order, captures)

    def _hear_capture(self, told: Json, order: Json, captures: list[Json]) -> None:
        order["status"] = "COMPLETED"
        if captures and captures[0]["status"] in _TAKEN:
            return
        captures[:] = [{**told, "custom_id": self.unit.get("custom_id")}]

    def _take(self, order: Json, captures: list[Json]) -> None:
        """Money that went back had been taken."""
        order["status"] = "COMPLETED"
        if captures and captures[0]["status"] in _TAKEN:
            return
        amount = order["purchase_units"][0]["amount"]
        captures[:] = [
            {
                "id": self.setup["capture_id"],
                "status": "COMPLETED",
                "amount": amount,
                "custom_id": self.unit.get("custom_id"),
            }
        ]
