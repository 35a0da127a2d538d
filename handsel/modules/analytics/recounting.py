"""Verbs that bring the tallies in line with the facts.

What a conversation adds is kept beside the tallies (`Counted`). When anything about it changes, it
is counted anew as a whole, and the tallies move by the difference: late, repeated and disordered
facts need no thought, and any number of recounts end in the same figures (decision 0036).
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from handsel.kit import tenancy
from handsel.kit.ids import uuid7
from handsel.modules.analytics import rules
from handsel.modules.analytics.gathering import gather
from handsel.modules.analytics.models import Counted, Mark, Tally
from handsel.modules.businesses.queries import get_current
from handsel.modules.conversations.models import Conversation

#: Conversations counted in one transaction.
AT_ONCE = 200

#: (day, channel kind, who, measure, detail).
type Key = tuple[str, str, str, str, str]


def list_due(*, most: int = 50) -> list[UUID]:
    """Businesses with something to count anew, those that wait longest first. Needs no business."""
    with connection.cursor() as cursor:
        cursor.execute(_DUE, [most])
        return [business_id for (business_id,) in cursor.fetchall()]


def recount(business_id: UUID, *, most: int = AT_ONCE) -> int:
    """Count anew what has changed, at most so many conversations; how many marks were taken.

    Zero also while another worker counts for this business.
    """
    with tenancy.business(business_id):
        if not _alone(business_id):
            return 0
        # The facts are read after the marks are taken: what is committed in between has a mark
        # of its own, and is counted again.
        marked = _take_marks(most)
        _count(set(marked))
        return len(marked)


def recount_all(business_id: UUID) -> int:
    """Count until nothing is due; how many marks were taken."""
    taken = 0
    while marks := recount(business_id):
        taken += marks
    return taken


def rebuild(business_id: UUID) -> int:
    """Forget every figure of a business and count all of its conversations; how many there are.

    Until it is done, what is shown is what has been counted so far.
    """
    with tenancy.business(business_id):
        while not _alone(business_id):
            continue
        Tally.objects.all().delete()
        Counted.objects.all().delete()
        Mark.objects.filter(business_id=business_id).delete()
        found = Conversation.objects.values_list("id", flat=True)
        marks = [Mark(business_id=business_id, conversation_id=one) for one in found]
        Mark.objects.bulk_create(marks, batch_size=5000)
    recount_all(business_id)
    return len(marks)


def _alone(business_id: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"figures:{business_id}"]
        )
        row = cursor.fetchone()
    return bool(row and row[0])


def _take_marks(most: int) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [tenancy.current(), most])
        return [conversation_id for (conversation_id,) in cursor.fetchall()]


def _count(conversation_ids: set[UUID]) -> None:
    if not conversation_ids:
        return
    zone = ZoneInfo(get_current().timezone)
    before = {
        one.conversation_id: one
        for one in Counted.objects.filter(conversation_id__in=conversation_ids)
    }
    threads = gather(list(conversation_ids))
    moved: Counter[Key] = Counter()
    counted = []
    for conversation_id in conversation_ids:
        cells: Counter[Key] = Counter()
        thread = threads.get(conversation_id)
        if thread is not None:
            for (day, who, measure, detail), amount in rules.count(thread, zone=zone).items():
                cells[day.isoformat(), thread.channel_kind, who, measure, detail] += amount
        old = before.get(conversation_id)
        moved.update(cells)
        moved.subtract(_cells(old))
        counted.append(
            Counted(
                conversation_id=conversation_id,
                cells=[[*key, amount] for key, amount in sorted(cells.items())],
            )
        )
    Counted.objects.bulk_create(
        counted,
        update_conflicts=True,
        unique_fields=["business", "conversation_id"],
        update_fields=["cells"],
    )
    _move({key: amount for key, amount in moved.items() if amount})


def _cells(counted: Counted | None) -> Counter[Key]:
    found: Counter[Key] = Counter()
    for *key, amount in counted.cells if counted else ():
        day, channel_kind, who, measure, detail = key
        found[day, channel_kind, who, measure, detail] += amount
    return found


def _move(amounts: dict[Key, int]) -> None:
    if not amounts:
        return
    columns: Sequence[Sequence[object]] = list(zip(*amounts, strict=True))
    days = [date.fromisoformat(str(day)) for day in columns[0]]
    with connection.cursor() as cursor:
        cursor.execute(
            _MOVE,
            [
                tenancy.current(),
                [uuid7() for _ in amounts],
                days,
                *(list(column) for column in columns[1:]),
                list(amounts.values()),
            ],
        )


_DUE = "SELECT business_id FROM analytics_mark GROUP BY business_id ORDER BY min(id) LIMIT %s"
_TAKE = """
DELETE FROM analytics_mark WHERE id IN (
    SELECT id FROM analytics_mark WHERE business_id = %s ORDER BY id LIMIT %s
) RETURNING conversation_id
"""
_MOVE = """
INSERT INTO analytics_tally
    (business_id, id, day, channel_kind, who, measure, detail, amount)
SELECT %s, * FROM unnest(
    %s::uuid[], %s::date[], %s::text[], %s::text[], %s::text[], %s::text[], %s::bigint[])
ON CONFLICT (business_id, day, channel_kind, who, measure, detail)
    DO UPDATE SET amount = analytics_tally.amount + EXCLUDED.amount
"""
