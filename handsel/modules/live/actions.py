"""Telling what no row of a table says: who is there, and who is writing."""

from datetime import timedelta
from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.prepared import insert
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.live.models import Entry, Kind

#: Somebody who writes says so again every few seconds, and who looks at a thread every half minute.
TYPING_SECONDS = 6
PRESENT_SECONDS = 45


def tell_typing(actor: Actor, conversation_id: UUID) -> None:
    """A member is writing in a conversation; raises Forbidden."""
    actor.require(Permission.REPLY)
    _tell(
        Kind.TYPING,
        seconds=TYPING_SECONDS,
        conversation_id=conversation_id,
        member_id=actor.member_id,
    )


def tell_customer_typing(conversation_id: UUID, *, customer_id: UUID) -> None:
    """A customer is writing, where a channel says so."""
    _tell(
        Kind.TYPING,
        seconds=TYPING_SECONDS,
        conversation_id=conversation_id,
        customer_id=customer_id,
    )


def tell_presence(actor: Actor, conversation_id: UUID) -> None:
    """A member who may answer is looking at this conversation; raises Forbidden.

    It passes when it is not told again.
    """
    _tell_look(Kind.PRESENCE, actor, conversation_id)


def tell_absence(actor: Actor, conversation_id: UUID) -> None:
    """A member has stopped looking before it passed; raises Forbidden."""
    _tell_look(Kind.ABSENCE, actor, conversation_id)


def _tell_look(kind: Kind, actor: Actor, conversation_id: UUID) -> None:
    actor.require(Permission.REPLY)
    _tell(
        kind,
        seconds=PRESENT_SECONDS,
        conversation_id=conversation_id,
        member_id=actor.member_id,
    )


def _tell(kind: Kind, *, seconds: int, **subject: UUID) -> None:
    insert(
        Entry(
            business_id=tenancy.current(),
            kind=kind,
            subject={name: str(value) for name, value in subject.items()},
            until=now() + timedelta(seconds=seconds),
        )
    )
