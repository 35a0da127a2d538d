"""Notes that only members read, and replies that members keep for later."""

from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from handsel.kit.errors import Conflict, NotFound
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.conversations import queries
from handsel.modules.conversations.models import CannedReply, Note

MOST_REPLIES: Final = 500
LAST_NOTES: Final = 100


class ShortcutTaken(Conflict):
    """There is a kept reply under this name."""

    code = "shortcut_taken"


class TooManyReplies(Conflict):
    """A shop keeps at most 500 replies."""

    code = "too_many_replies"


class NoteKeyReused(Conflict):
    """This key was used for another note in this conversation."""

    code = "key_reused"


def note(actor: Actor, conversation_id: UUID, *, text: str, client_key: str) -> Note:
    """Tell the other members something about a conversation.

    The same member's same `client_key` is the same note. Raises NotFound, NoteKeyReused.
    """
    actor.require(Permission.REPLY)
    conversation = queries.get_for_update(conversation_id)
    once_key = f"{actor.member_id}:{client_key}"
    written, is_new = Note.objects.select_related("author__user").get_or_create(
        conversation=conversation,
        once_key=once_key,
        defaults={"author_id": actor.member_id, "text": text.strip()},
    )
    if not is_new and written.text != text.strip():
        raise NoteKeyReused
    if is_new:
        record("conversation.noted", actor=actor, subject=("conversation", conversation.id))
    return written


def list_notes(conversation_id: UUID) -> list[Note]:
    """The last notes about a conversation, oldest first."""
    found = Note.objects.select_related("author__user").filter(conversation_id=conversation_id)
    return list(reversed(found.order_by("-created_at", "-id")[:LAST_NOTES]))


def list_replies() -> list[CannedReply]:
    """The shop's kept replies by name."""
    return list(CannedReply.objects.order_by("shortcut"))


def keep_reply(actor: Actor, *, shortcut: str, text: str) -> CannedReply:
    """Keep a reply under a new name. Raises ShortcutTaken, TooManyReplies."""
    actor.require(Permission.REPLY)
    if CannedReply.objects.count() >= MOST_REPLIES:
        raise TooManyReplies
    try:
        with transaction.atomic():
            kept = CannedReply.objects.create(shortcut=shortcut, text=text.strip())
    except IntegrityError as error:
        raise ShortcutTaken from error
    record("canned_reply.kept", actor=actor, subject=("canned_reply", kept.id))
    return kept


def change_reply(actor: Actor, reply_id: UUID, *, shortcut: str, text: str) -> CannedReply:
    """Change a kept reply. Raises NotFound, ShortcutTaken."""
    actor.require(Permission.REPLY)
    kept = CannedReply.objects.select_for_update().filter(id=reply_id).first()
    if kept is None:
        raise NotFound
    kept.shortcut, kept.text = shortcut, text.strip()
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError as error:
        raise ShortcutTaken from error
    record("canned_reply.changed", actor=actor, subject=("canned_reply", kept.id))
    return kept


def forget_reply(actor: Actor, reply_id: UUID) -> None:
    """Forget a kept reply. Raises NotFound."""
    actor.require(Permission.REPLY)
    gone, _ = CannedReply.objects.filter(id=reply_id).delete()
    if not gone:
        raise NotFound
    record("canned_reply.forgotten", actor=actor, subject=("canned_reply", reply_id))
