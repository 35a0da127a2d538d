"""Puts PayPal's objects into our words."""

from collections.abc import Iterator, Mapping
from typing import Any

from handsel.kit.money import Money
from handsel.modules.commerce.payments.adapter import (
    DisputeSeen,
    DisputeStatus,
    PageStatus,
    RefundSeen,
    RefundStatus,
    Snapshot,
)
from handsel.modules.commerce.payments.adapters.paypal.amounts import from_paypal
from handsel.modules.commerce.payments.adapters.paypal.parsing import (
    Shown,
    first,
    read_references,
    text,
)

#: The money is ours, or was: what was given back since is told by the refunds.
_TAKEN = frozenset({"COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED", "REVERSED"})
_ORDER: Mapping[str, PageStatus] = {"VOIDED": "cancelled"}
_REFUND: Mapping[str, RefundStatus] = {
    "PENDING": "pending",
    "COMPLETED": "succeeded",
    "FAILED": "failed",
    "CANCELLED": "cancelled",
}
#: Outcome → how it ended for the shop. PayPal pays a WITH_PAYOUT out of its own pocket.
_OUTCOME: Mapping[str, DisputeStatus] = {
    "RESOLVED_BUYER_FAVOUR": "lost",
    "ACCEPTED": "lost",
    "RESOLVED_SELLER_FAVOUR": "won",
    "RESOLVED_WITH_PAYOUT": "won",
    "CANCELED_BY_BUYER": "won",
    "DENIED": "won",
}


def read_order(order: Shown, *, account: str, livemode: bool) -> Snapshot:
    """An order with its captures and refunds; disputes are asked for elsewhere."""
    unit = first(order, "purchase_units")
    captures = _payments(unit, "captures")
    capture = _telling(captures)
    money = from_paypal(unit["amount"])
    status = _status(order, capture)
    refunds = _payments(unit, "refunds")
    return Snapshot(
        account=account,
        livemode=livemode,
        session_external_id=order["id"],
        external_id=text(capture.get("id")),
        status=status,
        money=money,
        captured=from_paypal(capture["amount"])
        if status == "succeeded"
        else Money(0, money.currency),
        references=read_references(unit.get("custom_id") or capture.get("custom_id")),
        url=approve_link(order) if status == "open" else "",
        payer_email=_payer_email(order),
        failure=text((capture.get("status_details") or {}).get("reason")),
        refunds=tuple(read_refund(one) for one in refunds),
        awaits_capture=order.get("status") == "APPROVED" and not capture,
    )


def read_refund(refund: Shown) -> RefundSeen:
    """A refund; ours carry our id as their invoice."""
    details = refund.get("status_details") or {}
    return RefundSeen(
        external_id=refund["id"],
        money=from_paypal(refund["amount"]),
        status=_REFUND.get(text(refund.get("status")), "pending"),
        refund_id=text(refund.get("invoice_id")),
        reason=text(details.get("reason")),
    )


def read_dispute(dispute: Shown) -> DisputeSeen:
    """A dispute with its details. While buyer and shop talk it is an inquiry.

    Resolved without a word on the outcome, it has ended for us without moving money.
    """
    outcome = dispute.get("dispute_outcome") or {}
    amount = outcome.get("amount_refunded") or dispute["dispute_amount"]
    status: DisputeStatus = "open"
    if dispute.get("status") == "RESOLVED":
        status = _OUTCOME.get(text(outcome.get("outcome_code")), "closed")
    elif dispute.get("dispute_life_cycle_stage") == "INQUIRY":
        status = "inquiry"
    return DisputeSeen(
        external_id=dispute["dispute_id"],
        money=from_paypal(amount if status == "lost" else dispute["dispute_amount"]),
        status=status,
        reason=text(dispute.get("reason")).lower(),
    )


def approve_link(order: Shown) -> str:
    """Where the customer approves an order; empty when it has no such link."""
    for link in order.get("links") or ():
        if link.get("rel") in {"payer-action", "approve"}:
            return text(link.get("href"))
    return ""


def _payments(unit: Shown, kind: str) -> list[Shown]:
    found = (unit.get("payments") or {}).get(kind) or []
    return [one for one in found if isinstance(one, dict)]


def _telling(captures: list[Shown]) -> Shown:
    """The capture that says how the order stands: the money if there is any, or the newest."""

    def weighed() -> Iterator[tuple[int, int, Shown]]:
        for place, capture in enumerate(captures):
            status = text(capture.get("status"))
            yield (2 if status in _TAKEN else int(status == "PENDING"), place, capture)

    return max(weighed(), key=lambda one: one[:2])[2] if captures else {}


def _status(order: Shown, capture: Shown) -> PageStatus:
    if not capture:
        return _ORDER.get(text(order.get("status")), "open")
    status = text(capture.get("status"))
    if status in _TAKEN:
        return "succeeded"
    return "processing" if status == "PENDING" else "failed"


def _payer_email(order: Shown) -> str:
    source: Any = (order.get("payment_source") or {}).get("paypal") or {}
    payer = order.get("payer") or {}
    told = source.get("email_address") if isinstance(source, dict) else ""
    return text(payer.get("email_address")) or text(told)
