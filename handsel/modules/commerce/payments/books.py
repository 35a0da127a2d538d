"""Our own books compared with each other: payments, ledger, orders, invoices and stock.

Each check looks at the business in scope and yields what disagrees. Nothing is mended.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import Q

from handsel.kit import tenancy
from handsel.kit.errors import NotFound
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.payments.models import Difference, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One difference, before it is kept. `expected` and `found` say what each book says."""

    kind: str
    subject: str
    order_id: UUID | None = None
    expected: str = ""
    found: str = ""
    expected_minor: int | None = None
    found_minor: int | None = None
    currency: str = ""


# Money that succeeded at a provider, and what the ledger has of it, both ways.
PAYMENTS: Final = """
SELECT p.id::text, p.order_id, p.currency, p.amount_minor, coalesce(l.amount, 0)
FROM payments_payment p
LEFT JOIN LATERAL (
    SELECT sum(e.amount_minor) AS amount FROM ledger_movement m
    JOIN ledger_entry e ON e.business_id = m.business_id AND e.movement_id = m.id
    WHERE m.business_id = p.business_id AND m.kind = 'payment' AND m.order_id = p.order_id
        AND m.reference IN (p.external_id, p.session_external_id) AND e.amount_minor > 0
) l ON true
WHERE p.status = 'succeeded' AND p.amount_minor <> coalesce(l.amount, 0)
"""
REFUNDS: Final = """
SELECT r.id::text, p.order_id, r.currency, r.amount_minor, coalesce(l.amount, 0)
FROM payments_refund r JOIN payments_payment p
    ON p.business_id = r.business_id AND p.id = r.payment_id
LEFT JOIN LATERAL (
    SELECT sum(e.amount_minor) AS amount FROM ledger_movement m
    JOIN ledger_entry e ON e.business_id = m.business_id AND e.movement_id = m.id
    WHERE m.business_id = r.business_id AND m.kind = 'refund' AND m.reference = r.external_id
        AND e.amount_minor > 0
) l ON true
WHERE r.status = 'succeeded' AND r.amount_minor <> coalesce(l.amount, 0)
"""
CREDIT_NOTES: Final = """
SELECT r.id::text, p.order_id, r.currency, r.amount_minor, coalesce(n.total_minor, 0)
FROM payments_refund r JOIN payments_payment p
    ON p.business_id = r.business_id AND p.id = r.payment_id
LEFT JOIN invoices_invoice n
    ON n.business_id = r.business_id AND n.refund_id = r.id AND n.kind = 'credit_note'
WHERE r.status = 'succeeded' AND r.amount_minor <> coalesce(n.total_minor, 0)
    AND EXISTS (SELECT FROM invoices_invoice i WHERE i.business_id = r.business_id
                AND i.order_id = p.order_id AND i.kind = 'invoice')
"""
# An invoice is over the sale as it was made; what a change costs has documents of its own.
INVOICES: Final = """
SELECT o.id::text, o.id, o.currency, coalesce(s.amount, o.total_minor), coalesce(i.total_minor, 0)
FROM orders_order o
LEFT JOIN invoices_invoice i
    ON i.business_id = o.business_id AND i.order_id = o.id AND i.kind = 'invoice'
LEFT JOIN LATERAL (
    SELECT sum(e.amount_minor) AS amount FROM ledger_movement m
    JOIN ledger_entry e ON e.business_id = m.business_id AND e.movement_id = m.id
    WHERE m.business_id = o.business_id AND m.order_id = o.id AND m.kind = 'sale'
        AND e.amount_minor > 0
) s ON true
WHERE o.placed_at IS NOT NULL
    AND (i.id IS NULL OR i.total_minor <> coalesce(s.amount, o.total_minor))
    AND EXISTS (SELECT FROM payments_payment p WHERE p.business_id = o.business_id
                AND p.order_id = o.id AND p.status = 'succeeded')
"""
RESERVED: Final = """
SELECT v.id::text, NULL::uuid, '', coalesce(h.held, 0), v.reserved
FROM catalog_variant v
LEFT JOIN (
    SELECT variant_id, sum(quantity) AS held FROM catalog_reservation
    WHERE state = 'held' GROUP BY variant_id
) h ON h.variant_id = v.id
WHERE v.reserved <> coalesce(h.held, 0)
"""
# Sold goods of orders that hold money: each reservation of their checkout must say so.
SOLD: Final = """
SELECT o.id::text, o.id, '', count(*), count(*) FILTER (WHERE r.state = 'sold')
FROM orders_order o JOIN catalog_reservation r
    ON r.business_id = o.business_id AND r.reference = o.checkout_id
WHERE o.placed_at IS NOT NULL AND o.status <> 'cancelled'
GROUP BY o.id HAVING count(*) <> count(*) FILTER (WHERE r.state = 'sold')
"""
# The database refuses these; looked at all the same.
LEDGER: Final = """
SELECT m.id::text, m.order_id, m.currency, 0, sum(e.amount_minor)
FROM ledger_movement m JOIN ledger_entry e
    ON e.business_id = m.business_id AND e.movement_id = m.id
GROUP BY m.id, m.order_id, m.currency HAVING sum(e.amount_minor) <> 0
"""
CHECKS: Final = {
    "payment_and_ledger": PAYMENTS,
    "refund_and_ledger": REFUNDS,
    "refund_and_credit_note": CREDIT_NOTES,
    "order_and_invoice": INVOICES,
    "stock_and_reservations": RESERVED,
    "order_and_stock": SOLD,
    "ledger_balances": LEDGER,
}


def compare() -> Iterator[Found]:
    """Every difference between the books of the business in scope."""
    tenancy.current()
    for kind, statement in CHECKS.items():
        with connection.cursor() as cursor:
            cursor.execute(statement)
            rows = cursor.fetchall()
        for subject, order_id, currency, expected, found in rows:
            yield Found(
                kind=kind,
                subject=subject,
                order_id=order_id,
                currency=currency,
                expected_minor=int(expected),
                found_minor=int(found),
            )


def keep(found: list[Found], *, kinds: set[str], now: datetime) -> tuple[int, int]:
    """Keep what was found by a look at these kinds; what it did not find again is resolved.

    How many are new, and how many were resolved.
    """
    tenancy.current()
    seen = {(one.kind, one.subject): one for one in found}
    open_ones = Difference.objects.filter(resolved_at=None, kind__in=kinds)
    known = {(one.kind, one.subject): one for one in open_ones}
    for key, row in known.items():
        if key in seen:
            _update(row, seen[key], now=now)
        else:
            row.resolved_at = now
            row.save(update_fields=["resolved_at"])
    fresh = [one for key, one in seen.items() if key not in known]
    for one in fresh:
        row = Difference(kind=one.kind, subject=one.subject, first_seen_at=now)
        _update(row, one, now=now)
    return len(fresh), len(known.keys() - seen.keys())


def mark(actor: Actor, difference_id: UUID, *, state: Mark, note: str, now: datetime) -> Difference:
    """Say of a difference that somebody saw to it, and what they found. Raises NotFound.

    It mends nothing: a difference that changes is unseen again.
    """
    actor.require(Permission.SETTLE_BOOKS)
    row = Difference.objects.select_for_update().filter(id=difference_id).first()
    if row is None:
        raise NotFound
    row.mark, row.note = state, note.strip()
    row.marked_at, row.marked_by_member_id = now, actor.member_id
    row.save(update_fields=["mark", "note", "marked_at", "marked_by_member_id"])
    record(
        "difference.marked",
        actor=actor,
        subject=("difference", row.id),
        detail={"kind": row.kind, "mark": str(state), "has_note": bool(row.note)},
    )
    return row


def list_differences(
    *, with_resolved: bool = False, before: UUID | None = None, limit: int = 50
) -> list[Difference]:
    """Differences of the business, newest first; `before` is the last id of the page before.

    Without the resolved ones, those that members call solved are left out as well.
    """
    wanted = Q() if with_resolved else Q(resolved_at=None) & ~Q(mark=Mark.SOLVED)
    found = Difference.objects.filter(wanted)
    if before is not None:
        found = found.filter(id__lt=before)
    return list(found.order_by("-id")[:limit])


def _update(row: Difference, one: Found, *, now: datetime) -> None:
    known = _told(row)
    row.order_id = one.order_id
    row.expected, row.found = one.expected[:200], one.found[:200]
    row.expected_minor, row.found_minor = one.expected_minor, one.found_minor
    row.currency = one.currency
    if _told(row) != known:
        row.mark = Mark.UNSEEN
    row.last_seen_at = now
    row.save()


def _told(row: Difference) -> tuple[str, str, int | None, int | None, str]:
    return row.expected, row.found, row.expected_minor, row.found_minor, row.currency
