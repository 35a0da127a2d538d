"""Puts Stripe's objects into our words."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from handsel.kit.money import Money
from handsel.kit.secrets import Secret
from handsel.modules.commerce.payments.adapter import (
    DisputeSeen,
    DisputeStatus,
    Identity,
    PageStatus,
    RefundSeen,
    RefundStatus,
    Snapshot,
    Taken,
)
from handsel.modules.commerce.payments.adapters.stripe.amounts import from_stripe
from handsel.modules.commerce.payments.adapters.stripe.parsing import id_of, read_references

_REFUND: Mapping[str, RefundStatus] = {
    "pending": "pending",
    "requires_action": "pending",
    "succeeded": "succeeded",
    "failed": "failed",
    "canceled": "cancelled",
}
_DISPUTE: Mapping[str, DisputeStatus] = {
    "warning_needs_response": "inquiry",
    "warning_under_review": "inquiry",
    "warning_closed": "closed",
    "prevented": "closed",
    "needs_response": "open",
    "under_review": "open",
    "won": "won",
    "lost": "lost",
}

type Shown = Mapping[str, Any]


def read_session(session: Shown, *, account: str) -> Snapshot:
    """A Checkout Session with its payment intent expanded, without refunds and disputes."""
    intent = session.get("payment_intent")
    expanded: Shown = intent if isinstance(intent, dict) else {}
    details = session.get("customer_details") or {}
    currency = session["currency"]
    received = expanded.get("amount_received", session["amount_total"])
    status = read_status(session, expanded)
    return Snapshot(
        account=account,
        livemode=session["livemode"],
        session_external_id=session["id"],
        external_id=id_of(intent),
        status=status,
        money=from_stripe(session["amount_total"], currency=currency),
        captured=from_stripe(received, currency=expanded.get("currency", currency))
        if status == "succeeded"
        else Money(0, currency.upper()),
        references=read_references(session),
        url=session.get("url") or "",
        payer_email=details.get("email") or "",
        expires_at=moment(session["expires_at"]),
        failure=read_failure(expanded),
    )


def read_status(session: Shown, intent: Shown) -> PageStatus:
    """A session is paid only when it says so: `complete` alone may be a debit under way."""
    if session["payment_status"] == "paid" or intent.get("status") == "succeeded":
        return "succeeded"
    if intent.get("status") == "canceled" and session["status"] != "expired":
        return "cancelled"
    match session["status"]:
        case "open":
            return "open"
        case "expired":
            return "expired"
        case _:
            return "failed" if intent.get("status") == "requires_payment_method" else "processing"


def read_failure(intent: Shown) -> str:
    """Stripe's code for why the last try to pay failed."""
    error = intent.get("last_payment_error") or {}
    return str(error.get("decline_code") or error.get("code") or "")


def read_refund(refund: Shown) -> RefundSeen:
    """A Refund."""
    metadata = refund.get("metadata") or {}
    return RefundSeen(
        external_id=refund["id"],
        money=from_stripe(refund["amount"], currency=refund["currency"]),
        status=_REFUND.get(refund.get("status") or "pending", "pending"),
        refund_id=metadata.get("refund_id", ""),
        reason=refund.get("failure_reason") or refund.get("reason") or "",
    )


def read_dispute(dispute: Shown) -> DisputeSeen:
    """A Dispute; a status we do not know counts as open, since money may be held."""
    return DisputeSeen(
        external_id=dispute["id"],
        money=from_stripe(dispute["amount"], currency=dispute["currency"]),
        status=_DISPUTE.get(dispute["status"], "open"),
        reason=dispute.get("reason") or "",
    )


def read_taken(intent: Shown) -> Taken:
    """A payment intent that succeeded, with its charge expanded where it has one."""
    charge = intent.get("latest_charge")
    currency = intent["currency"]
    refunded = charge.get("amount_refunded") if isinstance(charge, dict) else None
    return Taken(
        external_id=intent["id"],
        captured=from_stripe(intent["amount_received"], currency=currency),
        refunded=None if refunded is None else from_stripe(refunded, currency=currency),
        references=read_references(intent),
    )


def moment(seconds: int) -> datetime:
    """Stripe's Unix seconds as an aware UTC datetime."""
    return datetime.fromtimestamp(seconds, UTC)


def read_identity(account: Shown, *, livemode: bool) -> Identity:
    """An account; its name as its dashboard shows it, else as customers read it."""
    profile = account.get("business_profile") or {}
    settings = (account.get("settings") or {}).get("dashboard") or {}
    name = settings.get("display_name") or profile.get("name") or ""
    return Identity(external_id=account["id"], name=str(name)[:120], livemode=livemode)


def is_live(key: Secret) -> bool:
    """Whether a key moves real money: test keys say what they are."""
    return "_live_" in key.reveal()[:12]
