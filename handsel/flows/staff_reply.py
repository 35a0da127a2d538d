"""A member answers a customer: the assistant steps back, and the words go out once."""

from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.errors import Conflict
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.channels.adapter import Content
from handsel.modules.conversations import actions as conversations
from handsel.modules.conversations import queries
from handsel.modules.conversations.models import Author, Message
from handsel.modules.conversations.rules import same_words


class KeyReused(Conflict):
    """This key was used for another reply in this conversation."""

    code = "key_reused"


def reply(actor: Actor, conversation_id: UUID, *, text: str, client_key: str) -> Message:
    """Say a member's words in a conversation and take it over from the assistant.

    The same member's same `client_key` (at most 64 characters) is the same reply, however often
    it is asked for: it is not said again and control does not change again. Raises Forbidden,
    NotFound, NothingToSay, and KeyReused when the words differ.
    """
    actor.require(Permission.REPLY)
    once_key = f"member:{actor.member_id}:{client_key}"
    with tenancy.business(actor.business_id):
        # The lock also makes a second click wait for the first.
        conversation = queries.get_for_update(conversation_id)
        known = queries.list_said(conversation.id, once_key=once_key)
        if known:
            if not same_words(" ".join(part.text for part in known), text):
                raise KeyReused
            return known[0]
        conversations.take_over(actor, conversation.id)
        return conversations.say(
            conversation_id=conversation.id,
            content=Content(text=text),
            author_kind=Author.MEMBER,
            member_id=actor.member_id,
            once_key=once_key,
        )
