"""Questions about figures: a constant number of statements for any shop and any span."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db import connection

from handsel.kit import tenancy
from handsel.modules.analytics.figures import (
    ChannelFigures,
    DayFigures,
    Figures,
    Sum,
    figures_of,
)
from handsel.modules.analytics.models import Mark
from handsel.modules.analytics.rules import Measure
from handsel.modules.analytics.spans import Compare, Span, compared
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.queries import get_current
from handsel.modules.businesses.rules import Permission

WEEKDAYS: Final = 7
HOURS: Final = 24


@dataclass(frozen=True, slots=True)
class Report:
    """A span of days, the one it is compared with, and what was counted.

    `hours`: customers' messages by weekday (Monday first) and hour. `is_settled`: nothing waits
    to be counted.
    """

    span: Span
    before_span: Span | None
    timezone: str
    currency: str
    is_settled: bool
    totals: Figures
    before: Figures | None
    days: list[DayFigures]
    channels: list[ChannelFigures]
    hours: list[list[int]]


def today(now: datetime) -> date:
    """Which day it is in the shop."""
    return now.astimezone(ZoneInfo(get_current().timezone)).date()


def get_report(actor: Actor, *, span: Span, compare: Compare = "", channel: str = "") -> Report:
    """The figures of these days, of one kind of channel or of all."""
    actor.require(Permission.READ_ANALYTICS)
    business = get_current()
    before_span = compared(span, compare)
    totals, before, channels = _totals(span, before_span, channel)
    return Report(
        span=span,
        before_span=before_span,
        timezone=business.timezone,
        currency=business.currency,
        is_settled=not Mark.objects.filter(business_id=tenancy.current()).exists(),
        totals=totals,
        before=before if before_span else None,
        days=list_days(span, channel=channel),
        channels=channels,
        hours=_hours(span, channel),
    )


def list_days(span: Span, *, channel: str = "") -> list[DayFigures]:
    """The figures of each day, the first first."""
    by_day: dict[date, list[Sum]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_BY_DAY, [span.first, span.last, channel, channel])
        for day, *one in cursor.fetchall():
            by_day[day].append(_sum(one))
    return [DayFigures(day=day, figures=figures_of(by_day[day])) for day in span.days()]


def _totals(
    span: Span, before: Span | None, channel: str
) -> tuple[Figures, Figures, list[ChannelFigures]]:
    other = before or span
    bounds = [span.first, span.last, span.first, span.last, other.first, other.last]
    now_sums: dict[str, list[Sum]] = defaultdict(list)
    before_sums: list[Sum] = []
    with connection.cursor() as cursor:
        cursor.execute(_TOTALS, [*bounds, channel, channel])
        for is_now, kind, *one in cursor.fetchall():
            sums = now_sums[kind] if is_now else before_sums
            sums.append(_sum(one))
    return (
        figures_of(one for sums in now_sums.values() for one in sums),
        figures_of(before_sums),
        [
            ChannelFigures(channel_kind=kind, figures=figures_of(sums))
            for kind, sums in sorted(now_sums.items())
        ],
    )


def _hours(span: Span, channel: str) -> list[list[int]]:
    hours = [[0] * HOURS for _ in range(WEEKDAYS)]
    parameters: list[str | date] = [
        Measure.MESSAGES_IN.value,
        span.first,
        span.last,
        channel,
        channel,
    ]
    with connection.cursor() as cursor:
        cursor.execute(_HOURS, parameters)
        for weekday, hour, amount in cursor.fetchall():
            hours[weekday - 1][int(hour)] = int(amount)
    return hours


def _sum(row: Sequence[Any]) -> Sum:
    who, measure, detail, amount = row
    return who, measure, detail, int(amount)


_TOTALS = """
SELECT day BETWEEN %s AND %s, channel_kind, who, measure,
       CASE WHEN measure = 'messages_in' THEN '' ELSE detail END, sum(amount)
FROM analytics_tally
WHERE (day BETWEEN %s AND %s OR day BETWEEN %s AND %s) AND (%s = '' OR channel_kind = %s)
GROUP BY 1, 2, 3, 4, 5
"""
_BY_DAY = """
SELECT day, who, measure, CASE WHEN measure = 'messages_in' THEN '' ELSE detail END, sum(amount)
FROM analytics_tally WHERE day BETWEEN %s AND %s AND (%s = '' OR channel_kind = %s)
GROUP BY 1, 2, 3, 4
"""
_HOURS = """
SELECT extract(isodow FROM day)::int, detail, sum(amount)
FROM analytics_tally
WHERE measure = %s AND day BETWEEN %s AND %s AND (%s = '' OR channel_kind = %s)
GROUP BY 1, 2
"""
