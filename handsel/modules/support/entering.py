"""Verbs of operators on support access: asking for it, entering, and leaving."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from handsel.kit import tenancy
from handsel.kit.errors import Conflict, NotFound
from handsel.kit.ids import uuid7
from handsel.modules.operators.models import Operator
from handsel.modules.support.actions import require_allowed, require_reason, require_room
from handsel.modules.support.models import EndedBy, Origin, SupportAccess
from handsel.modules.support.queries import get_policy, state_at
from handsel.modules.support.rules import SECRET_BYTES, State, digest_of, token_of

# The operators' role may write these columns and no others: that an owner agreed is not theirs.
_ASK = """
INSERT INTO support_supportaccess
    (id, business_id, origin, reason, minutes, operator_id, asked_at, opened_at, ends_at, ended_by)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, '')
"""


class NotOpen(Conflict):
    """This access is not open."""

    code = "not_open"


class TakenByAnother(Conflict):
    """This access is another operator's."""

    code = "taken_by_another"


def ask(
    operator: Operator, *, reason: str, minutes: int, is_emergency: bool, now: datetime
) -> SupportAccess:
    """Ask the shop in scope to let an operator in; in an emergency, be in at once.

    Raises NoSuchReason, SupportNotAllowed and TooManyAccesses.
    """
    reason = require_reason(reason, minutes=minutes)
    require_allowed(get_policy(), is_emergency=is_emergency)
    require_room(now=now)
    access_id = uuid7()
    opened_at = now if is_emergency else None
    ends_at = now + timedelta(minutes=minutes) if is_emergency else None
    origin = Origin.EMERGENCY if is_emergency else Origin.ASKED
    with connection.cursor() as cursor:
        cursor.execute(
            _ASK,
            [
                access_id, tenancy.current(), origin.value, reason, minutes, operator.id, now,
                opened_at, ends_at,
            ],
        )  # fmt: skip
    return SupportAccess.objects.get(id=access_id)


def enter(operator: Operator, access_id: UUID, *, now: datetime) -> tuple[SupportAccess, str]:
    """A token to read with until the access ends; an earlier one is good for nothing any more.

    Raises NotFound, NotOpen and TakenByAnother.
    """
    access = _locked(access_id)
    if state_at(access, now=now) is not State.OPEN:
        raise NotOpen
    if access.operator_id not in (None, operator.id):
        raise TakenByAnother
    token = token_of(tenancy.current(), secrets.token_urlsafe(SECRET_BYTES))
    access.operator_id = operator.id
    access.token_digest = digest_of(token)
    access.entered_at = access.entered_at or now
    access.save(update_fields=["operator_id", "token_digest", "entered_at"])
    return access, token


def leave(operator: Operator, access_id: UUID, *, now: datetime) -> SupportAccess:
    """End an access, or take back what was asked. Raises NotFound, NotOpen and TakenByAnother."""
    access = _locked(access_id)
    if state_at(access, now=now) is State.ENDED:
        raise NotOpen
    if access.operator_id != operator.id:
        raise TakenByAnother
    access.ended_at, access.ended_by = now, EndedBy.OPERATOR
    access.save(update_fields=["ended_at", "ended_by"])
    return access


def _locked(access_id: UUID) -> SupportAccess:
    mine = SupportAccess.objects.select_for_update().filter(business_id=tenancy.current())
    access = mine.filter(id=access_id).first()
    if access is None:
        raise NotFound
    return access
