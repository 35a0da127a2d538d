"""Figures out of sums of tallies. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from handsel.modules.analytics.rules import ASSISTANT, MEMBER, Measure, percentile

#: (who, measure, detail, amount), summed over days.
type Sum = tuple[str, str, str, int]


@dataclass(frozen=True, slots=True)
class MoneyFigure:
    """What came and went back in one currency, in minor units; the average of paid orders."""

    currency: str
    orders: int
    revenue_minor: int
    refunds_minor: int
    average_minor: int


@dataclass(frozen=True, slots=True)
class Durations:
    """How long something took, in seconds: within five percent. Null without any."""

    count: int
    median_seconds: float | None
    p90_seconds: float | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why conversations went to people, and how many."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that is counted, over some days."""

    conversations_started: int
    conversations_returning: int
    messages_in: int
    messages_assistant: int
    messages_member: int
    response_assistant: Durations
    response_member: Durations
    resolution: Durations
    handoffs: int
    handoff_reasons: list[Reason]
    reached_person: int
    reached_cart: int
    reached_checkout: int
    reached_paid: int
    orders: int
    money: list[MoneyFigure]
    money_assistant: list[MoneyFigure]
    money_member: list[MoneyFigure]
    questions: int
    checkouts_expired: int
    unanswered: int

    @property
    def conversations(self) -> int:
        """All that began."""
        return self.conversations_started + self.conversations_returning


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One day."""

    day: date
    figures: Figures


@dataclass(frozen=True, slots=True)
class ChannelFigures:
    """One kind of channel."""

    channel_kind: str
    figures: Figures


class _Sums:
    """Sums by measure, who and detail."""

    def __init__(self, sums: Iterable[Sum]) -> None:
        self._by: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        for who, measure, detail, amount in sums:
            self._by[measure][who, detail] += amount

    def total(self, measure: Measure, *, who: str | None = None, detail: str | None = None) -> int:
        return sum(
            amount
            for (whose, what), amount in self._by[measure].items()
            if who in (None, whose) and detail in (None, what)
        )

    def details(self, measure: Measure, *, who: str | None = None) -> Counter[str]:
        found: Counter[str] = Counter()
        for (whose, what), amount in self._by[measure].items():
            if who in (None, whose):
                found[what] += amount
        return found

    def durations(self, measure: Measure, *, who: str | None = None) -> Durations:
        buckets = {int(what): n for what, n in self.details(measure, who=who).items() if n}
        median, p90 = (percentile(buckets, share=share) for share in (0.5, 0.9))
        return Durations(
            count=sum(buckets.values()),
            median_seconds=median and round(median, 1),
            p90_seconds=p90 and round(p90, 1),
        )

    def money(self, *, who: str | None = None) -> list[MoneyFigure]:
        orders, revenue, refunds = (
            self.details(one, who=who) for one in (Measure.ORDERS, Measure.REVENUE, Measure.REFUNDS)
        )
        return [
            MoneyFigure(
                currency=currency,
                orders=orders[currency],
                revenue_minor=revenue[currency],
                refunds_minor=refunds[currency],
                average_minor=round(revenue[currency] / orders[currency])
                if orders[currency]
                else 0,
            )
            for currency in sorted({*orders, *revenue, *refunds})
            if orders[currency] or revenue[currency] or refunds[currency]
        ]


def figures_of(sums: Iterable[Sum]) -> Figures:
    """All figures out of sums."""
    told = _Sums(sums)
    reasons = told.details(Measure.HANDOFFS)
    return Figures(
        conversations_started=told.total(Measure.CONVERSATIONS, detail="new"),
        conversations_returning=told.total(Measure.CONVERSATIONS, detail="returning"),
        messages_in=told.total(Measure.MESSAGES_IN),
        messages_assistant=told.total(Measure.MESSAGES_OUT, who=ASSISTANT),
        messages_member=told.total(Measure.MESSAGES_OUT, who=MEMBER),
        response_assistant=told.durations(Measure.RESPONSES, who=ASSISTANT),
        response_member=told.durations(Measure.RESPONSES, who=MEMBER),
        resolution=told.durations(Measure.RESOLUTIONS),
        handoffs=told.total(Measure.HANDOFFS),
        handoff_reasons=[
            Reason(reason=reason, count=number)
            for reason, number in sorted(reasons.items(), key=lambda one: (-one[1], one[0]))
            if number
        ],
        reached_person=told.total(Measure.REACHED, detail="person"),
        reached_cart=told.total(Measure.REACHED, detail="cart"),
        reached_checkout=told.total(Measure.REACHED, detail="checkout"),
        reached_paid=told.total(Measure.REACHED, detail="paid"),
        orders=told.total(Measure.ORDERS),
        money=told.money(),
        money_assistant=told.money(who=ASSISTANT),
        money_member=told.money(who=MEMBER),
        questions=told.total(Measure.QUESTIONS),
        checkouts_expired=told.total(Measure.EXPIRED),
        unanswered=told.total(Measure.UNANSWERED),
    )
