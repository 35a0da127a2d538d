"""Events that wait for a person: quarantined, or given up on."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from handsel.edge.api.acting import Id, acting
from handsel.edge.api.shapes import Listed, Out
from handsel.kit.clock import now
from handsel.modules.audit.actions import record
from handsel.modules.businesses.rules import Permission
from handsel.modules.ingress import attention

router = Router(tags=["events"])


class EventOut(Out):
    """What a provider told us, without its content."""

    id: UUID
    source: str
    account: str
    kind: str
    state: str
    reason: str
    attempts: int
    occurred_at: datetime
    received_at: datetime


@router.get("/events", response=Listed[EventOut])
def list_events(request: HttpRequest) -> Listed[EventOut]:
    """The shop's events that need attention, the latest first."""
    with acting(request, Permission.REPLAY) as actor:
        found = attention.list_waiting_for_a_person(business_id=actor.business_id)
        return Listed(items=[EventOut.model_validate(one) for one in found])


@router.post("/events/{event_id}/replay", response=EventOut)
def replay_event(request: HttpRequest, event_id: Id) -> EventOut:
    """Have such an event applied again."""
    with acting(request, Permission.REPLAY) as actor:
        event = attention.replay(event_id, now=now())
        record("event.replayed", actor=actor, subject=("event", event_id))
        return EventOut.model_validate(event)
