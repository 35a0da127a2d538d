"""What the shop wants said beside an answer: who speaks, and that nobody is there now."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from babel.dates import format_skeleton, format_time

from handsel.modules.assistant.context import TurnContext
from handsel.modules.assistant.outcomes import HandedOff, Outcome, Stopped
from handsel.modules.assistant.rulebook.values import Absence
from handsel.modules.assistant.wording import Worded, phrase
from handsel.modules.assistant.wording.text import MAX_BYTES, clean, cut

_DAY = "MMMMEEEEd"


def present(
    worded: tuple[Worded, ...],
    outcomes: Sequence[Outcome],
    *,
    context: TurnContext,
    language: str,
) -> tuple[Worded, ...]:
    """The messages with an introduction before the first and an absence after the last."""
    if not any(one.text for one in worded) or any(isinstance(one, Stopped) for one in outcomes):
        return worded
    absence = context.absence
    is_handed = any(isinstance(one, HandedOff) for one in outcomes)
    if absence and (is_handed or (absence.is_announced and context.is_first)):
        worded = _with_last(worded, _absence(absence, context, language=language))
    if context.manner.introduces and context.is_first:
        worded = _with_first(worded, _introduction(context, language=language))
    return worded


def _introduction(context: TurnContext, *, language: str) -> str:
    """The shop's own greeting, and always that this is an automatic assistant."""
    manner = context.manner
    said = phrase(
        "intro_named" if manner.name else "intro",
        language=language,
        name=manner.name,
        business=context.business_name,
    )
    return " ".join(part for part in (manner.greetings.get(language, ""), said) if part)


def _absence(absence: Absence, context: TurnContext, *, language: str) -> str:
    if own := absence.note.get(language):
        return clean(own, keep_lines=True)
    if absence.until is None:
        return phrase("away_plain", language=language)
    day, time = _when(absence.until, context.locale, language=language)
    return phrase("away", language=language, day=day, time=time)


def _when(at: datetime, locale: str, *, language: str) -> tuple[str, str]:
    """Day and time as the reader writes them; the shop's own way in the shop's own language."""
    reader = locale if locale[:2].lower() == language else language
    # The shop's own clock: a zone given to Babel would move it.
    local = at.replace(tzinfo=None)
    return (
        format_skeleton(_DAY, local, locale=reader),
        format_time(local.time(), "short", locale=reader),
    )


def _with_first(worded: tuple[Worded, ...], text: str) -> tuple[Worded, ...]:
    first = worded[0]
    joined = f"{text}\n{first.text}" if first.text else text
    if len(joined.encode()) <= MAX_BYTES:
        return (replace(first, text=joined), *worded[1:])
    return (Worded(cut(text)), *worded)


def _with_last(worded: tuple[Worded, ...], text: str) -> tuple[Worded, ...]:
    last = worded[-1]
    joined = f"{last.text}\n{text}" if last.text else text
    if len(joined.encode()) <= MAX_BYTES:
        return (*worded[:-1], replace(last, text=joined))
    return (*worded, Worded(cut(text)))
