"""What a member wrote into a chapter, checked and put in order. Pure."""

from collections.abc import Mapping, Sequence
from typing import Final

from handsel.kit.errors import Invalid
from handsel.kit.names import clean
from handsel.modules.assistant.rulebook.values import Closure, Hours, Manner, Span

LONGEST_NAME: Final = 40
LONGEST_WORDS: Final = 300
MOST_SPANS: Final = 4
MOST_CLOSURES: Final = 60
LONGEST_CLOSURE_NAME: Final = 60


class BadRule(Invalid):
    """A chapter of the assistant's rulebook is not valid."""

    code = "bad_rule"


class HoursNeeded(Invalid):
    """To answer only while people are away, say when they are there."""

    code = "hours_needed"


def read_manner(manner: Manner) -> Manner:
    """The manner as it is kept. Raises BadRule."""
    name = clean(manner.name)
    if len(name) > LONGEST_NAME:
        raise BadRule(f"name: at most {LONGEST_NAME} characters.")
    languages = tuple(dict.fromkeys(manner.languages))
    default = manner.default_language
    if languages and default and default not in languages:
        raise BadRule("default_language: not one of the languages it answers in.")
    return Manner(
        name=name,
        tone=manner.tone,
        greetings=_words("greetings", manner.greetings),
        languages=languages,
        default_language=default,
    )


def read_hours(hours: Hours) -> Hours:
    """The hours as they are kept, each day's in order. Raises BadRule and HoursNeeded."""
    if len(hours.weekly) != 7:
        raise BadRule("weekly: seven days, Monday first.")
    if hours.answers_when == "away" and not any(hours.weekly):
        raise HoursNeeded
    if len(hours.closures) > MOST_CLOSURES:
        raise BadRule(f"closures: at most {MOST_CLOSURES}.")
    return Hours(
        weekly=tuple(_day(spans) for spans in hours.weekly),
        closures=tuple(sorted((_closure(one) for one in hours.closures), key=_by_first)),
        answers_when=hours.answers_when,
        away=_words("away", hours.away),
        says_away=hours.says_away,
    )


def _day(spans: Sequence[Span]) -> tuple[Span, ...]:
    if len(spans) > MOST_SPANS:
        raise BadRule(f"weekly: at most {MOST_SPANS} spans a day.")
    ordered = sorted(spans, key=lambda span: span.opens)
    last = -1
    for span in ordered:
        if span.opens >= span.closes or span.opens < last:
            raise BadRule("weekly: spans end after they begin, and do not overlap.")
        last = span.closes
    return tuple(ordered)


def _closure(closure: Closure) -> Closure:
    if closure.last < closure.first:
        raise BadRule("closures: the last day is not before the first.")
    return Closure(closure.first, closure.last, clean(closure.name)[:LONGEST_CLOSURE_NAME])


def _by_first(closure: Closure) -> tuple[int, int]:
    return closure.first.toordinal(), closure.last.toordinal()


def _words(field: str, told: Mapping[str, str]) -> dict[str, str]:
    """Texts by language, cleaned; empty ones are left out."""
    kept = {language: _lines(text) for language, text in sorted(told.items())}
    if any(len(text) > LONGEST_WORDS for text in kept.values()):
        raise BadRule(f"{field}: at most {LONGEST_WORDS} characters each.")
    return {language: text for language, text in kept.items() if text}


def _lines(text: str) -> str:
    return "\n".join(clean(line) for line in text.splitlines()).strip()
