"""How members share the inbox: who sees to what, what is put off, labels, notes, kept replies."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import AwareDatetime, Field

from handsel.edge.api.acting import Id, acting
from handsel.edge.api.conversations import ConversationOut, LabelOut, shown
from handsel.edge.api.shapes import In, Listed, Out
from handsel.modules.businesses.rules import Permission
from handsel.modules.conversations import queries
from handsel.modules.conversations.actions import LONGEST_TEXT
from handsel.modules.conversations.desk import labels, sharing, words
from handsel.modules.conversations.models import Note

router = Router(tags=["conversations"])

Reference = Annotated[UUID, Field(strict=False)]
Words = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT, pattern=r"\S")]
Shortcut = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[\w-]+$")]


class AssigneeIn(In):
    """Who is to see to it; null for nobody."""

    member_id: Reference | None


class SnoozeIn(In):
    """When it shows again."""

    until: Annotated[AwareDatetime, Field(strict=False)]


class LabelsIn(In):
    """All the labels a conversation is to have."""

    label_ids: list[Reference] = Field(max_length=labels.MOST_EACH)


class LabelIn(In):
    """A label to make; `hue` in degrees."""

    name: str = Field(min_length=1, max_length=40, pattern=r"\S")
    hue: Annotated[int, Field(ge=0, le=359)] = 210


class NoteIn(In):
    """What only members read. The same `client_key` in the same thread is the same note."""

    text: Words
    client_key: str = Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9._:-]+$")


class NoteOut(Out):
    """What a member told the others."""

    id: UUID
    conversation_id: UUID
    author_member_id: UUID
    author_name: str
    text: str
    created_at: datetime


class CannedReplyIn(In):
    """Words to use again; `{customer}`, `{shop}` and `{member}` stand for names."""

    shortcut: Shortcut
    text: Words


class CannedReplyOut(Out):
    """Words kept under a short name."""

    id: UUID
    shortcut: str
    text: str
    changed_at: datetime


@router.put("/conversations/{conversation_id}/assignee", response=ConversationOut)
def assign(request: HttpRequest, conversation_id: Id, asked: AssigneeIn) -> ConversationOut:
    """Have a member see to a conversation, or nobody."""
    with acting(request, Permission.REPLY) as actor:
        return shown(sharing.assign(actor, conversation_id, member_id=asked.member_id))


@router.put("/conversations/{conversation_id}/snooze", response=ConversationOut)
def snooze(request: HttpRequest, conversation_id: Id, asked: SnoozeIn) -> ConversationOut:
    """Put a conversation off until then, or until the customer writes."""
    with acting(request, Permission.REPLY) as actor:
        return shown(sharing.snooze(actor, conversation_id, until=asked.until))


@router.post("/conversations/{conversation_id}/reopen", response=ConversationOut)
def reopen(request: HttpRequest, conversation_id: Id) -> ConversationOut:
    """Show a conversation again that was resolved or put off."""
    with acting(request, Permission.REPLY) as actor:
        return shown(sharing.reopen(actor, conversation_id))


@router.post("/conversations/{conversation_id}/seen", response={204: None})
def mark_seen(request: HttpRequest, conversation_id: Id) -> Status[None]:
    """Say that a member has looked: nothing of it is unread."""
    with acting(request, Permission.REPLY) as actor:
        sharing.mark_seen(actor, conversation_id)
        return Status(204, None)


@router.put("/conversations/{conversation_id}/labels", response=ConversationOut)
def put_labels(request: HttpRequest, conversation_id: Id, asked: LabelsIn) -> ConversationOut:
    """Let a conversation have exactly these labels."""
    with acting(request, Permission.REPLY) as actor:
        labels.put(actor, conversation_id, label_ids=asked.label_ids)
        return shown(queries.get(conversation_id))


@router.get("/conversations/{conversation_id}/notes", response=Listed[NoteOut])
def list_notes(request: HttpRequest, conversation_id: Id) -> Listed[NoteOut]:
    """The last notes about a conversation, oldest first."""
    with acting(request, Permission.READ_CONVERSATIONS):
        thread = queries.get(conversation_id)
        return Listed(items=[_note(one) for one in words.list_notes(thread.id)])


@router.post("/conversations/{conversation_id}/notes", response={201: NoteOut})
def write_note(request: HttpRequest, conversation_id: Id, asked: NoteIn) -> Status[NoteOut]:
    """Tell the other members something; no customer ever reads it."""
    with acting(request, Permission.REPLY) as actor:
        note = words.note(actor, conversation_id, text=asked.text, client_key=asked.client_key)
        return Status(201, _note(note))


@router.get("/labels", response=Listed[LabelOut])
def list_labels(request: HttpRequest) -> Listed[LabelOut]:
    """The shop's labels by name."""
    with acting(request, Permission.READ_CONVERSATIONS):
        return Listed(items=[LabelOut.model_validate(one) for one in labels.list_labels()])


@router.post("/labels", response={201: LabelOut})
def create_label(request: HttpRequest, asked: LabelIn) -> Status[LabelOut]:
    """Make a label."""
    with acting(request, Permission.REPLY) as actor:
        made = labels.create(actor, name=asked.name, hue=asked.hue)
        return Status(201, LabelOut.model_validate(made))


@router.delete("/labels/{label_id}", response={204: None})
def remove_label(request: HttpRequest, label_id: Id) -> Status[None]:
    """Remove a label, also from every conversation."""
    with acting(request, Permission.REPLY) as actor:
        labels.remove(actor, label_id)
        return Status(204, None)


@router.get("/canned-replies", response=Listed[CannedReplyOut])
def list_canned_replies(request: HttpRequest) -> Listed[CannedReplyOut]:
    """The shop's kept replies by name."""
    with acting(request, Permission.READ_CONVERSATIONS):
        kept = words.list_replies()
        return Listed(items=[CannedReplyOut.model_validate(one) for one in kept])


@router.post("/canned-replies", response={201: CannedReplyOut})
def keep_canned_reply(request: HttpRequest, asked: CannedReplyIn) -> Status[CannedReplyOut]:
    """Keep a reply for later."""
    with acting(request, Permission.REPLY) as actor:
        kept = words.keep_reply(actor, shortcut=asked.shortcut, text=asked.text)
        return Status(201, CannedReplyOut.model_validate(kept))


@router.put("/canned-replies/{reply_id}", response=CannedReplyOut)
def change_canned_reply(request: HttpRequest, reply_id: Id, asked: CannedReplyIn) -> CannedReplyOut:
    """Change a kept reply."""
    with acting(request, Permission.REPLY) as actor:
        kept = words.change_reply(actor, reply_id, shortcut=asked.shortcut, text=asked.text)
        return CannedReplyOut.model_validate(kept)


@router.delete("/canned-replies/{reply_id}", response={204: None})
def forget_canned_reply(request: HttpRequest, reply_id: Id) -> Status[None]:
    """Forget a kept reply."""
    with acting(request, Permission.REPLY) as actor:
        words.forget_reply(actor, reply_id)
        return Status(204, None)


def _note(note: Note) -> NoteOut:
    return NoteOut(
        id=note.id,
        conversation_id=note.conversation_id,
        author_member_id=note.author_id,
        author_name=note.author.user.name,
        text=note.text,
        created_at=note.created_at,
    )
