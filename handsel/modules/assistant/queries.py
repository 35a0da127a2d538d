"""Questions about turns."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from handsel.modules.assistant.models import Turn, TurnState

REMEMBERED_TURNS = 20


def find_last(conversation_id: UUID) -> Turn | None:
    """The newest turn that had its effect."""
    executed = Turn.objects.filter(conversation_id=conversation_id, state=TurnState.EXECUTED)
    return executed.order_by("-created_at").first()


def resolve_handles(conversation_id: UUID, handles: Iterable[str]) -> dict[str, Any]:
    """Handles minted in earlier turns of this conversation → [kind, id]; others are left out."""
    wanted = set(handles)
    if not wanted:
        return {}
    found: dict[str, Any] = {}
    turns = Turn.objects.filter(
        conversation_id=conversation_id, handles__has_any_keys=list(wanted)
    ).order_by("-created_at")
    for known in turns.values_list("handles", flat=True)[:REMEMBERED_TURNS]:
        found = {handle: known[handle] for handle in wanted & known.keys()} | found
    return found


def count_recent(conversation_id: UUID, *, now: datetime, within: timedelta) -> int:
    """How many turns had their effect in the last `within`."""
    return Turn.objects.filter(
        conversation_id=conversation_id, state=TurnState.EXECUTED, created_at__gte=now - within
    ).count()


def list_turns(conversation_id: UUID) -> list[Turn]:
    """The turns of a conversation, newest first."""
    turns = Turn.objects.filter(conversation_id=conversation_id)
    return list(turns.order_by("-created_at")[:REMEMBERED_TURNS])
