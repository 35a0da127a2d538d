"""Reading the feed: statements as text and parameters, for who executes them.

Django is not imported here: the gate runs this without it. Table and column names are checked
against the models by a test.

A reader's place in the feed is a snapshot of the database: the set of transactions that were
finished when it looked. It is told what the transactions since then have written, in whatever
order they were committed: nothing twice, nothing left out, and nobody waits for a slow one.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final, LiteralString

KEPT_HOURS: Final = 24
#: More than this at once is not told change by change: reading everything again is quicker.
MOST_AT_ONCE: Final = 1000
#: Entries forgotten by one statement.
FORGOTTEN_AT_ONCE: Final = 2000

type Json = Mapping[str, Any]

# One row back: the present snapshot and moment, the sessions asked about that still stand, and of
# each listener's business what was told since its snapshot (one more than the most, when there is
# more). A listener without a snapshot learns only what is passing now.
#
# All of it is as of one snapshot: what was written after a session ended is not told to it.
LOOK: Final[LiteralString] = """
WITH asked AS MATERIALIZED (
    SELECT session_id, business_id
    FROM json_to_recordset(%s) AS asked (session_id uuid, business_id uuid)
), listening AS MATERIALIZED (
    SELECT place, business_id, seen::pg_snapshot AS seen
    FROM json_to_recordset(%s) AS listening (place int, business_id uuid, seen text)
)
SELECT pg_current_snapshot()::text,
       extract(epoch FROM now())::float8,
       (SELECT coalesce(json_agg(json_build_array(asked.session_id, asked.business_id, member.role,
                                                  session.with_factor)), '[]')
        FROM asked
        JOIN users_session session ON session.id = asked.session_id
        JOIN users_user person ON person.id = session.user_id
        JOIN businesses_member member
          ON member.user_id = person.id AND member.business_id = asked.business_id
        WHERE session.ends_at > now() AND session.used_at > now() - session.idle
          AND person.is_active AND member.is_active),
       (SELECT coalesce(json_agg(json_build_array(told.place, told.kind, told.at, told.until,
                                                  told.subject) ORDER BY told.sequence), '[]')
        FROM (
            SELECT listening.place, entry.*
            FROM listening CROSS JOIN LATERAL (
                SELECT kind, at, until, subject, sequence FROM live_entry
                WHERE business_id = listening.business_id
                  AND transaction_id >= pg_snapshot_xmin(listening.seen)
                  AND NOT pg_visible_in_snapshot(transaction_id, listening.seen)
                  AND (until IS NULL OR until > now())
                ORDER BY sequence LIMIT 1001
            ) entry
            UNION ALL
            SELECT listening.place, entry.*
            FROM listening CROSS JOIN LATERAL (
                SELECT kind, at, until, subject, sequence FROM live_entry
                WHERE business_id = listening.business_id AND until > now()
                ORDER BY sequence LIMIT 1001
            ) entry
            WHERE listening.seen IS NULL
        ) told)
"""

# Whose session this is, if it stands: (session, user, business, role, with a second factor), for
# the business asked for or the one they have worked for longest. No business: (…, null, '', …).
FIND_LISTENER: Final[LiteralString] = """
SELECT session.id, person.id, member.business_id, coalesce(member.role, ''), session.with_factor
FROM users_session session
JOIN users_user person ON person.id = session.user_id
LEFT JOIN LATERAL (
    SELECT business_id, role FROM businesses_member
    WHERE user_id = person.id AND is_active AND business_id = coalesce(%s::uuid, business_id)
    ORDER BY created_at, id LIMIT 1
) member ON true
WHERE session.key_digest = %s AND session.kind = %s AND person.is_active
  AND session.ends_at > now() AND session.used_at > now() - session.idle
"""

# The oldest first, which have the lowest numbers, so that the young ones are not read for it.
FORGET: Final[LiteralString] = """
WITH oldest AS MATERIALIZED (
    SELECT sequence, at FROM live_entry ORDER BY sequence LIMIT %s
), forgotten AS (
    DELETE FROM live_entry
    WHERE sequence = ANY (ARRAY(
        SELECT sequence FROM oldest WHERE at < now() - interval '24 hours'))
    RETURNING sequence
)
SELECT count(*) FROM forgotten
"""


def look_params(*, sessions: Sequence[Json], listening: Sequence[Json]) -> list[str]:
    """The parameters of LOOK.

    `sessions`: {session_id, business_id}; `listening`: {place, business_id, seen or None}.
    """
    return [json.dumps(sessions), json.dumps(listening)]
