"""Messages, and those that did not reach the customer."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from handsel.edge.api.acting import Id, acting
from handsel.edge.api.shapes import In, Listed, Out
from handsel.modules.businesses.rules import Permission
from handsel.modules.conversations import queries
from handsel.modules.conversations.delivery.retrying import retry
from handsel.modules.conversations.desk import threads

router = Router(tags=["messages"])


class AttachmentOut(Out):
    """Something beside the words; sizes are 0 where they are not known."""

    kind: str
    url: str
    title: str
    size_bytes: int
    width: int
    height: int


class ButtonOut(Out):
    title: str
    payload: str
    url: str


class ChoiceOut(Out):
    title: str
    payload: str
    description: str


class QuoteOut(Out):
    """What a message answers to, cut to a line; `message_id` is null when it is not kept here."""

    message_id: UUID | None
    author_kind: str
    text: str


class ReferralOut(Out):
    """What brought the customer: an ad, a link with a `ref`, a shared post."""

    source: str = ""
    ref: str = ""
    ad_id: str = ""
    title: str = ""


class CardOut(Out):
    """What a message of ours is about: a product that a member showed, or an order."""

    kind: Literal["product", "order"]
    id: UUID


class MessageOut(Out):
    """One entry of a thread. `delivery` says how far one of ours got.

    `template` is empty for a message in words. `author_name` is a member's. `is_unsupported`: the
    channel told us that there was something, and not what.
    """

    id: UUID
    conversation_id: UUID
    author_kind: str
    author_member_id: UUID | None
    author_name: str
    reply_to: QuoteOut | None
    story_url: str
    referral: ReferralOut | None
    card: CardOut | None
    is_unsupported: bool
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
        return Listed(items=[as_told(one) for one in threads.describe(found)])


@router.post("/messages/{message_id}/retry", response=MessageOut)
def retry_message(request: HttpRequest, message_id: Id, asked: RetryIn | None = None) -> MessageOut:
    """Send such a message again."""
    with acting(request, Permission.REPLAY) as actor:
        even_if_sent = asked is not None and asked.even_if_sent
        message = retry(actor, message_id, even_if_sent=even_if_sent)
        return as_told(threads.describe([message])[0])


def as_told(told: threads.Told) -> MessageOut:
    """A message as the API tells it."""
    message, context = told.message, told.message.context
    return MessageOut(
        id=message.id,
        conversation_id=message.conversation_id,
        author_kind=message.author_kind,
        author_member_id=message.author_member_id,
        author_name=told.author_name,
        reply_to=QuoteOut.model_validate(told.reply_to) if told.reply_to else None,
        story_url=context.get("story_url", ""),
        referral=ReferralOut(**context["referral"]) if context.get("referral") else None,
        card=_card(context),
        is_unsupported=context.get("unsupported", False),
        text=message.text,
        attachments=[_attachment(one) for one in message.attachments],
        buttons=[ButtonOut.model_validate(one) for one in message.buttons],
        choices=[ChoiceOut.model_validate(one) for one in message.choices],
        template=message.template,
        reactions=message.reactions,
        said_at=message.said_at,
        delivery=message.delivery,
        delivery_reason=message.delivery_reason,
        turn_id=message.turn_id,
        edited_at=message.edited_at,
        unsent_at=message.unsent_at,
    )


def _card(context: dict[str, Any]) -> CardOut | None:
    if product := context.get("product_shown"):
        return CardOut(kind="product", id=product)
    if order := context.get("about_order"):
        return CardOut(kind="order", id=order)
    return None


def _attachment(kept: dict[str, Any]) -> AttachmentOut:
    # The provider's own id of the medium opens it there, and is nobody's business here.
    return AttachmentOut(
        kind=kept["kind"],
        url=kept["url"],
        title=kept["title"],
        size_bytes=kept.get("size_bytes", 0),
        width=kept.get("width", 0),
        height=kept.get("height", 0),
    )
