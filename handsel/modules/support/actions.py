"""Verbs of the shop on support access: granting, ending, and whether there is any."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from handsel.kit import tenancy
from handsel.kit.errors import Conflict, Invalid, NotFound
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.support.models import (
    MOST_MINUTES,
    Allows,
    EndedBy,
    Origin,
    SupportAccess,
    SupportPolicy,
    SupportReading,
)
from handsel.modules.support.queries import get_policy, state_at
from handsel.modules.support.rules import ASKED_FOR, MOST_AT_ONCE, SHORTEST_REASON, State


class SupportNotAllowed(Conflict):
    """This shop lets no support in."""

    code = "support_not_allowed"


class TooManyAccesses(Conflict):
    """Several accesses wait or are open already."""

    code = "too_many_accesses"


class NotAsked(Conflict):
    """This access does not wait for an answer."""

    code = "not_asked"


class AlreadyEnded(Conflict):
    """This access has ended."""

    code = "already_ended"


class NoSuchReason(Invalid):
    """Say why, in ten characters or more, and for how long, in minutes up to sixty."""

    code = "no_such_reason"


def grant(actor: Actor, *, minutes: int, reason: str, now: datetime) -> SupportAccess:
    """Let support in for a while. Raises NoSuchReason, SupportNotAllowed and TooManyAccesses."""
    reason = require_reason(reason, minutes=minutes)
    require_allowed(get_policy())
    require_room(now=now)
    access = SupportAccess.objects.create(
        origin=Origin.SHOP,
        reason=reason,
        minutes=minutes,
        asked_at=now,
        granted_by_id=actor.member_id,
        opened_at=now,
        ends_at=now + timedelta(minutes=minutes),
    )
    _note("support.granted", actor, access)
    return access


def agree(actor: Actor, access_id: UUID, *, now: datetime) -> SupportAccess:
    """Let in the operator who asked. Raises NotFound, NotAsked and SupportNotAllowed."""
    require_allowed(get_policy())
    access = _locked(access_id)
    if state_at(access, now=now) is not State.ASKED:
        raise NotAsked
    access.granted_by_id = actor.member_id
    access.opened_at, access.ends_at = now, now + timedelta(minutes=access.minutes)
    access.save(update_fields=["granted_by", "opened_at", "ends_at"])
    _note("support.granted", actor, access)
    return access


def end(actor: Actor, access_id: UUID, *, now: datetime) -> SupportAccess:
    """End an access at once, or refuse what was asked. Raises NotFound and AlreadyEnded."""
    access = _locked(access_id)
    if state_at(access, now=now) is State.ENDED:
        raise AlreadyEnded
    access.ended_at, access.ended_by = now, EndedBy.SHOP
    access.save(update_fields=["ended_at", "ended_by"])
    _note("support.ended", actor, access)
    return access


def change_policy(actor: Actor, allows: Allows, *, now: datetime) -> Allows:
    """Say when support may be let in; nobody is also who is in now."""
    SupportPolicy.objects.update_or_create(
        business_id=tenancy.current(), defaults={"allows": allows}
    )
    record("support_policy.changed", actor=actor, detail={"allows": allows})
    if allows is Allows.NOBODY:
        for access in _live(now=now):
            end(actor, access.id, now=now)
    return allows


def note_reading(access: SupportAccess, *, by: Actor, path: str, now: datetime) -> bool:
    """Keep that an address was read by an access; whether it was the first time."""
    try:
        with transaction.atomic():
            SupportReading.objects.create(access=access, path=path[:300], at=now)
    except IntegrityError:
        return False
    _note("support.read", by, access, path=path)
    return True


def require_reason(reason: str, *, minutes: int) -> str:
    """A reason of some length for a time of at most an hour; raises NoSuchReason."""
    reason = " ".join(reason.split())
    if not SHORTEST_REASON <= len(reason) <= 500 or not 1 <= minutes <= MOST_MINUTES:
        raise NoSuchReason
    return reason


def require_allowed(allows: Allows, *, is_emergency: bool = False) -> None:
    """Raise SupportNotAllowed where nobody may come in, or not before an owner agrees."""
    if allows is Allows.NOBODY or (is_emergency and allows is not Allows.EMERGENCIES):
        raise SupportNotAllowed


def require_room(*, now: datetime) -> None:
    """Raise TooManyAccesses when enough of them wait or are open."""
    if len(_live(now=now)) >= MOST_AT_ONCE:
        raise TooManyAccesses


def _live(*, now: datetime) -> list[SupportAccess]:
    recent = SupportAccess.objects.filter(
        business_id=tenancy.current(),
        ended_at=None,
        asked_at__gt=now - ASKED_FOR - timedelta(hours=1),
    )
    return [one for one in recent.order_by("id") if state_at(one, now=now) is not State.ENDED]


def _locked(access_id: UUID) -> SupportAccess:
    mine = SupportAccess.objects.select_for_update().filter(business_id=tenancy.current())
    access = mine.filter(id=access_id).first()
    if access is None:
        raise NotFound
    return access


def _note(what: str, actor: Actor, access: SupportAccess, **more: str) -> None:
    detail = {"reason": access.reason, "minutes": access.minutes, "origin": access.origin}
    record(what, actor=actor, subject=("support_access", access.id), detail=detail | more)
