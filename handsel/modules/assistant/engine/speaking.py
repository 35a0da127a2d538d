"""Which language a turn is spoken in: a bare answer goes on in the conversation's own."""

from collections.abc import Sequence

from handsel.modules.assistant.context import TurnContext
from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.consent import says_yes
from handsel.modules.assistant.engine.focus import load
from handsel.modules.assistant.engine.pieces import NAMED_WELL
from handsel.modules.assistant.engine.reading import Reading, read

_LONGEST_ANSWER = 4
_ANSWERING: frozenset[Concept] = frozenset(
    {"yes", "no", "agree", "disagree", "thanks", "please", "done", "one", "it", "first", "second",
     "third", "fourth", "fifth", "last", "both", "another", "color", "size_word", "bye"}
)  # fmt: skip
#: One word that opens or turns a conversation is no answer: it may choose the language.
_TURNING: frozenset[Concept] = frozenset(
    {"greet", "how_are_you", "help", "person", "someone", "talk", "stop", "messages", "menu"}
)


def language_of_turn(context: TurnContext) -> str:
    """The customer's language as this turn's texts and the conversation so far tell it."""
    known = load(context.memory).language
    hint = known or context.own_language
    readings = [
        read(message.text, language=hint, masked=masked_in(context, at))
        for at, message in enumerate(context.incoming)
    ]
    return spoken_language(readings, known=known, hint=hint)


def spoken_language(readings: Sequence[Reading], *, known: str, hint: str) -> str:
    """The language of the longest text; `known` is the conversation's so far, if any.

    "Sí" in an English conversation is a yes and no wish to go on in Spanish.
    """
    longest = max(readings, key=lambda reading: len(reading.tokens), default=None)
    if longest is None or not longest.tokens:
        return hint if len(hint) == 2 else "en"
    return known if known and _only_answers(longest) else longest.language


def masked_in(context: TurnContext, at: int) -> list[tuple[int, int]]:
    """Where the text names products well: those words say nothing else."""
    return [
        (mention.start, mention.end)
        for mention in context.mentions
        if mention.incoming == at and mention.products and mention.products[0][1] >= NAMED_WELL
    ]


def _only_answers(reading: Reading) -> bool:
    if len(reading.tokens) > _LONGEST_ANSWER:
        return False
    if says_yes(reading.text):
        return True
    if len(reading.tokens) == 1 and reading.text.isascii():
        return not reading.says(*_TURNING)
    covered = {at for span in reading.spans for at in range(span.first, span.last + 1)}
    counted = {amount.start for amount in reading.amounts}
    rest = [t for at, t in enumerate(reading.tokens) if at not in covered]
    return all(span.concepts & _ANSWERING for span in reading.spans) and all(
        token.start in counted for token in rest
    )
