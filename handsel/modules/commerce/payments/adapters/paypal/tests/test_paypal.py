"""PayPal's own words, as we read and write them."""

import base64
import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx2
import pytest

from handsel.kit.money import Money
from handsel.kit.secrets import Secret
from handsel.modules.commerce.payments.adapter import (
    Credentials,
    DisputeSeen,
    EventUnreadable,
    ObjectUnknown,
    PageLine,
    PageRequest,
    ProviderLoggedOut,
    ProviderRefused,
    ProviderUnavailable,
    References,
    RefundRequest,
)
from handsel.modules.commerce.payments.adapters.paypal.adapter import PayPal
from handsel.modules.commerce.payments.adapters.paypal.amounts import from_paypal, to_paypal
from handsel.modules.commerce.payments.adapters.paypal.api import Api, new_http
from handsel.modules.commerce.payments.adapters.paypal.parsing import lane_of, parse_event
from handsel.modules.commerce.payments.adapters.paypal.tokens import Tokens
from tests.purchases import NOON

BASE = "https://api-m.sandbox.paypal.com"
IDS = [UUID(int=number) for number in (1, 2, 3)]
CUSTOM = ":".join(str(one) for one in IDS)
OURS = References(*(str(one) for one in IDS))
TWELVE = {"currency_code": "GBP", "value": "12.00"}

type Answers = dict[str, Any]


class Played:
    """PayPal with set answers by method and path; it remembers what it was asked."""

    def __init__(self, answers: Answers | None = None) -> None:
        self.answers: Answers = {
            "POST /v1/oauth2/token": {"access_token": "T1", "expires_in": 32_000},
            **(answers or {}),
        }
        self.asked: list[httpx2.Request] = []
        self.clock = 0.0
        api = Api(
            BASE,
            client_id="client",
            secret=Secret("hush"),
            http=new_http(httpx2.MockTransport(self._answer)),
            tokens=Tokens(clock=lambda: self.clock),
        )
        told = Credentials("M1", Secret("hush"), is_connected=False, base_url=BASE)
        self.adapter = PayPal(told, api=api)

    def paths(self) -> list[str]:
        return [f"{one.method} {one.url.path}" for one in self.asked]

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request)
        answer = self.answers.get(f"{request.method} {request.url.path}", 404)
        if callable(answer):
            answer = answer(request)
        if isinstance(answer, int):
            return httpx2.Response(answer, json={"name": "NAME", "details": [{"issue": "WHY"}]})
        return httpx2.Response(200, json=answer)


def order(status: str, *, capture: Answers | None = None, refunds: Sequence[Any] = ()) -> Answers:
    payments = {"captures": [capture], "refunds": list(refunds)} if capture else {}
    return {
        "id": "ORDER1",
        "status": status,
        "purchase_units": [{"custom_id": CUSTOM, "amount": TWELVE, "payments": payments}],
        "payer": {"email_address": "robin@example.com"},
        "links": [{"rel": "payer-action", "href": "https://paypal.example/approve"}],
    }


def capture(status: str, *, value: str = "12.00") -> Answers:
    return {"id": "CAP1", "status": status, "amount": {"currency_code": "GBP", "value": value}}


def seen(shown: Answers, *, disputes: Answers | None = None) -> Any:
    played = Played({"GET /v2/checkout/orders/ORDER1": shown, **(disputes or {})})
    return played.adapter.fetch("ORDER1", thorough=disputes is not None)


def page() -> PageRequest:
    return PageRequest(
        business_id=IDS[0],
        order_id=IDS[1],
        payment_id=IDS[2],
        lines=(PageLine("Mug", 2, Money(600, "GBP")),),
        total=Money(1200, "GBP"),
        expires_at=NOON + timedelta(hours=1),
        email="robin@example.com",
        success_url="https://shop.example/done",
        cancel_url="https://shop.example/cancelled",
        idempotency_key="key-1",
    )


def test_a_page_is_an_order_that_carries_our_ids_and_its_key() -> None:
    played = Played({"POST /v2/checkout/orders": order("PAYER_ACTION_REQUIRED")})
    opened = played.adapter.open_page(page())
    assert (opened.url, opened.session_external_id) == ("https://paypal.example/approve", "ORDER1")
    asked = played.asked[-1]
    assert asked.headers["paypal-request-id"] == "key-1"
    body = json.loads(asked.content)
    (unit,) = body["purchase_units"]
    assert body["intent"] == "CAPTURE"
    assert (unit["custom_id"], unit["invoice_id"]) == (CUSTOM, str(IDS[2]))
    assert unit["amount"]["value"] == "12.00"
    assert unit["items"][0]["quantity"] == "2"
    pair = base64.b64encode(b"client:hush").decode()
    assert played.asked[0].headers["authorization"] == f"Basic {pair}"


def test_a_token_is_kept_until_shortly_before_its_end() -> None:
    played = Played({"GET /v2/checkout/orders/ORDER1": order("CREATED")})
    for at in (0.0, 31_000.0, 31_950.0):
        played.clock = at
        played.adapter.fetch("ORDER1", thorough=False)
    assert played.paths().count("POST /v1/oauth2/token") == 2


def test_a_token_withdrawn_early_is_fetched_again_once() -> None:
    answers: list[Any] = [401, order("CREATED")]
    played = Played({"GET /v2/checkout/orders/ORDER1": lambda _: answers.pop(0)})
    assert played.adapter.fetch("ORDER1", thorough=False).status == "open"
    played.answers["GET /v2/checkout/orders/ORDER1"] = 401
    with pytest.raises(ProviderLoggedOut):
        played.adapter.fetch("ORDER1", thorough=False)


@pytest.mark.parametrize(
    ("shown", "status", "awaits"),
    [
        (order("CREATED"), "open", False),
        (order("PAYER_ACTION_REQUIRED"), "open", False),
        (order("APPROVED"), "open", True),
        (order("VOIDED"), "cancelled", False),
        (order("COMPLETED", capture=capture("PENDING")), "processing", False),
        (order("COMPLETED", capture=capture("COMPLETED")), "succeeded", False),
        (order("COMPLETED", capture=capture("DECLINED")), "failed", False),
        (order("COMPLETED", capture=capture("REFUNDED")), "succeeded", False),
    ],
)
def test_an_order_is_read_in_our_words(shown: Answers, status: str, awaits: bool) -> None:
    snapshot = seen(shown)
    assert (snapshot.status, snapshot.awaits_capture) == (status, awaits)
    assert snapshot.references == OURS
    assert snapshot.money == Money(1200, "GBP")
    assert snapshot.captured.amount_minor == (1200 if status == "succeeded" else 0)
    assert (snapshot.account, snapshot.livemode) == ("M1", False)


def test_what_was_captured_is_what_the_capture_says() -> None:
    assert seen(order("COMPLETED", capture=capture("COMPLETED", value="1.00"))).captured == Money(
        100, "GBP"
    )


def test_refunds_and_disputes_come_with_a_thorough_look() -> None:
    refund = {"id": "REF1", "status": "COMPLETED", "amount": TWELVE, "invoice_id": "ours"}
    dispute = {
        "dispute_id": "PP-1",
        "status": "RESOLVED",
        "reason": "UNAUTHORISED",
        "dispute_amount": TWELVE,
        "dispute_outcome": {"outcome_code": "RESOLVED_BUYER_FAVOUR"},
    }
    snapshot = seen(
        order("COMPLETED", capture=capture("COMPLETED"), refunds=[refund]),
        disputes={
            "GET /v1/customer/disputes": {"items": [{"dispute_id": "PP-1"}]},
            "GET /v1/customer/disputes/PP-1": dispute,
        },
    )
    assert [(one.external_id, one.status, one.refund_id) for one in snapshot.refunds] == [
        ("REF1", "succeeded", "ours")
    ]
    assert snapshot.disputes == (
        DisputeSeen("PP-1", Money(1200, "GBP"), "lost", reason="unauthorised"),
    )


def test_a_refund_carries_our_id_and_key() -> None:
    made = {"id": "REF1", "status": "PENDING", "invoice_id": str(IDS[2])}
    played = Played({"POST /v2/payments/captures/CAP1/refund": made})
    given = played.adapter.refund(RefundRequest(IDS[2], "CAP1", Money(500, "GBP"), "key-2"))
    assert (given.status, given.refund_id, given.money) == (
        "pending",
        str(IDS[2]),
        Money(500, "GBP"),
    )
    assert played.asked[-1].headers["paypal-request-id"] == "key-2"


@pytest.mark.parametrize(
    ("status", "failure"),
    [
        (422, ProviderRefused),
        (404, ObjectUnknown),
        (409, ProviderUnavailable),
        (429, ProviderUnavailable),
        (503, ProviderUnavailable),
    ],
)
def test_failures_are_sorted(status: int, failure: type[Exception]) -> None:
    played = Played({"POST /v2/checkout/orders/ORDER1/capture": status})
    with pytest.raises(failure) as raised:
        played.adapter.capture("ORDER1", idempotency_key="k")
    assert "hush" not in str(raised.value)


def test_an_id_that_is_none_is_never_asked_for() -> None:
    played = Played()
    with pytest.raises(ObjectUnknown):
        played.adapter.fetch("../../v1/x", thorough=False)
    assert played.asked == []


@pytest.mark.parametrize(
    ("money", "value"),
    [
        (Money(1999, "EUR"), "19.99"),
        (Money(1999, "JPY"), "1999"),
        (Money(150_000, "HUF"), "1500"),
    ],
)
def test_amounts_there_and_back(money: Money, value: str) -> None:
    assert to_paypal(money) == {"currency_code": money.currency, "value": value}
    assert from_paypal(to_paypal(money)) == money


@pytest.mark.parametrize("money", [Money(1, "HUF"), Money(1000, "KWD")])
def test_what_paypal_cannot_charge_is_refused(money: Money) -> None:
    with pytest.raises(ProviderRefused):
        to_paypal(money)


def event(kind: str, thing: Answers) -> str:
    return json.dumps({"id": "WH-1", "event_type": kind, "resource": thing})


CAPTURED = {
    "id": "CAP1",
    "amount": TWELVE,
    "custom_id": CUSTOM,
    "supplementary_data": {"related_ids": {"order_id": "ORDER1"}},
}
REFUNDED = {
    "id": "REF1",
    "amount": TWELVE,
    "custom_id": CUSTOM,
    "links": [{"rel": "up", "href": f"{BASE}/v2/payments/captures/CAP1"}],
}
DISPUTED = {"disputed_transactions": [{"seller_transaction_id": "CAP1", "custom": CUSTOM}]}


@pytest.mark.parametrize(
    ("kind", "thing", "about", "session", "external"),
    [
        ("CHECKOUT.ORDER.APPROVED", order("APPROVED"), "payment", "ORDER1", ""),
        ("PAYMENT.CAPTURE.COMPLETED", CAPTURED, "payment", "ORDER1", "CAP1"),
        ("PAYMENT.CAPTURE.REFUNDED", REFUNDED, "refund", "", "CAP1"),
        ("CUSTOMER.DISPUTE.CREATED", DISPUTED, "dispute", "", "CAP1"),
    ],
)
def test_an_event_says_where_to_look(
    kind: str, thing: Answers, about: str, session: str, external: str
) -> None:
    hint = parse_event(event(kind, thing))
    assert (hint.about, hint.session_external_id, hint.external_id) == (about, session, external)
    assert (hint.references, hint.livemode, hint.ignored) == (OURS, None, "")
    assert lane_of(thing) == CUSTOM


def test_other_events_ask_for_nothing_and_no_events_are_unreadable() -> None:
    assert parse_event(event("BILLING.PLAN.CREATED", {})).ignored == "not_handled"
    for body in ("", "[]", "{}", event("PAYMENT.CAPTURE.COMPLETED", {"amount": {"value": "x"}})):
        with pytest.raises(EventUnreadable):
            parse_event(body)
