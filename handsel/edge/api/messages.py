"""Messages, and those that did not reach the customer."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from handsel.edge.api.acting import Id, acting
from handsel.edge.api.shapes import In, Listed, Out
from handsel.modules.businesses.rules import Permission
from handsel.modules.conversations import queries
from handsel.modules.conversations.delivery.retrying import retry

router = Router(tags=["messages"])


class AttachmentOut(Out):
    kind: str
    url: str
    title: str


class ButtonOut(Out):
    title: str
    payload: str
    url: str


class ChoiceOut(Out):
    title: str
    payload: str
    description: str


class MessageOut(Out):
    """One entry of a thread. `delivery` says how far one of ours got.

    `template` is empty for a message in words.
    """

    id: UUID
    conversation_id: UUID
    author_kind: str
    author_member_id: UUID | None
    text: str
    attachments: list[AttachmentOut]
    buttons: list[ButtonOut]
    choices: list[ChoiceOut]
    template: dict[str, str | list[str]]
    reactions: dict[str, str]
    said_at: datetime
    delivery: str
    delivery_reason: str
    turn_id: UUID | None
    edited_at: datetime | None
    unsent_at: datetime | None


class RetryIn(In):
    """`even_if_sent` says that a message which may have arrived is to be sent all the same."""

    even_if_sent: bool = False


@router.get("/messages/troubled", response=Listed[MessageOut])
def list_troubled_messages(request: HttpRequest) -> Listed[MessageOut]:
    """Messages of ours that failed, or of which nobody knows whether they arrived."""
    with acting(request, Permission.READ_CONVERSATIONS) as actor:
        found = queries.list_troubled(actor)
        return Listed(items=[MessageOut.model_validate(one) for one in found])


@router.post("/messages/{message_id}/retry", response=MessageOut)
def retry_message(request: HttpRequest, message_id: Id, asked: RetryIn | None = None) -> MessageOut:
    """Send such a message again."""
    with acting(request, Permission.REPLAY) as actor:
        even_if_sent = asked is not None and asked.even_if_sent
        return MessageOut.model_validate(retry(actor, message_id, even_if_sent=even_if_sent))
