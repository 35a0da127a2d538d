"""What each figure counts."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handsel.modules.analytics.facts import Bought, CheckedOut, Happened, Moved, Said, Thread
from handsel.modules.analytics.rules import (
    Cell,
    Measure,
    bucket_of,
    count,
    percentile,
    seconds_of,
)

MONDAY = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
DAY = MONDAY.date()
LONDON, AUCKLAND = ZoneInfo("Europe/London"), ZoneInfo("Pacific/Auckland")


def after(minutes: float) -> datetime:
    return MONDAY + timedelta(minutes=minutes)


def said(minutes: float, author: str = "customer", episode: int = 1) -> Said:
    return Said(at=after(minutes), author=author, episode=episode)


def thread(*messages: Said, **known: object) -> Thread:
    return Thread(channel_kind="instagram", said=messages, **known)  # type: ignore[arg-type]


def of(counted: Counter[Cell], measure: Measure) -> dict[tuple[str, str], int]:
    """Whose and which → how many, over all days."""
    found: Counter[tuple[str, str]] = Counter()
    for (_, who, what, detail), amount in counted.items():
        if what == measure:
            found[who, detail] += amount
    return dict(found)


def order(minutes: float, *moved: Moved, total: int = 900, supplement: bool = False) -> Bought:
    return Bought(
        id=uuid4(),
        at=after(minutes),
        placed_at=None,
        total_minor=total,
        currency="GBP",
        is_supplement=supplement,
        moved=moved,
    )


def test_a_conversation_is_new_once_and_returns_after_that() -> None:
    counted = count(thread(said(0), said(3000, episode=2)), zone=UTC)

    assert of(counted, Measure.CONVERSATIONS) == {("", "new"): 1, ("", "returning"): 1}


def test_what_a_member_begins_is_no_conversation_until_the_customer_writes() -> None:
    counted = count(thread(said(0, "member")), zone=UTC)

    assert of(counted, Measure.CONVERSATIONS) == {}
    assert of(counted, Measure.MESSAGES_OUT) == {("member", ""): 1}


@pytest.mark.parametrize(
    ("zone", "day", "hour"), [(LONDON, DAY, "10"), (AUCKLAND, date(2026, 6, 1), "21")]
)
def test_hours_are_the_shops(zone: ZoneInfo, day: date, hour: str) -> None:
    counted = count(thread(said(0)), zone=zone)

    assert counted[day, "", Measure.MESSAGES_IN, hour] == 1


def test_a_message_late_in_the_evening_is_counted_on_the_shops_next_day() -> None:
    counted = count(thread(said(5 * 60)), zone=AUCKLAND)

    assert counted[date(2026, 6, 2), "", Measure.CONVERSATIONS, "new"] == 1


def test_the_first_response_is_the_assistants_where_it_answered_first() -> None:
    counted = count(thread(said(0), said(1, "assistant"), said(9, "member")), zone=UTC)

    assert of(counted, Measure.RESPONSES) == {("assistant", str(bucket_of(60))): 1}


def test_people_are_timed_from_when_they_were_asked_for() -> None:
    handed = (Happened(at=after(2), kind="handed_over", reason="asked", episode=1),)
    counted = count(
        thread(said(0), said(1, "assistant"), said(9, "member"), happened=handed), zone=UTC
    )

    assert of(counted, Measure.RESPONSES) == {
        ("assistant", str(bucket_of(60))): 1,
        ("member", str(bucket_of(7 * 60))): 1,
    }


def test_nobody_waited_for_a_member_who_stepped_in() -> None:
    taken = (Happened(at=after(2), kind="handed_over", reason="taken_over", episode=1),)
    counted = count(
        thread(said(0), said(1, "assistant"), said(9, "member"), happened=taken), zone=UTC
    )

    assert set(of(counted, Measure.RESPONSES)) == {("assistant", str(bucket_of(60)))}
    assert of(counted, Measure.HANDOFFS) == {("", "taken_over"): 1}


def test_a_receipt_answers_nobody() -> None:
    counted = count(thread(said(0), said(1, "system")), zone=UTC)

    assert of(counted, Measure.RESPONSES) == {}
    assert of(counted, Measure.UNANSWERED) == {("", ""): 1}


def test_an_answered_or_resolved_conversation_is_not_without_answer() -> None:
    answered = thread(said(0), said(1, "assistant"))
    resolved = thread(said(0), is_resolved=True)

    assert of(count(answered, zone=UTC), Measure.UNANSWERED) == {}
    assert of(count(resolved, zone=UTC), Measure.UNANSWERED) == {}
    assert of(count(thread(said(0)), zone=UTC), Measure.UNANSWERED) == {("", ""): 1}


def test_who_is_shut_out_is_counted_until_then() -> None:
    counted = count(thread(said(0), said(10), said(20), blocked_at=after(5)), zone=UTC)

    assert sum(of(counted, Measure.MESSAGES_IN).values()) == 1


def test_a_conversation_that_paid_had_a_cart_and_a_checkout() -> None:
    paid = order(5, Moved(at=after(6), amount_minor=900))
    counted = count(thread(said(0), orders=(paid,)), zone=UTC)

    steps = {("", step): 1 for step in ("cart", "checkout", "paid")}
    assert of(counted, Measure.REACHED) == steps


def test_a_purchase_counts_for_the_conversation_it_was_made_in_on_the_day_that_began() -> None:
    tomorrow = 24 * 60
    paid = order(tomorrow, Moved(at=after(tomorrow + 5), amount_minor=900))
    counted = count(thread(said(0), orders=(paid,)), zone=UTC)

    assert counted[DAY, "", Measure.REACHED, "paid"] == 1
    assert counted[DAY + timedelta(days=1), "assistant", Measure.ORDERS, "GBP"] == 1


def test_an_order_is_paid_when_its_money_covers_it() -> None:
    half = Moved(at=after(6), amount_minor=450)
    rest = Moved(at=after(60 * 24), amount_minor=450)

    assert of(count(thread(said(0), orders=(order(5, half),)), zone=UTC), Measure.ORDERS) == {}
    counted = count(thread(said(0), orders=(order(5, rest, half),)), zone=UTC)
    assert counted[DAY + timedelta(days=1), "assistant", Measure.ORDERS, "GBP"] == 1
    assert of(counted, Measure.REVENUE) == {("assistant", "GBP"): 900}


def test_refunds_stand_beside_revenue() -> None:
    money = (Moved(at=after(6), amount_minor=900), Moved(at=after(90), amount_minor=-300))
    counted = count(thread(said(0), orders=(order(5, *money),)), zone=UTC)

    assert of(counted, Measure.REVENUE) == {("assistant", "GBP"): 900}
    assert of(counted, Measure.REFUNDS) == {("assistant", "GBP"): 300}


def test_the_price_of_a_change_is_revenue_and_no_order() -> None:
    paid = order(5, Moved(at=after(6), amount_minor=200), total=200, supplement=True)
    counted = count(thread(said(0), orders=(paid,)), zone=UTC)

    assert of(counted, Measure.ORDERS) == {}
    assert of(counted, Measure.REACHED) == {}
    assert of(counted, Measure.REVENUE) == {("assistant", "GBP"): 200}


@pytest.mark.parametrize(("member_at", "seller"), [(4, "member"), (30, "assistant")])
def test_a_member_sold_what_was_paid_after_they_wrote(member_at: float, seller: str) -> None:
    paid = order(5, Moved(at=after(6), amount_minor=900))
    counted = count(thread(said(0), said(member_at, "member"), orders=(paid,)), zone=UTC)

    assert of(counted, Measure.ORDERS) == {(seller, "GBP"): 1}


def test_an_expired_checkout_is_lost_on_the_day_it_expired() -> None:
    checkout = CheckedOut(at=after(5), expired_at=after(24 * 60))
    counted = count(thread(said(0), checkouts=(checkout,)), zone=UTC)

    assert counted[DAY + timedelta(days=1), "", Measure.EXPIRED, ""] == 1


def test_resolving_is_timed_from_the_conversations_beginning() -> None:
    done = (Happened(at=after(60), kind="resolved", reason="", episode=1),)
    counted = count(thread(said(0), happened=done, is_resolved=True), zone=UTC)

    assert of(counted, Measure.RESOLUTIONS) == {("", str(bucket_of(3600))): 1}


@given(st.permutations([said(0), said(1, "assistant"), said(1), said(7, "member"), said(9)]))
def test_the_order_facts_come_in_changes_nothing(messages: list[Said]) -> None:
    in_order = sorted(messages, key=lambda one: (one.at, one.author))

    assert count(thread(*messages), zone=UTC) == count(thread(*in_order), zone=UTC)


@given(st.floats(min_value=1, max_value=5_000_000))
def test_a_duration_is_told_within_five_percent(seconds: float) -> None:
    assert seconds_of(bucket_of(seconds)) == pytest.approx(seconds, rel=0.05)


def test_percentiles_are_of_what_there_is() -> None:
    quick, slow = bucket_of(10), bucket_of(1000)

    assert percentile({}, share=0.5) is None
    assert percentile({quick: 8, slow: 2}, share=0.5) == seconds_of(quick)
    assert percentile({quick: 8, slow: 2}, share=0.9) == seconds_of(slow)
