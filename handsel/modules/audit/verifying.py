"""Walk a business's chain and say where it first breaks."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal
from uuid import UUID

from django.db import connection

from handsel.kit import tenancy
from handsel.modules.audit.models import AuditLink
from handsel.modules.audit.rules import Written, digest_of, genesis, next_hash

type Fault = Literal["changed", "missing", "misplaced", "unlinked", "cut_off"]

AT_ONCE: Final = 2000

# The head comes with every row, so that all is seen as of one moment. The entry's columns are
# those of `rules.Written`, written as there.
_CHAIN = """
SELECT head.sequence, head.hash, link.sequence, link.hash, link.entry_id, entry.digest,
       entry.business_id::text, entry.id::text,
       to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'),
       entry.what, entry.actor_kind, coalesce(entry.actor_id::text, ''), entry.actor_name,
       entry.subject_kind, coalesce(entry.subject_id::text, ''), entry.detail
FROM audit_head head
LEFT JOIN audit_link link ON link.business_id = head.business_id
LEFT JOIN audit_entry entry
    ON entry.business_id = link.business_id AND entry.id = link.entry_id
WHERE head.business_id = %s ORDER BY link.sequence
"""
_UNLINKED = """
SELECT entry.id FROM audit_entry entry
LEFT JOIN audit_link link ON link.business_id = entry.business_id AND link.entry_id = entry.id
WHERE entry.business_id = %(business)s AND link.id IS NULL
UNION ALL
SELECT link.entry_id FROM audit_link link
WHERE link.business_id = %(business)s
    AND NOT EXISTS (SELECT FROM audit_head head WHERE head.business_id = link.business_id)
ORDER BY 1 LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Break:
    """The first place that is not as it was written.

    changed: the entry is not what was hashed. missing: the entry, or links before this one, are
    gone. misplaced: the link does not follow the one before it. unlinked: an entry that is in no
    chain. cut_off: the chain ends elsewhere than its head says.
    """

    fault: Fault
    sequence: int | None
    entry_id: UUID | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many links were walked, where the chain ends, and the first break, if any."""

    business_id: UUID
    links: int
    head: bytes
    broken: Break | None


def verify(business_id: UUID) -> Verdict:
    """Walk the chain of a business, as of one moment and in memory that does not grow."""
    with tenancy.business(business_id):
        with connection.cursor() as cursor:
            # Of a table that has no statistics yet the planner expects a handful of rows.
            cursor.execute("SET LOCAL enable_nestloop = off")
        verdict = _walk(business_id)
        if verdict.broken is None and (lone := _find_unlinked(business_id)) is not None:
            found = Break("unlinked", None, lone)
            return Verdict(business_id, verdict.links, verdict.head, found)
        return verdict


def had_head(business_id: UUID, head: bytes) -> bool:
    """Whether the chain of a business ever ended with this hash."""
    with tenancy.business(business_id):
        return AuditLink.objects.filter(business_id=business_id, hash=head).exists()


def _walk(business_id: UUID) -> Verdict:
    previous, links = genesis(business_id), 0
    end: tuple[int, bytes] | None = None
    for head_sequence, head_hash, sequence, kept, entry_id, *entry in _rows(business_id):
        end = (head_sequence, bytes(head_hash))
        if sequence is None:
            break
        fault = _fault(entry, previous=previous, kept=kept)
        if sequence != links + 1:
            fault = "missing"
        if fault is not None:
            return Verdict(business_id, links, previous, Break(fault, sequence, entry_id))
        previous, links = bytes(kept), sequence
    if end is not None and end != (links, previous):
        return Verdict(business_id, links, previous, Break("cut_off", links, None))
    return Verdict(business_id, links, previous if links else b"", None)


def _fault(entry: Sequence[Any], *, previous: bytes, kept: bytes) -> Fault | None:
    digest, *columns, detail = entry
    if digest is None:
        return "missing"
    found = digest_of(Written._make((*columns, json.loads(detail))))
    if found != digest:
        return "changed"
    return None if kept == next_hash(previous, found) else "misplaced"


def _rows(business_id: UUID) -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(_CHAIN, [business_id])
        while rows := cursor.fetchmany(AT_ONCE):
            yield from rows


def _find_unlinked(business_id: UUID) -> UUID | None:
    with connection.cursor() as cursor:
        cursor.execute(_UNLINKED, {"business": business_id})
        row = cursor.fetchone()
    return row[0] if row else None
