"""A member answers a customer: the assistant steps back, and the words go out once."""

from collections.abc import Mapping
from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.errors import Conflict
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.channels.content import Content, Template
from handsel.modules.conversations import actions as conversations
from handsel.modules.conversations import queries
from handsel.modules.conversations.models import Author, Conversation, Message
from handsel.modules.conversations.rules import same_words
from handsel.modules.conversations.windows import require_open


class KeyReused(Conflict):
    """This key was used for another reply in this conversation."""

    code = "key_reused"


class PromotionsDeclined(Conflict):
    """The customer asked for no promotions."""

    code = "promotions_declined"


def reply(actor: Actor, conversation_id: UUID, *, text: str, client_key: str) -> Message:
    """Say a member's words in a conversation and take it over from the assistant.

    The same member's same `client_key` (at most 64 characters) is the same reply, however often
    it is asked for: it is not said again and control does not change again. Raises Forbidden,
    NotFound, NothingToSay, WindowClosed (OnlyTemplates where a template may still be sent), and
    KeyReused when the words differ.
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
        require_open(conversation)
        return say_as_member(actor, conversation, Content(text=text), once_key=once_key)


def send_template(
    actor: Actor,
    conversation_id: UUID,
    *,
    template: Template,
    client_key: str,
    is_promotion: bool = False,
) -> Message:
    """Send a template the provider has approved, also when the messaging window is closed.

    `is_promotion` says that it advertises: then a customer who declined promotions is spared it.
    For `client_key` see `reply`. Raises Forbidden, NotFound, NoTemplates, PromotionsDeclined and
    KeyReused.
    """
    actor.require(Permission.REPLY)
    once_key = f"member:{actor.member_id}:{client_key}"
    with tenancy.business(actor.business_id):
        conversation = queries.get_for_update(conversation_id)
        known = queries.list_said(conversation.id, once_key=once_key)
        if known:
            if known[0].template != conversations.kept_template(template):
                raise KeyReused
            return known[0]
        require_open(conversation, is_template=True)
        if is_promotion and conversation.customer.promotions_declined_at is not None:
            raise PromotionsDeclined
        return say_as_member(actor, conversation, Content(template=template), once_key=once_key)


def say_as_member(
    actor: Actor,
    conversation: Conversation,
    content: Content,
    *,
    once_key: str,
    context: Mapping[str, str] | None = None,
) -> Message:
    """Take over a conversation that the caller has locked and say this in it, under its key."""
    conversations.take_over(actor, conversation.id)
    return conversations.say(
        conversation_id=conversation.id,
        content=content,
        author_kind=Author.MEMBER,
        member_id=actor.member_id,
        once_key=once_key,
        context=context,
    )
