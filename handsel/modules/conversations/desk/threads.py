"""A thread as a member reads it: each message with who wrote it and what it answers to."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from handsel.modules.businesses.models import Member
from handsel.modules.conversations.models import Message

#: A quotation is a line; whoever wants the rest has the message it names.
LONGEST_QUOTE = 160


@dataclass(frozen=True, slots=True)
class Quote:
    """What a message answers to: one of this thread, or one that is not kept here."""

    message_id: UUID | None = None
    author_kind: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A message with what stands around it. `author_name` is a member's."""

    message: Message
    author_name: str = ""
    reply_to: Quote | None = None


def describe(messages: Sequence[Message]) -> list[Told]:
    """These messages with their authors' names and quotations, in two statements at most."""
    names = _names_of(messages)
    quoted = _quoted_by(messages)
    return [
        Told(
            one,
            author_name=names.get(one.author_member_id, "") if one.author_member_id else "",
            reply_to=_quote(one, quoted),
        )
        for one in messages
    ]


def _names_of(messages: Sequence[Message]) -> dict[UUID, str]:
    ids = {one.author_member_id for one in messages if one.author_member_id}
    if not ids:
        return {}
    members = Member.objects.select_related("user").filter(id__in=ids)
    return {member.id: member.user.name for member in members}


def _quoted_by(messages: Sequence[Message]) -> dict[tuple[UUID, str], Message]:
    named = {one.context["reply_to"] for one in messages if one.context.get("reply_to")}
    if not named:
        return {}
    threads = {one.conversation_id for one in messages}
    found = Message.objects.filter(conversation_id__in=threads, external_id__in=named)
    return {(one.conversation_id, one.external_id or ""): one for one in found}


def _quote(message: Message, quoted: dict[tuple[UUID, str], Message]) -> Quote | None:
    named = message.context.get("reply_to")
    if not named:
        return None
    found = quoted.get((message.conversation_id, named))
    if found is None:
        return Quote()
    return Quote(found.id, found.author_kind, found.text[:LONGEST_QUOTE])
