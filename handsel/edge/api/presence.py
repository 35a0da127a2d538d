"""Who is looking at a thread, and who is writing in it: told to colleagues, kept for nobody."""

from django.http import HttpRequest
from ninja import Router, Status

from handsel.edge.api.acting import Id, acting
from handsel.modules.businesses.rules import Permission
from handsel.modules.conversations import queries
from handsel.modules.live import actions

router = Router(tags=["conversations"])

PRESENCE = "/conversations/{conversation_id}/presence"


@router.put(PRESENCE, response={204: None})
def show_presence(request: HttpRequest, conversation_id: Id) -> Status[None]:
    """Say that you are looking at a thread; say so again every 30 seconds."""
    with acting(request, Permission.REPLY) as actor:
        actions.tell_presence(actor, queries.get(conversation_id).id)
    return Status(204, None)


@router.delete(PRESENCE, response={204: None})
def end_presence(request: HttpRequest, conversation_id: Id) -> Status[None]:
    """Say that you have stopped looking at it."""
    with acting(request, Permission.REPLY) as actor:
        actions.tell_absence(actor, queries.get(conversation_id).id)
    return Status(204, None)


@router.post("/conversations/{conversation_id}/typing", response={204: None})
def show_typing(request: HttpRequest, conversation_id: Id) -> Status[None]:
    """Say that you are writing in a thread; say so again every four seconds while you do."""
    with acting(request, Permission.REPLY) as actor:
        actions.tell_typing(actor, queries.get(conversation_id).id)
    return Status(204, None)
