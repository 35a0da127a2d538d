"""Verbs for who sees to a conversation, and when."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.errors import Conflict, Invalid
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.models import Member
from handsel.modules.businesses.rules import Permission, permissions_of
from handsel.modules.conversations import queries
from handsel.modules.conversations.desk.tasks import wake
from handsel.modules.conversations.models import Conversation, Status

LONGEST_SNOOZE: Final = timedelta(days=90)


class CannotSee(Invalid):
    """This person does not answer customers here."""

    code = "not_an_agent"


class NotAhead(Invalid):
    """A conversation can be put off until a moment within the next 90 days."""

    code = "snooze_not_ahead"


class NotOpen(Conflict):
    """Only a conversation that is not resolved can be put off."""

    code = "not_open"


def assign(actor: Actor, conversation_id: UUID, *, member_id: UUID | None) -> Conversation:
    """Have a member see to a conversation, or nobody. Raises NotFound, CannotSee."""
    actor.require(Permission.REPLY)
    conversation = queries.get_for_update(conversation_id)
    if member_id is not None:
        member = Member.objects.filter(id=member_id, is_active=True).first()
        if member is None or Permission.REPLY not in permissions_of(member.role):
            raise CannotSee
    if conversation.assignee_id != member_id:
        conversation.assignee_id = member_id
        conversation.save(update_fields=["assignee"])
        record(
            "conversation.assigned",
            actor=actor,
            subject=("conversation", conversation.id),
            detail={"member": str(member_id) if member_id else ""},
        )
    return queries.get(conversation_id)


def snooze(actor: Actor, conversation_id: UUID, *, until: datetime) -> Conversation:
    """Put a conversation off; it shows again then, or when the customer writes.

    Raises NotAhead, NotOpen.
    """
    actor.require(Permission.REPLY)
    if not timedelta(0) < until - present_moment() <= LONGEST_SNOOZE:
        raise NotAhead
    conversation = queries.get_for_update(conversation_id)
    if conversation.status == Status.RESOLVED:
        raise NotOpen
    conversation.status, conversation.snoozed_until = Status.SNOOZED, until
    conversation.save(update_fields=["status", "snoozed_until"])
    record("conversation.snoozed", actor=actor, subject=("conversation", conversation.id))
    wake.enqueue(not_before=until, business_id=tenancy.current(), conversation_id=conversation.id)
    return queries.get(conversation_id)


def reopen(actor: Actor, conversation_id: UUID) -> Conversation:
    """Show a conversation again that was resolved or put off."""
    actor.require(Permission.REPLY)
    conversation = queries.get_for_update(conversation_id)
    if conversation.status in (Status.RESOLVED, Status.SNOOZED):
        conversation.status, conversation.snoozed_until = Status.OPEN, None
        conversation.save(update_fields=["status", "snoozed_until"])
        record("conversation.reopened", actor=actor, subject=("conversation", conversation.id))
    return queries.get(conversation_id)


def mark_seen(actor: Actor, conversation_id: UUID) -> None:
    """A member looked at a conversation: nothing of it is unread."""
    actor.require(Permission.REPLY)
    conversation = queries.get(conversation_id)
    Conversation.objects.filter(id=conversation.id).update(seen_at=present_moment())
