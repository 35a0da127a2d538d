"""Events of Stripe's, read for what they are about."""

import json
from typing import Any

import pytest

from handsel.kit.money import Money
from handsel.modules.commerce.payments.adapter import EventHint, EventUnreadable, References
from handsel.modules.commerce.payments.adapters.stripe.parsing import parse_event

METADATA = {"business_id": "b", "order_id": "o", "payment_id": "p"}


def event(kind: str, **thing: Any) -> str:
    return json.dumps({
        "id": "evt_1", "object": "event", "api_version": "2026-10-28.endive", "created": 1,
        "account": "acct_1", "livemode": False, "type": kind, "data": {"object": thing},
    })  # fmt: skip


def test_a_session_names_our_payment_its_page_and_the_amount() -> None:
    body = event(
        "checkout.session.completed",
        id="cs_1", object="checkout.session", payment_intent="pi_1", payment_status="paid",
        amount_total=960, currency="gbp", client_reference_id="p", metadata=METADATA,
    )  # fmt: skip
    assert parse_event(body) == EventHint(
        kind="checkout.session.completed",
        about="payment",
        account="acct_1",
        livemode=False,
        session_external_id="cs_1",
        external_id="pi_1",
        money=Money(960, "GBP"),
        references=References("b", "o", "p"),
    )


def test_a_session_without_metadata_still_names_our_payment() -> None:
    body = event("checkout.session.expired", id="cs_1", client_reference_id="p", metadata=None)
    assert parse_event(body).references == References(payment_id="p")


def test_an_intent_names_itself() -> None:
    hint = parse_event(
        event("payment_intent.succeeded", id="pi_1", amount=960, currency="gbp", metadata=METADATA)
    )
    assert (hint.external_id, hint.session_external_id) == ("pi_1", "")
    assert hint.money == Money(960, "GBP")


@pytest.mark.parametrize(
    ("kind", "thing", "about"),
    [
        ("charge.refunded", {"id": "ch_1", "payment_intent": "pi_1", "amount": 960}, "refund"),
        ("refund.updated", {"id": "re_1", "payment_intent": "pi_1", "amount": 400}, "refund"),
        ("refund.failed", {"id": "re_1", "payment_intent": {"id": "pi_1"}}, "refund"),
        ("charge.dispute.created", {"id": "du_1", "payment_intent": "pi_1"}, "dispute"),
        ("charge.dispute.closed", {"id": "du_1", "payment_intent": "pi_1"}, "dispute"),
        ("charge.dispute.funds_withdrawn", {"id": "du_1", "payment_intent": "pi_1"}, "dispute"),
    ],
)
def test_what_hangs_on_a_payment_names_it(kind: str, thing: dict[str, Any], about: str) -> None:
    hint = parse_event(event(kind, **thing))
    assert (hint.about, hint.external_id, hint.money, hint.ignored) == (about, "pi_1", None, "")


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("charge.succeeded", "covered"),
        ("payment_intent.created", "covered"),
        ("customer.created", "not_handled"),
        ("invoice.paid", "not_handled"),
        ("something.of_tomorrow", "not_handled"),
    ],
)
def test_an_event_that_asks_for_nothing_says_why(kind: str, reason: str) -> None:
    assert parse_event(event(kind, id="x", metadata=METADATA)).ignored == reason


@pytest.mark.parametrize(
    "body",
    ["", "[]", "null", "{}", '{"type": "a"}', '{"type": 5, "data": {"object": {}}}',
     '{"type": "charge.refunded", "data": []}',
     '{"type": "charge.refunded", "data": {"object": 1}}',
     event("payment_intent.succeeded", id="pi_1", amount=12345, currency="isk")],
)  # fmt: skip
def test_what_is_no_event_is_called_unreadable(body: str) -> None:
    with pytest.raises(EventUnreadable):
        parse_event(body)


def test_wrong_types_name_nothing() -> None:
    hint = parse_event(
        event("charge.refunded", id=5, payment_intent=["x"], metadata="m", client_reference_id=1)
    )
    assert (hint.external_id, hint.references) == ("", References())
