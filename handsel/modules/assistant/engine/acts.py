"""What a customer does by speaking: greets, thanks, agrees, refuses, corrects, asks, complains."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.consent import asks_for_person, asks_for_silence, says_yes
from handsel.modules.assistant.engine.spotting import Span
from handsel.modules.assistant.engine.tokens import Token

ActKind = Literal[
    "greeting", "thanks", "goodbye", "affirm", "deny", "correct", "ask_person", "ask_stop",
    "upset", "question",
]  # fmt: skip

_BY_CONCEPT: dict[ActKind, frozenset[Concept]] = {
    "greeting": frozenset({"greet", "how_are_you"}),
    "thanks": frozenset({"thanks"}),
    "goodbye": frozenset({"bye"}),
    "correct": frozenset({"but", "instead", "make"}),
    "upset": frozenset({"angry", "trouble", "swear"}),
}
_QUESTIONS: frozenset[Concept] = frozenset(
    {"what", "which", "where", "when", "how", "how_long", "why", "can", "have", "price"}
)
_OF_PEOPLE: frozenset[Concept] = frozenset({"person", "someone", "call_me", "talk"})


@dataclass(frozen=True, slots=True)
class Act:
    """Something the customer does by speaking. `words` are theirs, as typed."""

    kind: ActKind
    words: tuple[str, ...]


def acts_of(text: str, tokens: Sequence[Token], spans: Sequence[Span]) -> tuple[Act, ...]:
    """The acts of a text, each with the words that led to it."""
    acts: list[Act] = []

    def note(kind: ActKind, found: Sequence[Span]) -> None:
        if found:
            acts.append(Act(kind, tuple(text[span.start : span.end] for span in found)))

    for kind, concepts in _BY_CONCEPT.items():
        note(kind, [span for span in spans if span.concepts & concepts])
    note("affirm", _opening(spans, "yes"))
    note("deny", _opening(spans, "no"))
    if asks_for_person(tokens, spans):
        acts.append(Act("ask_person", _words(text, spans, _OF_PEOPLE)))
    if asks_for_silence(tokens, spans):
        acts.append(Act("ask_stop", _words(text, spans, frozenset({"stop"}))))
    if any(mark in text for mark in "?؟？"):
        acts.append(Act("question", ("?",)))
    else:
        note("question", [s for s in spans if s.concepts & _QUESTIONS])
    if says_yes(text) and not any(act.kind == "affirm" for act in acts):
        acts.append(Act("affirm", (text.strip(),)))
    return tuple(acts)


def _words(text: str, spans: Sequence[Span], concepts: frozenset[Concept]) -> tuple[str, ...]:
    """The words that carry a notion; mistyped they are no span, and the whole text is named."""
    found = tuple(text[span.start : span.end] for span in spans if span.concepts & concepts)
    return found or (text.strip(),)


def _opening(spans: Sequence[Span], concept: Concept) -> list[Span]:
    """A yes or a no counts where it opens what is said: "no, the blue one"."""
    return [span for span in spans[:2] if concept in span.concepts and span.first <= 2][:1]
