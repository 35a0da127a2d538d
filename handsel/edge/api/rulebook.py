"""How the assistant speaks, when people are there, and what it may do: chapter by chapter."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field, StringConstraints

from handsel.edge.api.acting import acting
from handsel.edge.api.shapes import In, Out
from handsel.modules.assistant.models import Rulebook
from handsel.modules.assistant.rulebook import actions, queries
from handsel.modules.assistant.rulebook.checking import (
    LONGEST_CLOSURE_NAME,
    LONGEST_NAME,
    LONGEST_WORDS,
    MOST_CLOSURES,
    MOST_SPANS,
)
from handsel.modules.assistant.rulebook.groups import GROUPS, Group
from handsel.modules.assistant.rulebook.values import (
    SPOKEN,
    Allowance,
    AnswersWhen,
    Closure,
    Hours,
    Manner,
    Span,
    Spoken,
    Tone,
)
from handsel.modules.businesses import queries as businesses
from handsel.modules.businesses.actions import change_profile
from handsel.modules.businesses.profile import LONGEST_PERSONA
from handsel.modules.businesses.rules import Permission

router = Router(tags=["assistant"])

Version = Annotated[int, Field(ge=0, lt=2**31)]
Words = Annotated[str, StringConstraints(max_length=LONGEST_WORDS)]
Clock = Annotated[str, StringConstraints(pattern=r"^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")]
Day = Annotated[date, Field(strict=False)]


class MannerOut(Out):
    """How the assistant speaks. `persona` is what models are told of the voice."""

    version: int
    name: str
    tone: str
    greetings: dict[str, str]
    languages: list[str]
    default_language: str
    persona: str


class SpanBody(In, Out):
    """From one time of day to another, by the shop's clock; 24:00 is the day's end."""

    opens: Clock
    closes: Clock


class ClosureBody(In, Out):
    """Days on which nobody is there, the first and the last included."""

    first: Day
    last: Day
    name: str = Field("", max_length=LONGEST_CLOSURE_NAME)


class HoursOut(Out):
    """When people are there, in the shop's time zone; `weekly` begins on Monday."""

    version: int
    weekly: list[list[SpanBody]]
    closures: list[ClosureBody]
    answers_when: str
    away: dict[str, str]
    says_away: bool
    timezone: str


class AllowanceOut(Out):
    """What the assistant may do by itself; `groups` are all that can be switched off."""

    version: int
    switched_off: list[str]
    most_order_minor: int | None
    groups: list[str]
    currency: str


class RulebookOut(Out):
    """Everything the shop settled about its assistant; `spoken` is what it can speak."""

    manner: MannerOut
    hours: HoursOut
    allowance: AllowanceOut
    spoken: list[str]


class MannerIn(In):
    """The whole chapter, on top of the version that was read."""

    version: Version
    name: str = Field("", max_length=LONGEST_NAME)
    tone: Tone = "neutral"
    greetings: dict[Spoken, Words] = Field(default_factory=dict)
    languages: list[Spoken] = Field(default_factory=list, max_length=len(SPOKEN))
    default_language: Spoken | None = None
    persona: str = Field("", max_length=LONGEST_PERSONA)


class HoursIn(In):
    """The whole chapter, on top of the version that was read."""

    version: Version
    weekly: list[Annotated[list[SpanBody], Field(max_length=MOST_SPANS)]] = Field(
        min_length=7, max_length=7
    )
    closures: list[ClosureBody] = Field(default_factory=list, max_length=MOST_CLOSURES)
    answers_when: AnswersWhen = "always"
    away: dict[Spoken, Words] = Field(default_factory=dict)
    says_away: bool = False


class AllowanceIn(In):
    """The whole chapter, on top of the version that was read."""

    version: Version
    switched_off: list[Group] = Field(default_factory=list, max_length=len(GROUPS))
    most_order_minor: int | None = Field(None, ge=0, lt=2**53)


@router.get("/assistant/rulebook", response=RulebookOut)
def get_rulebook(request: HttpRequest) -> RulebookOut:
    """What the shop settled about its assistant."""
    with acting(request, Permission.READ_ASSISTANT):
        return _shown(queries.find_row())


@router.put("/assistant/manner", response=RulebookOut)
def put_manner(request: HttpRequest, asked: MannerIn) -> RulebookOut:
    """Change how the assistant speaks, from the next message on."""
    with acting(request, Permission.CHANGE_ASSISTANT) as actor:
        wanted = Manner(
            name=asked.name,
            tone=asked.tone,
            greetings={str(code): words for code, words in asked.greetings.items()},
            languages=tuple(asked.languages),
            default_language=asked.default_language or "",
        )
        row = actions.write_manner(actor, wanted, version=asked.version)
        change_profile({"persona": asked.persona})
        return _shown(row)


@router.put("/assistant/hours", response=RulebookOut)
def put_hours(request: HttpRequest, asked: HoursIn) -> RulebookOut:
    """Change when people are there, from the next message on."""
    with acting(request, Permission.CHANGE_ASSISTANT) as actor:
        wanted = Hours(
            weekly=tuple(
                tuple(Span(_minute(span.opens), _minute(span.closes)) for span in day)
                for day in asked.weekly
            ),
            closures=tuple(Closure(c.first, c.last, c.name) for c in asked.closures),
            answers_when=asked.answers_when,
            away={str(code): words for code, words in asked.away.items()},
            says_away=asked.says_away,
        )
        return _shown(actions.write_hours(actor, wanted, version=asked.version))


@router.put("/assistant/allowance", response=RulebookOut)
def put_allowance(request: HttpRequest, asked: AllowanceIn) -> RulebookOut:
    """Change what the assistant may do by itself, from the next command on."""
    with acting(request, Permission.CHANGE_ASSISTANT) as actor:
        wanted = Allowance(
            switched_off=frozenset(asked.switched_off), most_order_minor=asked.most_order_minor
        )
        return _shown(actions.write_allowance(actor, wanted, version=asked.version))


def _shown(row: Rulebook) -> RulebookOut:
    business = businesses.get_current()
    manner, hours = queries.manner_of(row), queries.hours_of(row)
    return RulebookOut(
        manner=MannerOut(
            version=row.manner_version,
            name=manner.name,
            tone=manner.tone,
            greetings=dict(manner.greetings),
            languages=list(manner.languages),
            default_language=manner.default_language,
            persona=business.persona,
        ),
        hours=HoursOut(
            version=row.hours_version,
            weekly=[_day(spans) for spans in hours.weekly],
            closures=[
                ClosureBody(first=one.first, last=one.last, name=one.name) for one in hours.closures
            ],
            answers_when=hours.answers_when,
            away=dict(hours.away),
            says_away=hours.says_away,
            timezone=business.timezone,
        ),
        allowance=AllowanceOut(
            version=row.allowance_version,
            switched_off=list(row.switched_off),
            most_order_minor=row.most_order_minor,
            groups=list(GROUPS),
            currency=business.currency,
        ),
        spoken=list(SPOKEN),
    )


def _day(spans: Iterable[Span]) -> list[SpanBody]:
    return [SpanBody(opens=_clock(span.opens), closes=_clock(span.closes)) for span in spans]


def _minute(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
