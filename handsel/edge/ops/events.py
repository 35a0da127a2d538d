"""Events that wait for a person, of every business and of none."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from handsel.edge.ops.recording import record
from handsel.kit.clock import now
from handsel.kit.errors import Invalid, NotFound
from handsel.modules.ingress import attention
from handsel.modules.ingress.models import Event


class NoSuchState(Invalid):
    """The state is quarantined or dead."""

    code = "no_such_state"


@require_safe
def list_events(request: HttpRequest) -> JsonResponse:
    """`?state=quarantined` or `dead`; both without it. The latest first, without bodies."""
    state: Any = request.GET.get("state") or None
    if state is not None and state not in attention.STATES:
        raise NoSuchState
    found = attention.list_waiting_for_a_person(state=state)
    return JsonResponse({"events": [_shown(event) for event in found]})


@require_safe
def get_event(request: HttpRequest, event_id: UUID) -> JsonResponse:
    """One event in any state; with `?body=1` also what the provider sent, and that is logged."""
    event = Event.objects.filter(id=event_id).first()
    if event is None:
        raise NotFound
    shown = _shown(event)
    if request.GET.get("body") == "1":
        record(request, "event.read", **named(event))
        shown["body"] = event.body
    return JsonResponse(shown)


@csrf_exempt
@require_POST
def replay_event(request: HttpRequest, event_id: UUID) -> JsonResponse:
    """Put an event back into its lane; one of an account connected since, too."""
    with transaction.atomic():
        event = attention.replay(event_id, now=now())
        record(request, "event.replayed", **named(event))
    return JsonResponse(_shown(event))


def named(event: Event) -> dict[str, Any]:
    """What `record` writes of an event."""
    return {
        "business_id": event.business_id,
        "subject": ("event", event.id),
        "event_id": str(event.id),
    }


def _shown(event: Event) -> dict[str, Any]:
    return {
        "id": str(event.id),
        "source": event.source,
        "account": event.account,
        "business_id": event.business_id and str(event.business_id),
        "kind": event.kind,
        "state": event.state,
        "reason": event.reason,
        "attempts": event.attempts,
        "occurred_at": event.occurred_at.isoformat(),
        "received_at": event.received_at.isoformat(),
    }
