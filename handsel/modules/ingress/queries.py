"""Questions about events."""

from uuid import UUID

from handsel.kit.errors import NotFound
from handsel.kit.prepared import Prepared, Slot
from handsel.modules.ingress.models import Event, Lane

MOST_EVENTS = 500


_WAITING = Prepared(
    lambda: Event.objects.filter(
        lane_id=Slot("lane_id"), state__in=["received", "failed"]
    ).order_by("occurred_at", "sequence")[:MOST_EVENTS]
)


def list_waiting(lane_id: UUID) -> list[Event]:
    """Events of a lane still to be applied, in the provider's order; at most MOST_EVENTS."""
    return _WAITING.list(lane_id=lane_id)


def get_event(event_id: UUID) -> Event:
    """One event of the current business; raises NotFound."""
    event = Event.objects.filter(id=event_id).first()
    if event is None:
        raise NotFound
    return event


def has_waiting(*, source: str, account: str, lane_key: str) -> bool:
    """Whether an event of this lane is stored and not applied yet."""
    waiting = Event.objects.filter(state__in=["received", "failed"])
    return waiting.filter(
        lane_id__in=Lane.objects.filter(source=source, account=account, key=lane_key).values("id")
    ).exists()
