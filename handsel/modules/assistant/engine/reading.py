"""What a text says: acts, intents and quantities, each with the words that led to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from handsel.modules.assistant.engine.acts import Act, ActKind, acts_of
from handsel.modules.assistant.engine.concepts import Concept
from handsel.modules.assistant.engine.intents import Intent
from handsel.modules.assistant.engine.language import language_of
from handsel.modules.assistant.engine.lexicon import lexicon
from handsel.modules.assistant.engine.numbers import Amount, amounts_of
from handsel.modules.assistant.engine.references import with_references
from handsel.modules.assistant.engine.spotting import Span, spans_of
from handsel.modules.assistant.engine.tokens import Token, tokens_of
from handsel.modules.assistant.engine.weighing import weigh
from handsel.modules.assistant.labels import IntentLabel

MAX_TEXT = 4000


@dataclass(frozen=True, slots=True)
class Recalled:
    """The shop's own example most like a text. `entry` answers it, where it is as good as same."""

    text: str
    likeness: float
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of one text. `language` is a two-letter code."""

    text: str
    language: str
    acts: tuple[Act, ...] = ()
    intents: tuple[Intent, ...] = ()
    amounts: tuple[Amount, ...] = ()
    tokens: tuple[Token, ...] = ()
    spans: tuple[Span, ...] = ()
    recalled: Recalled | None = None

    def has(self, kind: ActKind) -> bool:
        """Whether the text does this."""
        return any(act.kind == kind for act in self.acts)

    def says(self, *concepts: Concept) -> bool:
        """Whether the text carries one of these notions."""
        return any(span.concepts.intersection(concepts) for span in self.spans)

    def weight(self, label: IntentLabel) -> float:
        """How strongly the text is after this, from 0 to 1."""
        return next((intent.weight for intent in self.intents if intent.label == label), 0.0)

    @property
    def label(self) -> IntentLabel | None:
        """The strongest intent, or None when nothing was understood."""
        return self.intents[0].label if self.intents else None


def read(text: str, *, language: str = "en", masked: Sequence[tuple[int, int]] = ()) -> Reading:
    """Read one text. `language` is a hint, used where the text itself does not tell.

    `masked` are character offsets of names (of products): their words say nothing else.
    """
    text = text[:MAX_TEXT]
    tokens = tokens_of(text)
    telling = [t.word for t in tokens if not any(a <= t.start and t.end <= b for a, b in masked)]
    spoken = language_of(telling, hint=language[:2].lower())
    spans = spans_of(tokens, language=spoken, masked=masked)
    numbers = dict(lexicon("en").numbers) | dict(lexicon(spoken).numbers)
    spans = with_references(text, spans, tokens)
    acts = acts_of(text, tokens, spans)
    return Reading(
        text=text,
        language=spoken,
        acts=acts,
        intents=weigh(text, tokens, spans, acts, language=spoken, named=bool(masked)),
        amounts=amounts_of(text, tokens, numbers),
        tokens=tokens,
        spans=spans,
    )
