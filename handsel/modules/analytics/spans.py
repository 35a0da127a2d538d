"""Spans of days, and what they are compared with. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from handsel.kit.errors import Invalid

LONGEST_DAYS: Final = 400
#: Nothing was counted before; nor can a far year be stepped out of.
EARLIEST, LATEST = date(2000, 1, 1), date(2200, 1, 1)

type Compare = Literal["", "previous", "year"]


class BadSpan(Invalid):
    """The days go from an earlier to a later one, and are at most 400."""

    code = "bad_span"


@dataclass(frozen=True, slots=True)
class Span:
    """Days, the first and the last included. Raises BadSpan."""

    first: date
    last: date

    def __post_init__(self) -> None:
        in_order = EARLIEST <= self.first <= self.last <= LATEST
        if not in_order or self.length > LONGEST_DAYS:
            raise BadSpan

    @property
    def length(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    def days(self) -> list[date]:
        """Each of them."""
        return [self.first + timedelta(days=number) for number in range(self.length)]


def compared(span: Span, compare: Compare) -> Span | None:
    """As many days just before it, or the same days a year earlier."""
    if compare == "previous":
        before = timedelta(days=span.length)
        return Span(span.first - before, span.last - before)
    if compare == "year":
        first = _year_before(span.first)
        return Span(first, first + (span.last - span.first))
    return None


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year - 1, day=28)
