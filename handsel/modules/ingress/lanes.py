"""Lanes: claimed in batches, fairly across businesses, leased, and fenced by attempt number."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

#: A dead worker's lanes are free this long after its last sign of life.
LEASE_SECONDS = 3.0
#: How often a living worker renews its leases.
RENEW_SECONDS = 0.8


class Fenced(Exception):
    """Another worker has this lane now; nothing done since may be kept."""


@dataclass(frozen=True, slots=True)
class ClaimedLane:
    """A lane this worker holds. `attempt` is its fence, `wakes` what had arrived when claimed."""

    id: UUID
    business_id: UUID
    source: str
    account: str
    key: str
    target_id: UUID
    attempt: int
    wakes: int


# Walks the index from business to business, then takes the oldest lanes of each, so that one
# business's burst cannot starve the others.
_CLAIM = """
WITH RECURSIVE waiting AS (
    (SELECT business_id FROM ingress_lane WHERE ready_at <= now()
        AND (leased_until IS NULL OR leased_until < now())
     ORDER BY business_id LIMIT 1)
    UNION ALL
    SELECT (SELECT l.business_id FROM ingress_lane l
            WHERE l.business_id > waiting.business_id AND l.ready_at <= now()
                AND (l.leased_until IS NULL OR l.leased_until < now())
            ORDER BY l.business_id LIMIT 1)
    FROM waiting WHERE waiting.business_id IS NOT NULL
), chosen AS (
    SELECT picked.id FROM waiting CROSS JOIN LATERAL (
        SELECT id FROM ingress_lane
        WHERE business_id = waiting.business_id AND ready_at <= now()
            AND (leased_until IS NULL OR leased_until < now())
        ORDER BY ready_at LIMIT greatest(1, %(most)s / (SELECT count(business_id) FROM waiting))
        FOR UPDATE SKIP LOCKED
    ) picked
    WHERE waiting.business_id IS NOT NULL
    LIMIT %(most)s
)
UPDATE ingress_lane SET attempt = attempt + 1,
    leased_until = now() + make_interval(secs => %(lease)s)
FROM chosen WHERE ingress_lane.id = chosen.id
RETURNING ingress_lane.id, business_id, source, account, key, target_id, attempt, wakes
"""

# A lane let go a moment ago has no lease any more, and must not get one that nobody ends.
_RENEW = """
UPDATE ingress_lane SET leased_until = now() + make_interval(secs => %s)
FROM unnest(%s::uuid[], %s::int[]) AS mine (id, attempt)
WHERE ingress_lane.id = mine.id AND ingress_lane.attempt = mine.attempt
    AND ingress_lane.leased_until IS NOT NULL
"""

# An event that arrived meanwhile has added to `wakes`: then the lane is ready at once. Reading
# the events table here instead could miss one whose row is not visible to this statement yet.
_FINISH = """
UPDATE ingress_lane SET leased_until = NULL,
    ready_at = CASE WHEN wakes = %s THEN %s ELSE now() END
WHERE id = %s AND attempt = %s
RETURNING ready_at
"""

_HOLD = """
UPDATE ingress_lane SET leased_until = now() + make_interval(secs => %s)
WHERE id = %s AND attempt = %s
"""


def claim(*, most: int) -> list[ClaimedLane]:
    """Claim up to `most` lanes that are ready and free."""
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, {"most": most, "lease": LEASE_SECONDS})
        return [ClaimedLane(*row) for row in cursor.fetchall()]


def renew(lanes: list[ClaimedLane]) -> None:
    """Show that this worker still lives and works these lanes."""
    with connection.cursor() as cursor:
        ids, attempts = [lane.id for lane in lanes], [lane.attempt for lane in lanes]
        cursor.execute(_RENEW, [LEASE_SECONDS, ids, attempts])


def hold(lane: ClaimedLane) -> None:
    """Raise Fenced unless the lane is still ours.

    Call it last in a transaction: it keeps everything before it from being committed by a worker
    that came back late, and locks the lane's row only until the commit.
    """
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, [LEASE_SECONDS, lane.id, lane.attempt])
        if cursor.rowcount != 1:
            raise Fenced


def finish(lane: ClaimedLane, *, ready_at: datetime | None) -> datetime | None:
    """Let a lane go until `ready_at` (None: until something arrives), alone or with what it did.

    When it is ready: at once if something arrived meanwhile. Raises Fenced as `hold` does.
    """
    with connection.cursor() as cursor:
        cursor.execute(_FINISH, [lane.wakes, ready_at, lane.id, lane.attempt])
        found: tuple[datetime | None] | None = cursor.fetchone()
        if found is None:
            raise Fenced
        return found[0]
