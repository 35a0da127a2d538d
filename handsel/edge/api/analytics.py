"""How the shop is doing, in figures by day. What each counts is in docs/analytics.md."""

from datetime import date, timedelta
from typing import Annotated, Final

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from handsel.edge.api.acting import acting
from handsel.edge.api.shapes import Out
from handsel.kit.clock import now as present_moment
from handsel.modules.analytics import queries
from handsel.modules.analytics.exporting import as_csv
from handsel.modules.analytics.figures import Figures
from handsel.modules.analytics.queries import Report
from handsel.modules.analytics.spans import Compare, Span
from handsel.modules.audit.actions import record
from handsel.modules.businesses.rules import Permission

router = Router(tags=["analytics"])

#: What is shown when nobody says which days.
DAYS: Final = 30
From = Annotated[date | None, Query(alias="from", description="The first day, in the shop")]
To = Annotated[date | None, Query(description="The last day, in the shop")]
Channel = Annotated[str, Query(max_length=20, pattern="^[a-z_]*$", description="A kind of channel")]


class MoneyFigureOut(Out):
    """What came in and went back in one currency, in minor units, and its paid orders."""

    currency: str
    orders: int
    revenue_minor: int
    refunds_minor: int
    average_minor: int


class DurationsOut(Out):
    """In seconds, within five percent; null where there are none."""

    count: int
    median_seconds: float | None
    p90_seconds: float | None


class ReasonOut(Out):
    """Why conversations went to people."""

    reason: str
    count: int


class FiguresOut(Out):
    """Everything that is counted, over some days. `reached_…`: of the conversations that began
    then, how many came that far, whenever they did."""

    conversations: int
    conversations_started: int
    conversations_returning: int
    messages_in: int
    messages_assistant: int
    messages_member: int
    response_assistant: DurationsOut
    response_member: DurationsOut
    resolution: DurationsOut
    handoffs: int
    handoff_reasons: list[ReasonOut]
    reached_person: int
    reached_cart: int
    reached_checkout: int
    reached_paid: int
    orders: int
    money: list[MoneyFigureOut]
    money_assistant: list[MoneyFigureOut]
    money_member: list[MoneyFigureOut]
    questions: int
    checkouts_expired: int
    unanswered: int


class DayOut(Out):
    """One day of the series."""

    day: date
    conversations_started: int
    conversations_returning: int
    messages_in: int
    messages_assistant: int
    messages_member: int
    response_assistant_seconds: float | None
    response_member_seconds: float | None
    handoffs: int
    reached_paid: int
    orders: int
    money: list[MoneyFigureOut]
    questions: int
    checkouts_expired: int
    unanswered: int


class ChannelFiguresOut(Out):
    """One kind of channel."""

    channel_kind: str
    conversations: int
    messages_in: int
    reached_paid: int
    orders: int
    money: list[MoneyFigureOut]


class SpanOut(Out):
    """Days, the first and the last included."""

    first: date
    last: date


class AnalyticsOut(Out):
    """`hours`: customers' messages, seven weekdays from Monday by twenty-four hours. `is_settled`
    is false while something that just happened is still being counted."""

    span: SpanOut
    before_span: SpanOut | None
    timezone: str
    currency: str
    is_settled: bool
    totals: FiguresOut
    before: FiguresOut | None
    days: list[DayOut]
    channels: list[ChannelFiguresOut]
    hours: Annotated[list[list[int]], Field(min_length=7, max_length=7)]


@router.get("/analytics", response=AnalyticsOut)
def get_analytics(
    request: HttpRequest,
    first: From = None,
    to: To = None,
    compare: Compare = "",
    channel: Channel = "",
) -> AnalyticsOut:
    """Figures of some days, at most 400; without any said, of the last 30."""
    with acting(request, Permission.READ_ANALYTICS) as actor:
        span = _span(first, to)
        return _shown(queries.get_report(actor, span=span, compare=compare, channel=channel))


@router.get(
    "/analytics.csv",
    response={200: None},
    openapi_extra={"responses": {200: {"description": "A row a day", "content": {"text/csv": {}}}}},
)
def export_analytics(
    request: HttpRequest, first: From = None, to: To = None, channel: Channel = ""
) -> HttpResponse:
    """The figures as CSV, a row a day."""
    with acting(request, Permission.EXPORT_ANALYTICS) as actor:
        span = _span(first, to)
        record(
            "analytics.exported",
            actor=actor,
            detail={"from": span.first.isoformat(), "to": span.last.isoformat()},
        )
        written = as_csv(queries.list_days(span, channel=channel))
    return HttpResponse(
        written,
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": 'attachment; filename="analytics.csv"',
            "Cache-Control": "private, no-store",
        },
    )


def _span(first: date | None, last: date | None) -> Span:
    until = last or queries.today(present_moment())
    return Span(first or until - timedelta(days=DAYS - 1), until)


def _shown(report: Report) -> AnalyticsOut:
    return AnalyticsOut(
        span=SpanOut.model_validate(report.span),
        before_span=SpanOut.model_validate(report.before_span) if report.before_span else None,
        timezone=report.timezone,
        currency=report.currency,
        is_settled=report.is_settled,
        totals=FiguresOut.model_validate(report.totals),
        before=FiguresOut.model_validate(report.before) if report.before else None,
        days=[_day(one.day, one.figures) for one in report.days],
        channels=[_channel(one.channel_kind, one.figures) for one in report.channels],
        hours=report.hours,
    )


def _day(day: date, figures: Figures) -> DayOut:
    shown = DayOut.model_fields.keys() - _OF_DAY
    return DayOut(
        day=day,
        response_assistant_seconds=figures.response_assistant.median_seconds,
        response_member_seconds=figures.response_member.median_seconds,
        **{name: getattr(figures, name) for name in shown},
    )


def _channel(kind: str, figures: Figures) -> ChannelFiguresOut:
    shown = ChannelFiguresOut.model_fields.keys() - {"channel_kind"}
    return ChannelFiguresOut(channel_kind=kind, **{name: getattr(figures, name) for name in shown})


_OF_DAY: Final = {"day", "response_assistant_seconds", "response_member_seconds"}
