"""Questions about turns."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from handsel.kit.prepared import Prepared, Slot
from handsel.modules.assistant.models import Turn

REMEMBERED_TURNS = 20
RECENT_TURNS = 3


_RECENT = Prepared(
    lambda: (
        Turn.objects.filter(conversation_id=Slot("conversation_id"))
        # What they saw and how they were judged is most of a turn, and is seldom wanted again.
        .defer("facts", "attempts", "decisions", "cut_claims", "reply")
        .order_by("-created_at")[:RECENT_TURNS]
    )
)


def list_recent(conversation_id: UUID) -> list[Turn]:
    """The last few turns of a conversation, newest first."""
    return _RECENT.list(conversation_id=conversation_id)


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


def list_turns(conversation_id: UUID) -> list[Turn]:
    """The turns of a conversation, newest first."""
    turns = Turn.objects.filter(conversation_id=conversation_id)
    return list(turns.order_by("-created_at")[:REMEMBERED_TURNS])


def list_everywhere(
    *, outcome: str | None, fell_back: bool, before: UUID | None, limit: int
) -> list[Turn]:
    """Turns of all conversations, newest first, without what they saw; at most `limit`."""
    found = Turn.objects.select_related("conversation__customer", "conversation__channel")
    if outcome:
        found = found.filter(outcome=outcome)
    if fell_back:
        found = found.filter(fell_back=True)
    if before is not None:
        found = found.filter(id__lt=before)
    seen = ("facts", "handles", "memory", "proposal")
    return list(found.defer(*seen).order_by("-id")[:limit])
