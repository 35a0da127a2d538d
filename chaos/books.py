"""Both sides of the story, read once: what the outside world saw and what our database says."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from handsel.edge.cli.demo_story.sandbox_control import Entry
from tests.stack import RunningStack

OUTBOUND = ("member", "assistant", "automation", "system")


@dataclass(frozen=True, slots=True)
class Books:
    """Everything an invariant may look at; rows are named by column."""

    log: list[Entry]
    events: list[dict[str, Any]]
    messages: list[dict[str, Any]]
    orders: list[dict[str, Any]]
    lines: list[dict[str, Any]]
    documents: list[dict[str, Any]]
    series: list[dict[str, Any]]
    entries: list[dict[str, Any]]
    refunds: list[dict[str, Any]]
    #: Payments that members saw arrive; no provider knows of them.
    by_hand: list[dict[str, Any]]
    mails: list[dict[str, Any]]
    stock: dict[str, tuple[int, int]]
    reservations: list[dict[str, Any]]
    failed_jobs: list[dict[str, Any]]

    def seen(self, kind: str) -> list[Entry]:
        """The log's entries of one kind."""
        return [entry for entry in self.log if entry["kind"] == kind]

    def outbound(self) -> list[dict[str, Any]]:
        """What we said, as our outbox has it."""
        return [one for one in self.messages if one["author_kind"] in OUTBOUND]


_EVENTS = "SELECT source, dedupe_key, kind, state, reason, body FROM ingress_event"
_MESSAGES = """
SELECT m.id::text, m.conversation_id::text, i.external_id AS customer, m.author_kind, m.text,
    m.delivery, m.delivery_reason, m.external_id, m.once_key, m.turn_id::text
FROM conversations_message m
JOIN conversations_conversation c ON c.id = m.conversation_id
JOIN customers_identity i ON i.id = c.identity_id ORDER BY m.sequence
"""
_ORDERS = """
SELECT o.id::text, o.number, o.status, o.payment_status, o.total_minor, o.checkout_id::text,
    i.external_id AS customer
FROM orders_order o JOIN conversations_conversation c ON c.id = o.conversation_id
JOIN customers_identity i ON i.id = c.identity_id
"""
_LINES = """
SELECT l.variant_id::text, l.quantity, o.payment_status, o.status
FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id
"""
_DOCUMENTS = """
SELECT order_id::text, kind, business_id::text, series, number, total_minor, refund_id::text
FROM invoices_invoice
"""
_SERIES = "SELECT business_id::text, series, last_number FROM invoices_invoiceseries"
_ENTRIES = """
SELECT e.movement_id::text, m.kind, m.reference, m.order_id::text, e.account, e.amount_minor
FROM ledger_entry e JOIN ledger_movement m ON m.id = e.movement_id
"""
_REFUNDS = """
SELECT r.external_id, r.amount_minor, r.status, a.mode = 'by_hand' AS by_hand
FROM payments_refund r JOIN payments_payment p ON p.id = r.payment_id
JOIN payments_paymentaccount a ON a.id = p.account_id
"""
_BY_HAND = """
SELECT p.order_id::text, p.amount_minor FROM payments_payment p
JOIN payments_paymentaccount a ON a.id = p.account_id
WHERE a.mode = 'by_hand' AND p.status = 'succeeded'
"""
_MAILS = "SELECT id::text, once_key, recipients, state FROM notifications_mail"
_STOCK = "SELECT id::text, stock, reserved FROM catalog_variant"
_RESERVATIONS = "SELECT variant_id::text, reference::text, quantity, state FROM catalog_reservation"
_FAILED_JOBS = "SELECT id, task_name, attempts FROM procrastinate_jobs WHERE status = 'failed'"


def read_books(stack: RunningStack) -> Books:
    """Read both sides now; call it when all is calm."""

    def rows(statement: str) -> list[dict[str, Any]]:
        named = stack.sql(f"SELECT row_to_json(t)::text FROM ({statement}) t")
        return [json.loads(text) for (text,) in named]

    return Books(
        log=stack.sandbox.log(),
        events=rows(_EVENTS),
        messages=rows(_MESSAGES),
        orders=rows(_ORDERS),
        lines=rows(_LINES),
        documents=rows(_DOCUMENTS),
        series=rows(_SERIES),
        entries=rows(_ENTRIES),
        refunds=rows(_REFUNDS),
        by_hand=rows(_BY_HAND),
        mails=rows(_MAILS),
        stock=read_stock(stack),
        reservations=rows(_RESERVATIONS),
        failed_jobs=rows(_FAILED_JOBS),
    )


def read_stock(stack: RunningStack) -> dict[str, tuple[int, int]]:
    """Variant → (in stock, reserved)."""
    return {variant: (stock, reserved) for variant, stock, reserved in stack.sql(_STOCK)}


def order_of(entry: Entry) -> str:
    """The order of ours that a provider's charge carries, however that provider carries it."""
    if "metadata" in entry:
        return str(entry["metadata"]["order_id"])
    # PayPal has one field for business, order and payment.
    return str(entry["custom_id"].split(":")[1])


def message_ids(webhook: Entry) -> Iterator[str]:
    """The keys of what one webhook of a channel brought; a receipt of Messenger's brings none."""
    if "update_id" in webhook:
        yield webhook["update_id"]
        return
    _, is_status, status = webhook["event"].partition("status_")
    if is_status:
        # WhatsApp tells of each message several times.
        yield f"{webhook['message_id']}:{status}"
        return
    brought = webhook.get("message_ids") or [webhook["message_id"]]
    yield from (mid for mid in brought if mid)
