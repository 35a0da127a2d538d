"""Whether a member may write to a customer now."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from handsel.kit.clock import now as present_moment
from handsel.kit.errors import Conflict, Invalid
from handsel.modules.conversations import rules
from handsel.modules.conversations.models import Author, Conversation


class WindowClosed(Conflict):
    """The customer last wrote too long ago: nothing may be sent until they write again."""

    code = "window_closed"


class OnlyTemplates(WindowClosed):
    """The customer last wrote more than 24 hours ago: only an approved template may be sent."""

    code = "window_closed_template_only"


class NoTemplates(Invalid):
    """This channel has no templates."""

    code = "no_templates"


@dataclass(frozen=True, slots=True)
class Opening:
    """How a member may write now, until when, and whether templates go at any time."""

    mode: rules.Mode
    closes_at: datetime | None
    has_templates: bool


def describe(conversation: Conversation) -> Opening:
    """Whether a member may write in this conversation now, and for how long."""
    kind, heard_at = conversation.channel.kind, conversation.last_inbound_at
    human_agent = settings.META_HUMAN_AGENT
    mode = rules.decide_mode(
        channel_kind=kind,
        author_kind=Author.MEMBER,
        last_inbound_at=heard_at,
        human_agent=human_agent,
        now=present_moment(),
    )
    closes_at = rules.closes_at(channel_kind=kind, heard_at=heard_at, human_agent=human_agent)
    return Opening(mode, closes_at, rules.allows_templates(kind))


def require_open(conversation: Conversation, *, is_template: bool = False) -> None:
    """Raise what is in the way of a member's message now: WindowClosed or NoTemplates.

    It is checked again when the message is sent.
    """
    kind = conversation.channel.kind
    if is_template and not rules.allows_templates(kind):
        raise NoTemplates
    mode = rules.decide_mode(
        channel_kind=kind,
        author_kind=Author.MEMBER,
        last_inbound_at=conversation.last_inbound_at,
        human_agent=settings.META_HUMAN_AGENT,
        now=present_moment(),
        is_template=is_template,
    )
    if mode == "closed":
        raise OnlyTemplates if rules.allows_templates(kind) else WindowClosed
