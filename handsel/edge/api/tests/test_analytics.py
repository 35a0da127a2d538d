"""A shop's figures by the front door."""

import csv
import io
import json
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handsel.edge.api.tests.callers import caller_for, stale_caller_for
from handsel.kit import tenancy
from handsel.modules.analytics import recounting
from handsel.modules.analytics.queries import get_report
from handsel.modules.analytics.spans import Span
from handsel.modules.analytics.tests.threads import BEGIN, begin
from handsel.modules.commerce.ledger.rules import Kind
from tests.cast import Shop

FIRST = BEGIN.date()
DAYS = {"from": FIRST.isoformat(), "to": FIRST.isoformat()}


def read(shop: Shop, **wanted: Any) -> dict[str, Any]:
    answer = caller_for(shop.owner).call("GET", f"/analytics?{urlencode(wanted)}")
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = json.loads(answer.content)
    return found


def status(shop: Shop, **wanted: Any) -> int:
    return caller_for(shop.owner).call("GET", f"/analytics?{urlencode(wanted)}").status_code


@pytest.fixture
def sold(rose: Shop) -> Shop:
    """On the day before, a question; on FIRST, a sale of £9.60 by the assistant."""
    begin(rose).say(-24 * 60)
    thread = begin(rose)
    thread.say(0)
    thread.say(1, "assistant")
    thread.move(thread.buy(5), 6, Kind.PAYMENT)
    recounting.recount_all(rose.id)
    return rose


def test_figures_come_with_their_days_and_what_went_before(sold: Shop) -> None:
    told = read(sold, compare="previous", **DAYS)

    assert (told["totals"]["conversations"], told["totals"]["reached_paid"]) == (1, 1)
    assert (told["before"]["conversations"], told["before"]["unanswered"]) == (1, 1)
    assert told["before_span"]["first"] == told["before_span"]["last"]
    assert [day["orders"] for day in told["days"]] == [1]
    assert told["totals"]["money_assistant"] == [
        {
            "currency": "GBP",
            "orders": 1,
            "revenue_minor": 960,
            "refunds_minor": 0,
            "average_minor": 960,
        }
    ]
    assert told["channels"][0]["channel_kind"] == "instagram"
    # The 3rd of March 2031 is a Monday.
    assert told["hours"][0][8] == 1
    assert told["is_settled"]


def test_what_just_happened_is_said_to_be_missing(sold: Shop) -> None:
    begin(sold).say(30)

    assert not read(sold, **DAYS)["is_settled"]


def test_the_same_days_a_year_earlier_are_compared(sold: Shop) -> None:
    told = read(sold, compare="year", **{"from": "2032-02-29", "to": "2032-03-03"})

    assert told["before_span"] == {"first": "2031-02-28", "last": "2031-03-03"}
    assert told["before"]["conversations"] == 2


def test_one_kind_of_channel_is_asked_for(sold: Shop) -> None:
    assert read(sold, channel="telegram", **DAYS)["totals"]["messages_in"] == 0
    assert read(sold, channel="instagram", **DAYS)["totals"]["messages_in"] == 1


def test_without_days_the_last_thirty_are_told(rose: Shop) -> None:
    told = read(rose)

    assert len(told["days"]) == 30
    assert told["before"] is None


@pytest.mark.parametrize(
    "days",
    [
        {"from": "2031-03-04", "to": "2031-03-03"},
        {"from": "2030-01-01", "to": "2031-03-03"},
        {"from": "0001-01-01", "to": "0001-01-02"},
        {"from": "9999-12-30", "to": "9999-12-31"},
        {"from": "yesterday"},
        {"compare": "always"},
        {"channel": "Robert'); DROP"},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused(rose: Shop, days: dict[str, str]) -> None:
    assert status(rose, **days) == 422


def test_four_hundred_days_are_told(rose: Shop) -> None:
    assert len(read(rose, **{"from": "2030-01-28", "to": "2031-03-03"})["days"]) == 400


def test_a_stranger_reads_their_own_figures(sold: Shop, blue: Shop) -> None:
    assert read(blue, **DAYS)["totals"]["conversations"] == 0


def test_any_number_of_conversations_costs_the_same_number_of_queries(sold: Shop) -> None:
    def queries() -> int:
        with tenancy.business(sold.id), CaptureQueriesContext(connection) as asked:
            get_report(sold.owner, span=Span(FIRST, FIRST), compare="previous")
        return len(asked)

    few = queries()
    for number in range(5):
        thread = begin(sold)
        thread.say(number * 100)
        thread.move(thread.buy(number * 100), number * 100 + 1, Kind.PAYMENT)
    recounting.recount_all(sold.id)

    assert queries() == few <= 5


def test_a_file_has_a_row_a_day(sold: Shop) -> None:
    answer = caller_for(sold.owner).call("GET", f"/analytics.csv?{urlencode(DAYS)}")

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    (row,) = csv.DictReader(io.StringIO(answer.content.decode()))
    assert row["day"] == FIRST.isoformat()
    assert (row["conversations"], row["orders_GBP"], row["revenue_GBP"]) == ("1", "1", "9.60")


def test_taking_a_file_away_needs_a_fresh_proof_and_the_permission(sold: Shop) -> None:
    assert stale_caller_for(sold.owner).call("GET", "/analytics.csv").status_code == 401
    assert sold.agent is not None
    assert caller_for(sold.agent).call("GET", "/analytics.csv").status_code == 403
    assert caller_for(sold.agent).call("GET", "/analytics").status_code == 200
