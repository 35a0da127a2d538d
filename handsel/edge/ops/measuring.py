"""The figures of the whole system, each from an index, so that asking often costs little."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

type Rows = list[tuple[Any, ...]]

DAY = timedelta(days=1)

# Only the states a partial index holds: applied events are counted by nobody, they only grow.
EVENTS = """
SELECT source, state, count(*), extract(epoch FROM now() - min(received_at))
FROM ingress_event WHERE state IN ('received', 'failed') GROUP BY source, state
UNION ALL
SELECT source, state, count(*), extract(epoch FROM now() - min(received_at))
FROM ingress_event WHERE state IN ('quarantined', 'dead') GROUP BY source, state
"""
# A lane that is ready later waits for its customer to finish, not for us.
LANES = """
SELECT count(*) FILTER (WHERE leased_until IS NULL OR leased_until < now()),
       count(*) FILTER (WHERE leased_until >= now()),
       coalesce(extract(epoch FROM now() - min(ready_at) FILTER (
           WHERE leased_until IS NULL OR leased_until < now())), 0)
FROM ingress_lane WHERE ready_at <= now()
"""
JOBS = "SELECT queue_name, status::text, count(*) FROM procrastinate_jobs GROUP BY 1, 2"
OUTBOX = """
SELECT delivery, count(*), extract(epoch FROM now() - min(said_at)) FROM conversations_message
WHERE delivery IN ('pending', 'sending', 'unknown') GROUP BY delivery
"""
# Ids begin with the time of their making, so the primary key finds the last day.
MESSAGES_OF_A_DAY = """
SELECT author_kind, delivery, count(*) FROM conversations_message WHERE id >= %s GROUP BY 1, 2
"""
MAIL_OF_A_DAY = "SELECT state, count(*) FROM notifications_mail WHERE id >= %s GROUP BY state"
DIFFERENCES = """
SELECT kind, count(*) FROM payments_difference WHERE resolved_at IS NULL GROUP BY kind
"""
REFUSALS = "SELECT split_part(kind, ':', 1), split_part(kind, ':', 2), count FROM limits_refusal"
# Some hundreds at most a person, and they are removed as they end.
SESSIONS = """
SELECT kind, count(*) FROM users_session WHERE user_id IS NOT NULL AND ends_at > now() GROUP BY kind
"""
OPERATORS = """
SELECT count(*) FROM operators_operatorsession WHERE ended_at IS NULL AND ends_at > now()
    AND used_at > now() - interval '30 minutes'
"""
DEEDS_OF_A_DAY = "SELECT what, count(*) FROM operators_deed WHERE id >= %s GROUP BY what"
SUPPORT = """
SELECT origin, count(*) FROM support_supportaccess
WHERE ended_at IS NULL AND ends_at > now() GROUP BY origin
"""
CHANNELS = "SELECT kind, status, count(*) FROM channels_channel GROUP BY kind, status"


def ask(statement: str, *parameters: UUID) -> Rows:
    """The rows of one statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        rows: Rows = cursor.fetchall()
    return rows


def first_id_of(moment: datetime) -> UUID:
    """The smallest time-ordered id (RFC 9562, version 7) that could be made at this moment."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)
