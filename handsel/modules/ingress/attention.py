"""Events that wait for a person: seen, and put back into their lane by hand.

Works for a business in scope, whose events are all it sees, and for the operators' role, which
sees those of every business and those of none.
"""

from datetime import datetime
from typing import Final, Literal
from uuid import UUID

import structlog
from django.db import connection, transaction

from handsel.kit.errors import Conflict, NotFound
from handsel.modules.ingress.models import Event, Route

State = Literal["quarantined", "dead"]
STATES: Final[tuple[State, ...]] = ("quarantined", "dead")
MOST: Final = 200

log = structlog.get_logger()


class NotWaiting(Conflict):
    """This event does not wait for a person."""

    code = "not_waiting"


class NoRoute(Conflict):
    """The account this event came for is not connected."""

    code = "no_route"


class LaneTaken(Conflict):
    """This event's customer or payment belongs to another business."""

    code = "lane_taken"


# The lane that waits for this key, or a new one; nothing when it is another business's.
_WAKE = """
INSERT INTO ingress_lane AS lane (id, source, account, key, business_id, target_id, ready_at, wakes)
VALUES (gen_random_uuid(), %s, %s, %s, %s, %s, %s, 1)
ON CONFLICT (source, account, key) DO UPDATE
    SET ready_at = least(lane.ready_at, excluded.ready_at), wakes = lane.wakes + 1
    WHERE lane.business_id = excluded.business_id
RETURNING id
"""


def list_waiting_for_a_person(
    *, business_id: UUID | None = None, state: State | None = None, most: int = MOST
) -> list[Event]:
    """Quarantined and dead events without bodies, the latest first; of one business or all."""
    found = Event.objects.filter(state__in=[state] if state else STATES).defer("body", "digest")
    if business_id is not None:
        found = found.filter(business_id=business_id)
    return list(found.order_by("-received_at", "-sequence")[:most])


def replay(event_id: UUID, *, now: datetime) -> Event:
    """Put an event back into its lane, which is woken; one of an account connected since, too.

    Raises NotFound, NotWaiting, NoRoute and LaneTaken.
    """
    with transaction.atomic():
        event = Event.objects.select_for_update().defer("digest").filter(id=event_id).first()
        if event is None:
            raise NotFound
        if event.state not in STATES:
            raise NotWaiting
        route = _route_of(event)
        event.lane_id = _wake(event, route, now=now)
        event.business_id = route.business_id
        event.state, event.reason, event.attempts = "received", "", 0
        event.save(update_fields=["lane_id", "business_id", "state", "reason", "attempts"])
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify('lanes', '')")
    log.info("event_replayed", event_id=str(event.id), source=event.source, kind=event.kind)
    return event


def _route_of(event: Event) -> Route:
    route = (
        Route.objects.only("business_id", "target_id")
        .filter(source=event.source, account=event.account)
        .first()
    )
    if route is None:
        raise NoRoute
    if event.business_id not in (None, route.business_id):
        raise LaneTaken
    return route


def _wake(event: Event, route: Route, *, now: datetime) -> UUID:
    key = event.lane_key
    with connection.cursor() as cursor:
        cursor.execute(
            _WAKE,
            [event.source, event.account, key, route.business_id, route.target_id, now],
        )
        row = cursor.fetchone()
    if row is None:
        raise LaneTaken
    return UUID(str(row[0]))
