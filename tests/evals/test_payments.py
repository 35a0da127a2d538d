"""The payments eval tells a story rightly, however its deliveries come."""

import copy
from typing import Any

import pytest

from evals.payment_stories.telling import tell
from evals.payments import DELIVERIES

SETUP = {
    "order_id": "order_1",
    "tenant_id": "tenant_1",
    "amount_minor": 1500,
    "currency": "eur",
    "livemode": False,
    "checkout_session_id": "cs_told",
    "payment_intent_id": "pi_told",
}
OURS = {"order_id": "order_1", "tenant_id": "tenant_1"}


def delivery(number: int, kind: str, thing: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"evt_{number}",
        "object": "event",
        "type": kind,
        "created": 1_790_000_000 + number,
        "livemode": False,
        "data": {"object": {"livemode": False, "metadata": OURS, **thing}},
    }


PAID = {
    "id": "cs_told",
    "object": "checkout.session",
    "amount_total": 1500,
    "currency": "eur",
    "client_reference_id": "order_1",
    "payment_intent": "pi_told",
    "payment_status": "paid",
    "status": "complete",
}
REFUNDED = {
    "id": "ch_told",
    "object": "charge",
    "amount": 1500,
    "amount_refunded": 600,
    "currency": "eur",
    "paid": True,
    "payment_intent": "pi_told",
    "status": "succeeded",
}


@pytest.mark.parametrize("deliver", DELIVERIES)
def test_a_payment_and_its_refund_end_the_same(
    database: dict[str, str], monkeypatch: pytest.MonkeyPatch, deliver: str
) -> None:
    monkeypatch.setenv("GATE_URL", database["handsel_gate"])
    sequence = {
        "sequence": "told",
        "provider": "stripe",
        "setup": copy.deepcopy(SETUP),
        "deliveries": [
            delivery(1, "checkout.session.completed", PAID),
            delivery(2, "charge.refunded", REFUNDED),
        ],
        "expected": {},
    }
    assert tell(sequence, deliver=deliver) == {
        "sequence": "told",
        "order_status": "partially_refunded",
        "fulfil_count": 1,
        "refunded_minor": 600,
    }
