"""Which of the shop's secrets are used, and for what: the first time each day (UTC).

Every use would be an entry for every message. So that a day's later uses cost nothing, each
process remembers what it has noted; between processes a row with the day decides.
"""

from datetime import date
from threading import Lock
from typing import Final
from uuid import UUID

from django.db import connection, transaction

from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.ids import uuid7
from handsel.modules.audit.actions import record

#: A process that serves more secrets than this begins to remember anew.
MOST_REMEMBERED: Final = 10_000

# Nothing comes back when the day was noted before.
_NOTE = """
INSERT INTO audit_secretuse AS known (id, business_id, secret_kind, secret_of, purpose, last_on)
VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (business_id, secret_kind, secret_of, purpose)
    DO UPDATE SET last_on = excluded.last_on WHERE known.last_on < excluded.last_on
RETURNING 1
"""

_noted: set[tuple[str, UUID, str, date]] = set()
_lock = Lock()


def note_use(kind: str, of: UUID, *, business_id: UUID | None, purpose: str) -> None:
    """A secret of a business is about to be used: of the channel, payment account or model `of`.

    In the current transaction; where no business is in scope, in one of its own.
    """
    today = now().date()
    use = (kind, of, purpose, today)
    if use in _noted:
        return
    with tenancy.business(business_id or tenancy.current()):
        _note(use)


def _note(use: tuple[str, UUID, str, date]) -> None:
    kind, of, purpose, today = use
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, [uuid7(), tenancy.current(), kind, of, purpose, today])
        is_first = cursor.fetchone() is not None
    if is_first:
        record("secret.used", subject=(kind, of), detail={"purpose": purpose})
    transaction.on_commit(lambda: _remember(use))


def _remember(use: tuple[str, UUID, str, date]) -> None:
    with _lock:
        if len(_noted) >= MOST_REMEMBERED:
            _noted.clear()
        _noted.add(use)
