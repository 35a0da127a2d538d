"""What the gate asks for visitors who listen: statements as text and parameters.

Django is not imported here: the gate runs this without it. Table and column names are checked
against the models by a test. See `handsel.modules.live.feed`, whose feed this is.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final, LiteralString

#: More than this at once is not told change by change.
MOST_AT_ONCE: Final = 100

type Json = Mapping[str, Any]

# Where a site may be shown, and whose visit this is, if it stands: (origins, visit or null). No row
# for a site that is none, or was let go: its events have no route.
FIND_VISIT: Final[LiteralString] = """
SELECT site.origins, visit.id
FROM web_chat_site site
JOIN ingress_route route
  ON route.source = 'webchat' AND route.account = site.key AND route.business_id = site.business_id
LEFT JOIN web_chat_visit visit
  ON visit.business_id = site.business_id AND visit.site_id = site.id
 AND visit.digest = %s AND visit.ends_at > now()
WHERE site.business_id = %s AND site.key = %s
"""

# One row back: the present snapshot and moment, the visits asked about that still stand, and what
# each is told of its own thread since its snapshot. Of a change no more than its kind is told: who
# of the shop writes, looks or notes is the shop's.
LOOK: Final[LiteralString] = """
WITH asked AS MATERIALIZED (
    SELECT asked.place, asked.seen::pg_snapshot AS seen, visit.business_id, visit.conversation_id
    FROM json_to_recordset(%s) AS asked (place int, visit_id uuid, business_id uuid, seen text)
    JOIN web_chat_visit visit
      ON visit.business_id = asked.business_id AND visit.id = asked.visit_id
     AND visit.ends_at > now()
    JOIN web_chat_site site
      ON site.business_id = visit.business_id AND site.id = visit.site_id
    JOIN ingress_route route
      ON route.source = 'webchat' AND route.account = site.key
     AND route.business_id = site.business_id
)
SELECT pg_current_snapshot()::text,
       extract(epoch FROM now())::float8,
       (SELECT coalesce(json_agg(place), '[]') FROM asked),
       (SELECT coalesce(json_agg(json_build_array(told.place, told.kind, told.at, told.until)
                                 ORDER BY told.sequence), '[]')
        FROM (
            SELECT asked.place, entry.*
            FROM asked CROSS JOIN LATERAL (
                SELECT kind, at, until, sequence FROM live_entry
                WHERE business_id = asked.business_id
                  AND transaction_id >= pg_snapshot_xmin(asked.seen)
                  AND NOT pg_visible_in_snapshot(transaction_id, asked.seen)
                  AND subject->>'conversation_id' = asked.conversation_id::text
                  AND (kind IN ('message.added', 'message.marked', 'message.changed',
                                'conversation.changed')
                       OR kind = 'typing' AND subject ? 'member_id' AND until > now())
                ORDER BY sequence LIMIT 101
            ) entry
        ) told)
"""


def look_params(asked: Sequence[Json]) -> list[str]:
    """The parameter of LOOK: {place, visit_id, business_id, seen or None} for each who listens."""
    return [json.dumps(asked)]
