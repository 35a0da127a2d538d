"""From a proposal and what came of it to the messages that are sent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handsel.flows.answer.presenting import present
from handsel.flows.answer.session import Decided
from handsel.modules.assistant.claims import Cut, gate
from handsel.modules.assistant.commands import Proposal
from handsel.modules.assistant.context import TurnContext
from handsel.modules.assistant.engine import language_of_turn
from handsel.modules.assistant.moderation import conduct_of
from handsel.modules.assistant.moderation.phrases import is_said
from handsel.modules.assistant.moderation.phrases import phrase as calming
from handsel.modules.assistant.outcomes import HandedOff, Outcome, Stopped
from handsel.modules.assistant.wording import Worded, phrase, word_turn
from handsel.modules.assistant.wording.text import MAX_BYTES
from handsel.modules.channels.content import Button, Content


@dataclass(frozen=True, slots=True)
class Composed:
    """The messages to send, the gated reply among them, and what was cut from it."""

    contents: tuple[Content, ...]
    language: str
    reply: str
    cut: tuple[Cut, ...]


def compose(
    proposal: Proposal,
    decided: Sequence[Decided],
    *,
    context: TurnContext,
    may_be_silent: bool = False,
) -> Composed:
    """Gate the reply, word the outcomes, and join them into as few messages as fit.

    Only a turn that was ruled to be silent has no message.
    """
    language = language_of(context)
    gated = gate(proposal.reply, context=context, locale=context.locale)
    reply = "" if gated.empty else gated.text
    outcomes = [one.outcome for one in decided]
    worded = word_turn(outcomes, reply=reply, locale=context.locale, language=language)
    if not any(one.text for one in worded) and not may_be_silent:
        worded = (Worded(phrase("clarify", language=language)),)
    worded = present(worded, outcomes, context=context, language=language)
    if _is_to_be_calmed(context, outcomes) and worded:
        worded = _joined(worded, calming("offer_person", language=language))
    contents = tuple(_content(one) for one in worded if one.text)
    return Composed(contents, language=language, reply=reply, cut=gated.cut)


def _is_to_be_calmed(context: TurnContext, outcomes: Sequence[Outcome]) -> bool:
    """Whether an angry customer is to be offered a person: once, and unless one is coming."""
    if any(isinstance(outcome, HandedOff | Stopped) for outcome in outcomes):
        return False
    return not is_said("offer_person", context.said) and conduct_of(context).is_rude


def _joined(worded: tuple[Worded, ...], offer: str) -> tuple[Worded, ...]:
    last = replace(worded[-1], text=f"{worded[-1].text}\n{offer}")
    fits = len(last.text.encode()) <= MAX_BYTES
    return (*worded[:-1], last) if fits else (*worded, Worded(offer))


def _content(worded: Worded) -> Content:
    buttons = tuple(Button(one.title, payload=one.payload) for one in worded.buttons)
    return Content(worded.text, buttons=buttons)


def language_of(context: TurnContext) -> str:
    """The language to answer in: the customer's, or the one the shop speaks in its place."""
    return context.manner.spoken(language_of_turn(context))
