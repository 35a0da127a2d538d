"""Verbs on routes and events. For lanes see `lanes`."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from django.db import IntegrityError, connection, transaction

from handsel.kit import tenancy
from handsel.kit.errors import Conflict
from handsel.modules.ingress.inbox import STORE, Arrival, params
from handsel.modules.ingress.models import Event, Lane, Route

MOST_ATTEMPTS = 5
#: How often two who store the same at the same moment look again.
RACES = 3

_APPLIED = """
UPDATE ingress_event SET state = 'applied', reason = '', applied_at = %s WHERE id = ANY(%s)
"""

log = structlog.get_logger()


class AccountTaken(Conflict):
    """This account is connected to another business."""

    code = "account_taken"


class KeyReused(Conflict):
    """This key stands for something else already."""

    code = "key_reused"


def keep(arrival: Arrival) -> None:
    """Store what came to the current business otherwise than by the gate, and wake its lane.

    Known under its key it is not stored again; raises KeyReused when that was something else.
    """
    for _ in range(RACES):
        known = Event.objects.filter(
            source=arrival.source, account=arrival.account, dedupe_key=arrival.dedupe_key
        ).values_list("digest", flat=True)
        if digest := known.first():
            if bytes(digest) != arrival.digest:
                raise KeyReused
            return
        with connection.cursor() as cursor:
            cursor.execute(STORE, params([arrival]))
            row = cursor.fetchone()
        if row and not row[1]:
            return


def add_route(*, source: str, account: str, target_id: UUID) -> Route:
    """Send an account's events to the current business; raises AccountTaken."""
    try:
        with transaction.atomic():
            route, _ = Route.objects.update_or_create(
                source=source,
                account=account,
                business_id=tenancy.current(),
                defaults={"target_id": target_id},
            )
    except IntegrityError as error:
        raise AccountTaken from error
    return route


def change_secret(
    route_id: UUID, *, present: str, previous: str = "", until: datetime | None = None
) -> None:
    """Keep, sealed, what an account proves its events with, and `until` when also `previous`."""
    Route.objects.filter(id=route_id, business_id=tenancy.current()).update(
        signing_secret=present,
        previous_secret=previous if until else "",
        previous_until=until if previous else None,
    )


def forget_previous_secret(route_id: UUID, *, now: datetime) -> bool:
    """Wipe the secret before the present one, if its time is over. Whether it was."""
    over = Route.objects.filter(id=route_id, business_id=tenancy.current(), previous_until__lte=now)
    return bool(over.update(previous_secret="", previous_until=None))


def remove_routes(*, target_id: UUID) -> None:
    """Events of an account are the current business's no longer; what came stays.

    Its lanes go too, so that another business that connects the account has its own.
    """
    routes = Route.objects.filter(target_id=target_id, business_id=tenancy.current())
    for route in routes:
        Lane.objects.filter(
            source=route.source, account=route.account, business_id=tenancy.current()
        ).delete()
    routes.delete()


def mark_applied(*events: Event, at: datetime) -> None:
    """The events have had their effect."""
    with connection.cursor() as cursor:
        cursor.execute(_APPLIED, [at, [event.id for event in events]])


def mark_ignored(event: Event, *, reason: str, at: datetime) -> None:
    """The event is known and asks for nothing."""
    _settle(event, state="ignored", reason=reason, at=at)


def mark_quarantined(event: Event, *, reason: str, at: datetime) -> None:
    """The event cannot be applied as it stands; a person can see and replay it."""
    _settle(event, state="quarantined", reason=reason, at=at)


def mark_failed(event: Event, *, error: Exception, at: datetime) -> datetime | None:
    """The event could not be applied this time. When to try again; None when it is dead.

    The reason kept is the error's class: its text may hold a customer's words. The log has it all.
    """
    log.exception("event_failed", event_id=str(event.id), source=event.source, kind=event.kind)
    event.attempts += 1
    dead = event.attempts >= MOST_ATTEMPTS
    _settle(event, state="dead" if dead else "failed", reason=type(error).__name__, at=at)
    return None if dead else at + timedelta(seconds=2**event.attempts)


def read_body(event: Event) -> dict[str, Any]:
    """The provider's JSON of this item."""
    body = json.loads(event.body)
    if not isinstance(body, dict):
        raise TypeError("the body of an event is not an object")
    return body


def _settle(event: Event, *, state: str, reason: str, at: datetime) -> None:
    Event.objects.filter(id=event.id).update(
        state=state, reason=reason[:200], attempts=event.attempts, applied_at=at
    )
