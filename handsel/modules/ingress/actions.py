"""Verbs on routes and events. For lanes see `lanes`."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from django.db import IntegrityError, connection, transaction

from handsel.kit import tenancy
from handsel.kit.errors import Conflict
from handsel.modules.ingress.models import Event, Route

MOST_ATTEMPTS = 5

_APPLIED = """
UPDATE ingress_event SET state = 'applied', reason = '', applied_at = %s WHERE id = ANY(%s)
"""

log = structlog.get_logger()


class AccountTaken(Conflict):
    """This account is connected to another business."""

    code = "account_taken"


def add_route(*, source: str, account: str, target_id: UUID, signing_secret: str = "") -> Route:
    """Send an account's events to the current business; raises AccountTaken.

    `signing_secret`, already sealed, is for accounts that sign with a secret of their own.
    """
    try:
        with transaction.atomic():
            route, _ = Route.objects.update_or_create(
                source=source,
                account=account,
                business_id=tenancy.current(),
                defaults={"target_id": target_id, "signing_secret": signing_secret},
            )
    except IntegrityError as error:
        raise AccountTaken from error
    return route


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
