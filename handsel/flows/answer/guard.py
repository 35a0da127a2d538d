"""What is decided before any model is asked: a person wanted, a stop, a loop."""

from handsel.modules.assistant.commands import HandOff, Proposal, Stop
from handsel.modules.assistant.context import TurnContext
from handsel.modules.assistant.engine import wants_person, wants_stop
from handsel.modules.conversations.models import Conversation

RULE = "rule"
PERSON_PAYLOAD = "person"
#: Automatic answers in one conversation and hour; two bots talking to each other end here.
MOST_ANSWERS = 30
#: The same words this many times running are a machine's.
MOST_REPEATS = 5


def decide(context: TurnContext, *, recent_answers: int) -> Proposal | None:
    """A proposal by rule, when the customer's own words, or a loop, leave no choice.

    `recent_answers`: how often this conversation was answered automatically in the last hour.
    """
    for message in reversed(context.incoming):
        if wants_stop(message.text):
            return Proposal(commands=(Stop(),))
        if message.payload == PERSON_PAYLOAD or wants_person(message.text):
            return Proposal(commands=(HandOff(reason="asked"),))
    if _repeats(context) or recent_answers >= MOST_ANSWERS:
        return Proposal(commands=(HandOff(reason="policy"),))
    return None


def is_stopped(conversation: Conversation) -> bool:
    """Whether this customer asked for no more automatic messages."""
    return conversation.customer.stopped_at is not None


def _repeats(context: TurnContext) -> bool:
    said = [one.text for one in context.said if one.author_kind == "customer"]
    said += [one.text for one in context.incoming]
    last = said[-MOST_REPEATS:]
    return len(last) == MOST_REPEATS and len(set(last)) == 1 and bool(last[0])
