"""What a text says: acts, intents and quantities, each with the words that led to it."""

from dataclasses import dataclass
from typing import Literal

ActKind = Literal[
    "greeting",
    "thanks",
    "goodbye",
    "affirm",
    "deny",
    "correct",
    "ask_person",
    "ask_stop",
    "upset",
    "question",
]

IntentLabel = Literal[
    "buy",
    "product_search",
    "product_question",
    "price_discount",
    "availability",
    "shipping",
    "order_status",
    "change_order",
    "cancel_order",
    "return_refund",
    "payment_problem",
    "payment_methods",
    "invoice",
    "complaint",
    "human_agent",
    "account",
    "store_info",
    "greeting",
    "thanks",
    "goodbye",
    "affirm",
    "deny",
    "bot_question",
    "out_of_scope",
]


@dataclass(frozen=True, slots=True)
class Act:
    """Something the customer does by speaking. `words` are theirs, as typed."""

    kind: ActKind
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Intent:
    """What the customer is after, with a weight from 0 to 1 and the words that led to it."""

    label: IntentLabel
    weight: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity the text names; `start` and `end` are character offsets into the text."""

    value: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of one text. `language` is a two-letter code."""

    text: str
    language: str
    acts: tuple[Act, ...] = ()
    intents: tuple[Intent, ...] = ()
    amounts: tuple[Amount, ...] = ()

    def has(self, kind: ActKind) -> bool:
        """Whether the text does this."""
        return any(act.kind == kind for act in self.acts)

    @property
    def label(self) -> IntentLabel | None:
        """The strongest intent, or None when nothing was understood."""
        return self.intents[0].label if self.intents else None


def read(text: str, *, language: str = "en") -> Reading:
    """Read one text. `language` is a hint, used where the text itself does not tell."""
    return Reading(text=text, language=language)
