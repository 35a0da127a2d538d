"""When a story begins: on a weekday of the last two weeks, or so long ago."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from handsel.edge.cli.demo.history.shapes import Story, Weekday

WEEKDAYS: Final[tuple[Weekday, ...]] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: How far back the past goes: two weeks of days, and one day for the shop to open.
LASTS: Final = timedelta(days=15)


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A story and the moment it begins."""

    begins: datetime
    story: Story


def list_days(*, ends: datetime, zone: ZoneInfo) -> list[date]:
    """The fourteen days before the day on which the past ends, oldest first."""
    today = ends.astimezone(zone).date()
    return [today - timedelta(days=back) for back in range(14, 0, -1)]


def schedule(story: Story, *, ends: datetime, zone: ZoneInfo) -> Scheduled:
    """When this story begins. A weekday is always one before the day on which the past ends."""
    if story.ago is not None:
        return Scheduled(ends - story.ago, story)
    days = [
        day
        for day in reversed(list_days(ends=ends, zone=zone))
        if story.day is None or WEEKDAYS[day.weekday()] == story.day
    ]
    at = datetime.strptime(story.at, "%H:%M").time()  # noqa: DTZ007 - the zone is the shop's
    return Scheduled(datetime.combine(days[story.weeks], at, tzinfo=zone), story)
