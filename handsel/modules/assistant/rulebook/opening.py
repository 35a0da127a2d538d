"""When people are there. Pure: the moment is given, in the shop's time zone."""

from datetime import date, datetime, time, timedelta
from typing import Final

from handsel.modules.assistant.rulebook.values import Absence, Hours

#: How far ahead the next opening is looked for.
MOST_DAYS: Final = 400
_DAY_MINUTES: Final = 24 * 60


def keeps_hours(hours: Hours) -> bool:
    """Whether the shop said at all when people are there."""
    return any(hours.weekly)


def is_open(hours: Hours, *, at: datetime) -> bool:
    """Whether people are there at this local moment; always, where no hours are kept."""
    if not keeps_hours(hours):
        return True
    if _is_closed(hours, at.date()):
        return False
    minute = at.hour * 60 + at.minute
    return any(span.opens <= minute < span.closes for span in hours.weekly[at.weekday()])


def next_opening(hours: Hours, *, at: datetime) -> datetime | None:
    """The first local moment after `at` when people come; None when none is near."""
    for ahead in range(MOST_DAYS):
        day = at.date() + timedelta(days=ahead)
        if _is_closed(hours, day):
            continue
        for span in hours.weekly[day.weekday()]:
            opens = datetime.combine(day, _time(span.opens), tzinfo=at.tzinfo)
            if opens > at:
                return opens
    return None


def absence_of(hours: Hours, *, at: datetime) -> Absence | None:
    """That nobody is there, and until when; None while people are."""
    if is_open(hours, at=at):
        return None
    return Absence(until=next_opening(hours, at=at), note=hours.away, is_announced=hours.says_away)


def is_for_people(hours: Hours, *, at: datetime) -> bool:
    """Whether people answer now, and the assistant does not."""
    return hours.answers_when == "away" and keeps_hours(hours) and is_open(hours, at=at)


def _is_closed(hours: Hours, day: date) -> bool:
    return any(closure.first <= day <= closure.last for closure in hours.closures)


def _time(minute: int) -> time:
    hour, rest = divmod(minute % _DAY_MINUTES, 60)
    return time(hour, rest)
