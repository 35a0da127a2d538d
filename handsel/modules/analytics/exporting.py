"""Figures as a file, a row a day."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from handsel.kit.money import Money, to_decimal
from handsel.modules.analytics.figures import DayFigures, Figures, MoneyFigure
from handsel.modules.catalog.importing.cells import safe_cell

COUNTS: Final[tuple[tuple[str, Callable[[Figures], float | None]], ...]] = (
    ("conversations", lambda f: f.conversations),
    ("conversations_new", lambda f: f.conversations_started),
    ("conversations_returning", lambda f: f.conversations_returning),
    ("messages_in", lambda f: f.messages_in),
    ("messages_out_assistant", lambda f: f.messages_assistant),
    ("messages_out_member", lambda f: f.messages_member),
    ("first_response_assistant_median_seconds", lambda f: f.response_assistant.median_seconds),
    ("first_response_assistant_p90_seconds", lambda f: f.response_assistant.p90_seconds),
    ("first_response_member_median_seconds", lambda f: f.response_member.median_seconds),
    ("first_response_member_p90_seconds", lambda f: f.response_member.p90_seconds),
    ("resolution_median_seconds", lambda f: f.resolution.median_seconds),
    ("handoffs", lambda f: f.handoffs),
    ("reached_cart", lambda f: f.reached_cart),
    ("reached_checkout", lambda f: f.reached_checkout),
    ("reached_paid", lambda f: f.reached_paid),
    ("unanswered_questions", lambda f: f.questions),
    ("checkouts_expired", lambda f: f.checkouts_expired),
    ("without_answer", lambda f: f.unanswered),
)


def as_csv(days: Sequence[DayFigures]) -> bytes:
    """The days as CSV (UTF-8): counts, then orders, revenue and refunds of each currency."""
    currencies = sorted({one.currency for day in days for one in day.figures.money})
    money_header = [
        f"{what}_{currency}" for currency in currencies for what in ("orders", "revenue", "refunds")
    ]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["day", *(name for name, _ in COUNTS), *money_header])
    for day in days:
        cells = [day.day.isoformat(), *_counts(day.figures), *_money(day.figures, currencies)]
        writer.writerow([safe_cell(cell) for cell in cells])
    return text.getvalue().encode()


def _counts(figures: Figures) -> Iterator[str]:
    for _, read in COUNTS:
        value = read(figures)
        yield "" if value is None else str(value)


def _money(figures: Figures, currencies: Sequence[str]) -> Iterator[str]:
    by_currency = {one.currency: one for one in figures.money}
    for currency in currencies:
        one = by_currency.get(currency) or MoneyFigure(currency, 0, 0, 0, 0)
        yield str(one.orders)
        for amount in (one.revenue_minor, one.refunds_minor):
            yield str(to_decimal(Money(amount, currency)))
