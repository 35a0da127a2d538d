"""Stripe's objects of one order, as the deliveries so far imply them, behind Stripe's library."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import stripe

type Json = dict[str, Any]


@dataclass
class StripeShown:
    """One session, its payment, refunds and disputes. `heard` are the deliveries so far.

    `refund_ids` are those any delivery names, by amount: a charge's sum alone does not tell them.
    """

    setup: Json
    refund_ids: list[tuple[int, str]] = field(default_factory=list)
    heard: list[Json] = field(default_factory=list)
    metadata: Json = field(default_factory=dict)
    expires_at: int = 0

    def foresee(self, deliveries: list[Json]) -> None:
        """Learn the names of refunds, which are the same before and after they are told."""
        for event in deliveries:
            thing = event["data"]["object"]
            if thing.get("object") == "refund":
                self.refund_ids.append((thing["amount"], thing["id"]))

    def answer(self, method: str, path: str, params: Json) -> tuple[Json, int]:
        """What Stripe answers to one call."""
        session, intent, refunds, disputes = self._now()
        if method == "POST" and path == "/v1/checkout/sessions":
            self.metadata, self.expires_at = _metadata(params), int(params["expires_at"][0])
            session = self._now()[0]
            return session, 200
        if path == f"/v1/checkout/sessions/{session['id']}":
            return {**session, "payment_intent": intent if session["payment_intent"] else None}, 200
        if path == f"/v1/payment_intents/{intent['id']}":
            return intent, 200
        listed = {"/v1/refunds": refunds, "/v1/disputes": disputes}
        if path in listed:
            mine = params.get("payment_intent") == [intent["id"]]
            data = listed[path] if mine else []
            return {"object": "list", "url": path, "has_more": False, "data": data}, 200
        return {"error": {"code": "resource_missing", "type": "invalid_request_error"}}, 404

    def _now(self) -> tuple[Json, Json, list[Json], list[Json]]:
        setup = self.setup
        session: Json = {
            "id": setup["checkout_session_id"],
            "object": "checkout.session",
            "amount_total": setup["amount_minor"],
            "currency": setup["currency"],
            "status": "open",
            "payment_status": "unpaid",
            "payment_intent": None,
            "metadata": self.metadata,
            "client_reference_id": self.metadata.get("payment_id"),
            "livemode": setup["livemode"],
            "url": "https://checkout.example/pay",
            "expires_at": self.expires_at,
            "customer_details": None,
        }
        intent: Json = {
            "id": setup["payment_intent_id"],
            "object": "payment_intent",
            "amount": setup["amount_minor"],
            "amount_received": 0,
            "currency": setup["currency"],
            "status": "requires_payment_method",
            "metadata": self.metadata,
            "latest_charge": None,
        }
        refunds: dict[str, Json] = {}
        disputes: dict[str, Json] = {}
        for event in sorted(self.heard, key=lambda one: one["created"]):
            self._happen(event, session, intent, refunds, disputes)
        given = sum(one["amount"] for one in refunds.values() if one["status"] == "succeeded")
        if session["payment_intent"]:
            charge = {"amount_refunded": given, "disputed": bool(disputes)}
            intent["latest_charge"] = {"id": "ch_1", "object": "charge", **charge}
        return session, intent, list(refunds.values()), list(disputes.values())

    def _happen(
        self,
        event: Json,
        session: Json,
        intent: Json,
        refunds: dict[str, Json],
        disputes: dict[str, Json],
    ) -> None:
        thing = event["data"]["object"]
        if not self._is_mine(thing):
            return
        match thing["object"]:
            case "checkout.session":
                _hear_session(event["type"], thing, session, intent)
            case "payment_intent":
                _hear_intent(thing, session, intent)
            case "charge":
                if thing.get("paid") and thing.get("status") == "succeeded":
                    _pay(session, intent)
                self._hear_refunded(thing, refunds)
            case "refund":
                _pay(session, intent)
                refunds[thing["id"]] = {**thing, "metadata": {}}
            case "dispute":
                _pay(session, intent)
                disputes[thing["id"]] = thing

    def _is_mine(self, thing: Json) -> bool:
        about = thing.get("payment_intent")
        if thing.get("object") == "checkout.session":
            return bool(thing["id"] == self.setup["checkout_session_id"])
        if thing.get("object") == "payment_intent":
            about = thing["id"]
        return bool(about == self.setup["payment_intent_id"])

    def _hear_refunded(self, charge: Json, refunds: dict[str, Json]) -> None:
        told = sum(one["amount"] for one in refunds.values())
        more = int(charge.get("amount_refunded") or 0) - told
        if more <= 0:
            return
        named = [name for amount, name in self.refund_ids if amount == more and name not in refunds]
        name = named[0] if named else f"re_{charge['id']}_{len(refunds)}"
        refunds[name] = {
            "id": name,
            "object": "refund",
            "amount": more,
            "currency": charge["currency"],
            "status": "succeeded",
            "metadata": {},
        }


def _hear_session(kind: str, told: Json, session: Json, intent: Json) -> None:
    session["amount_total"], session["currency"] = told["amount_total"], told["currency"]
    if intent["status"] == "succeeded":
        return
    session["status"], session["payment_status"] = told["status"], told["payment_status"]
    if told.get("payment_intent"):
        session["payment_intent"] = intent["id"]
    if told["payment_status"] == "paid":
        _pay(session, intent)
    elif kind.endswith("async_payment_failed"):
        intent["status"] = "requires_payment_method"
    elif told["status"] == "complete":
        intent["status"] = "processing"


def _hear_intent(told: Json, session: Json, intent: Json) -> None:
    session["payment_intent"] = intent["id"]
    if intent["status"] == "succeeded":
        return
    if told["status"] == "succeeded":
        intent["amount_received"] = told.get("amount_received", told["amount"])
        _pay(session, intent, received=intent["amount_received"])
    else:
        intent["status"] = told["status"]
        if told["status"] == "processing":
            session["status"] = "complete"


def _pay(session: Json, intent: Json, *, received: int | None = None) -> None:
    if intent["status"] == "succeeded":
        return
    session |= {"status": "complete", "payment_status": "paid", "payment_intent": intent["id"]}
    amount = session["amount_total"] if received is None else received
    intent |= {"status": "succeeded", "amount_received": amount}


def _metadata(params: Json) -> Json:
    prefix = "metadata["
    return {
        name.removeprefix(prefix).removesuffix("]"): values[0]
        for name, values in params.items()
        if name.startswith(prefix)
    }


class StripeHttp(stripe.HTTPClient):
    """Stripe's library talks to what is shown."""

    name = "played"

    def __init__(self, shown: StripeShown) -> None:
        super().__init__()
        self._shown = shown

    def request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None,
        post_data: Any = None,
        *,
        _usage: list[str] | None = None,
    ) -> tuple[str, int, Mapping[str, str]]:
        """Answer one call."""
        parts = urlsplit(url)
        params: Json = dict(parse_qs(parts.query) | parse_qs(post_data or ""))
        path = parts.path.removeprefix("/stripe")
        answer, status = self._shown.answer(method.upper(), path, params)
        return json.dumps(answer), status, {"request-id": "req_played"}

    def close(self) -> None:
        """Nothing is open."""
