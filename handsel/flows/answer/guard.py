"""What is decided before any model is asked: spam, a stop, a person wanted, a loop, abuse."""

from collections.abc import Sequence

from handsel.flows.answer.compose import language_of
from handsel.modules.assistant.adapter import Thinker
from handsel.modules.assistant.commands import HandOff, Proposal, Stop
from handsel.modules.assistant.context import TurnContext
from handsel.modules.assistant.engine import is_troubled, read, wants_person, wants_stop
from handsel.modules.assistant.moderation import conduct_of
from handsel.modules.assistant.moderation.phrases import phrase
from handsel.modules.conversations.models import Conversation

RULE = "rule"
PERSON_PAYLOAD = "person"
#: Automatic answers in one conversation and hour; two bots talking to each other end here.
MOST_ANSWERS = 30
#: The same words this many times running are a machine's.
MOST_REPEATS = 5


def decide(context: TurnContext, *, recent_answers: int, may_send: bool = True) -> Proposal | None:
    """A proposal by rule, when the customer's own words, or a loop, leave no choice.

    A proposal that says and does nothing means that there is no answer.
    `recent_answers`: how often this conversation was answered automatically in the last hour.
    `may_send`: whether the day's budget leaves a message for this customer.
    """
    conduct = conduct_of(context)
    if conduct.ruling == "silence" and all(one.label != "abusive" for one in conduct.judged):
        return Proposal()
    for message in reversed(context.incoming):
        if wants_stop(message.text):
            return Proposal(commands=(Stop(),))
        if message.payload == PERSON_PAYLOAD or wants_person(message.text):
            troubled = any(is_troubled(read(one.text)) for one in context.incoming)
            return Proposal(commands=(HandOff(reason="upset" if troubled else "asked"),))
    if _repeats(context) or recent_answers >= MOST_ANSWERS or not may_send:
        return Proposal(commands=(HandOff(reason="policy"),))
    match conduct.ruling:
        case "boundary":
            return Proposal(reply=phrase("boundary", language=language_of(context)))
        case "silence":
            return Proposal()
        case "hand_off":
            return Proposal(commands=(HandOff(reason="upset"),))
        case "serve":
            return None


def models_for(context: TurnContext, models: Sequence[Thinker]) -> Sequence[Thinker]:
    """The models that may see this turn: none when it tries to steer one."""
    return () if conduct_of(context).steers else models


def is_stopped(conversation: Conversation) -> bool:
    """Whether this customer asked for no more automatic messages, or is shut out by a member."""
    customer = conversation.customer
    return customer.stopped_at is not None or customer.blocked_at is not None


def _repeats(context: TurnContext) -> bool:
    said = [one.text for one in context.said if one.author_kind == "customer"]
    said += [one.text for one in context.incoming]
    last = said[-MOST_REPEATS:]
    return len(last) == MOST_REPEATS and len(set(last)) == 1 and bool(last[0])
