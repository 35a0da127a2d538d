"""The chapters as plain values. Without a row the defaults hold, which change nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal, get_args

from handsel.kit.money import Money
from handsel.modules.assistant.rulebook.groups import Group, group_of

Tone = Literal["friendly", "neutral", "formal"]
#: What the house engine speaks, and so what a shop may choose from.
Spoken = Literal["en", "es", "pt", "fr", "de", "ar", "hi", "id"]
#: `away`: only while nobody of the shop is there.
AnswersWhen = Literal["always", "away"]

SPOKEN: Final[tuple[str, ...]] = get_args(Spoken)


@dataclass(frozen=True, slots=True)
class Manner:
    """How the assistant speaks. `greetings` holds the shop's own words by language."""

    name: str = ""
    tone: Tone = "neutral"
    greetings: Mapping[str, str] = field(default_factory=dict)
    #: The languages it answers in; none named: whichever the customer writes.
    languages: tuple[str, ...] = ()
    #: For customers who write another one, or whose words do not tell; empty: the shop's own.
    default_language: str = ""

    @property
    def introduces(self) -> bool:
        """Whether the first answer of an episode begins with an introduction."""
        return bool(self.name or self.greetings)

    def spoken(self, language: str) -> str:
        """The language to answer in, for words in this one."""
        if not self.languages or language in self.languages:
            return language
        known = self.default_language in self.languages
        return self.default_language if known else self.languages[0]


@dataclass(frozen=True, slots=True)
class Span:
    """From one minute of a day to another; 1440 is its end."""

    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which nobody is there, the first and the last included."""

    first: date
    last: date
    name: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """When people are there, in the shop's time zone; a week begins on Monday.

    No span in the whole week: the shop keeps no hours, and nobody is ever away.
    """

    weekly: tuple[tuple[Span, ...], ...] = ((),) * 7
    closures: tuple[Closure, ...] = ()
    answers_when: AnswersWhen = "always"
    #: The shop's own words while people are away, by language.
    away: Mapping[str, str] = field(default_factory=dict)
    #: Whether the first answer of an episode says it, too, not only a hand-off.
    says_away: bool = False


@dataclass(frozen=True, slots=True)
class Absence:
    """Nobody is there at present; `until` is when people are back, if it is known."""

    until: datetime | None
    note: Mapping[str, str] = field(default_factory=dict)
    is_announced: bool = False


@dataclass(frozen=True, slots=True)
class Allowance:
    """What the assistant may do without a person."""

    switched_off: frozenset[Group] = frozenset()
    #: Orders of more than this are a person's; in the minor unit of the shop's currency.
    most_order_minor: int | None = None

    def permits(self, kind: str) -> bool:
        """Whether a command of this kind may be carried out."""
        group = group_of(kind)
        return group is None or group not in self.switched_off

    def permits_total(self, total: Money) -> bool:
        """Whether an order of this total needs no person."""
        return self.most_order_minor is None or total.amount_minor <= self.most_order_minor


@dataclass(frozen=True, slots=True)
class Book:
    """All chapters."""

    manner: Manner = field(default_factory=Manner)
    hours: Hours = field(default_factory=Hours)
    allowance: Allowance = field(default_factory=Allowance)
