"""Figures are what counting everything anew would give."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from random import Random

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handsel.kit import clock, tenancy
from handsel.modules.analytics import recounting
from handsel.modules.analytics.figures import Figures
from handsel.modules.analytics.models import Occasion, Tally
from handsel.modules.analytics.queries import get_report
from handsel.modules.analytics.spans import Span
from handsel.modules.analytics.tests.threads import BEGIN, Thread, at, begin
from handsel.modules.assistant.models import Turn
from handsel.modules.businesses.models import Business
from handsel.modules.commerce.ledger.models import Movement
from handsel.modules.commerce.ledger.rules import Kind
from handsel.modules.conversations import actions as conversations
from handsel.modules.conversations.models import Message
from handsel.modules.customers import blocking
from handsel.modules.customers.models import Customer
from tests.cast import Shop

FIRST = BEGIN.date()
SPAN = Span(FIRST - timedelta(days=1), FIRST + timedelta(days=30))


def totals(shop: Shop) -> Figures:
    with tenancy.business(shop.id):
        return get_report(shop.owner, span=SPAN).totals


def tallied(shop: Shop) -> Counter[tuple[object, ...]]:
    with tenancy.business(shop.id):
        rows = Tally.objects.exclude(amount=0).values_list(
            "day", "channel_kind", "who", "measure", "detail", "amount"
        )
        return Counter({row[:-1]: row[-1] for row in rows})


def test_a_new_message_is_counted(rose: Shop) -> None:
    thread = begin(rose)
    thread.say(0)
    thread.say(1, "assistant")
    recounting.recount_all(rose.id)

    told = totals(rose)
    assert (told.conversations, told.messages_in, told.messages_assistant) == (1, 1, 1)
    assert told.response_assistant.median_seconds == pytest.approx(60, rel=0.05)


def test_counting_again_changes_nothing(rose: Shop) -> None:
    thread = begin(rose)
    thread.say(0)
    recounting.recount_all(rose.id)
    before = tallied(rose)
    with tenancy.business(rose.id):
        Message.objects.update(episode=2)
        Message.objects.update(episode=1)
    assert recounting.recount_all(rose.id) > 0
    recounting.rebuild(rose.id)

    assert tallied(rose) == before
    assert recounting.recount_all(rose.id) == 0


def test_a_message_that_comes_late_moves_the_conversation_to_its_day(rose: Shop) -> None:
    thread = begin(rose)
    thread.say(24 * 60)
    recounting.recount_all(rose.id)
    thread.say(0)
    recounting.recount_all(rose.id)

    with tenancy.business(rose.id):
        days = get_report(rose.owner, span=Span(FIRST, FIRST + timedelta(days=1))).days
    assert [one.figures.conversations for one in days] == [1, 0]
    assert [one.figures.messages_in for one in days] == [1, 1]


def test_what_never_reached_the_customer_is_no_answer(rose: Shop) -> None:
    thread = begin(rose)
    thread.say(0)
    answer = thread.say(1, "assistant")
    recounting.recount_all(rose.id)
    with tenancy.business(rose.id):
        Message.objects.filter(id=answer).update(delivery="failed")
    recounting.recount_all(rose.id)

    told = totals(rose)
    assert (told.messages_assistant, told.unanswered) == (0, 1)


def test_delivery_marks_give_nothing_to_count(rose: Shop) -> None:
    thread = begin(rose)
    answer = thread.say(1, "assistant")
    recounting.recount_all(rose.id)
    with tenancy.business(rose.id):
        Message.objects.filter(id=answer).update(delivery="read")

    assert recounting.recount_all(rose.id) == 0


def test_handing_over_and_resolving_are_counted_when_they_happened(rose: Shop) -> None:
    thread = begin(rose)
    thread.say(0)
    thread.say(1, "assistant")
    with tenancy.business(rose.id):
        with clock.held_at(at(10)):
            conversations.hand_off(thread.id, reason="upset")
        with clock.held_at(at(25 * 60)):
            conversations.resolve(rose.owner, thread.id)
    thread.say(13, "member")
    recounting.recount_all(rose.id)

    told = totals(rose)
    assert [(one.reason, one.count) for one in told.handoff_reasons] == [("upset", 1)]
    assert (told.handoffs, told.reached_person, told.resolution.count) == (1, 1, 1)
    assert told.response_member.median_seconds == pytest.approx(180, rel=0.05)
    with tenancy.business(rose.id):
        days = get_report(rose.owner, span=Span(FIRST, FIRST + timedelta(days=1))).days
    assert [one.figures.handoffs for one in days] == [1, 0]
    assert [one.figures.resolution.count for one in days] == [0, 1]


def test_each_time_it_goes_to_people_counts_at_its_own_moment(rose: Shop) -> None:
    thread = begin(rose)
    thread.say(0)
    with tenancy.business(rose.id):
        for minutes in (10, 70):
            with clock.held_at(at(minutes)):
                conversations.hand_off(thread.id, reason="asked")
                conversations.give_back(rose.owner, thread.id)
        moments = Occasion.objects.order_by("at").values_list("at", flat=True)
        assert list(moments) == [at(10), at(70)]


def test_money_is_counted_as_the_ledger_has_it(rose: Shop) -> None:
    thread = begin(rose)
    thread.say(0)
    order = thread.buy(5)
    thread.move(order, 6, Kind.PAYMENT)
    thread.move(order, 90, Kind.REFUND, 200, once="re_1")
    thread.move(order, 91, Kind.REFUND, 100, once="re_2")
    thread.move(order, 95, Kind.REFUND_FAILED, 100, once="re_2")
    recounting.recount_all(rose.id)

    (pounds,) = totals(rose).money
    assert (pounds.orders, pounds.revenue_minor, pounds.refunds_minor) == (1, 960, 200)


def test_what_a_blocked_customer_writes_is_not_counted_until_they_are_let_in(rose: Shop) -> None:
    thread = begin(rose)
    thread.say(0)
    with tenancy.business(rose.id):
        customer = Customer.objects.get(id=thread.customer_id)
        blocking.block(customer, by=rose.owner.member_id, at=BEGIN + timedelta(minutes=1))
    thread.say(2)
    recounting.recount_all(rose.id)
    assert totals(rose).messages_in == 1

    with tenancy.business(rose.id):
        blocking.unblock(Customer.objects.get(id=thread.customer_id))
    recounting.recount_all(rose.id)
    assert totals(rose).messages_in == 2


def test_another_time_zone_counts_other_days(rose: Shop) -> None:
    begin(rose).say(0)
    recounting.recount_all(rose.id)
    with tenancy.business(rose.id):
        Business.objects.filter(id=rose.id).update(timezone="Pacific/Honolulu")
    recounting.recount_all(rose.id)

    assert {key[0] for key in tallied(rose)} == {FIRST - timedelta(days=1)}


def test_erased_messages_are_not_counted(rose: Shop) -> None:
    thread = begin(rose)
    thread.say(0)
    recounting.recount_all(rose.id)
    with tenancy.business(rose.id):
        Message.objects.filter(conversation_id=thread.id).delete()
    recounting.recount_all(rose.id)

    assert tallied(rose) == Counter()


def test_nobody_counts_what_another_shop_said(rose: Shop, blue: Shop) -> None:
    begin(blue).say(0)
    recounting.recount_all(blue.id)

    assert totals(rose).messages_in == 0
    assert totals(blue).messages_in == 1


def test_one_worker_counts_for_a_business_at_a_time(rose: Shop, database: dict[str, str]) -> None:
    begin(rose).say(0)
    with psycopg.connect(database["admin"]) as other:
        key = f"figures:{rose.id}"
        other.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
        assert recounting.recount(rose.id) == 0

    assert recounting.recount(rose.id) == 1
    assert rose.id not in recounting.list_due(most=10_000)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_figures_are_the_facts_counted_whatever_order_they_came_in(rose: Shop, seed: int) -> None:
    draw = Random(seed)
    with tenancy.business(rose.id):
        before = _counted_directly()
    deeds = [deed for _ in range(3) for deed in _story(begin(rose), draw)]
    draw.shuffle(deeds)
    for deed in deeds:
        deed()
        if draw.random() < 0.3:
            recounting.recount(rose.id, most=draw.randint(1, 3))
    recounting.recount_all(rose.id)

    kept = tallied(rose)
    told = totals(rose)
    with tenancy.business(rose.id):
        direct = _counted_directly()
    assert (told.messages_in, told.messages_member, told.conversations, _revenue(told)) == direct
    assert direct != before
    recounting.rebuild(rose.id)
    assert tallied(rose) == kept


def _story(thread: Thread, draw: Random) -> list[Callable[[], object]]:
    """What happens around one customer, each deed free to come first."""

    def pay(minutes: float, amount: int) -> None:
        order = thread.buy(minutes, total_minor=amount)
        thread.move(order, minutes + 1, Kind.PAYMENT, amount)

    minutes = [draw.uniform(0, 20_000) for _ in range(6)]
    return [
        lambda: thread.say(minutes[0]),
        lambda: thread.say(minutes[1], episode=2),
        lambda: thread.say(minutes[2], episode=2),
        lambda: thread.say(minutes[3], "member"),
        lambda: thread.say(minutes[4], "assistant", episode=2),
        lambda: pay(minutes[5], draw.randint(1, 5000)),
    ]


def _counted_directly() -> tuple[int, int, int, int]:
    """Messages of customers and members, conversations, and pence that came, from the facts."""
    customers = Message.objects.filter(author_kind="customer")
    paid = Movement.objects.filter(kind=Kind.PAYMENT, entries__amount_minor__gt=0)
    return (
        customers.count(),
        Message.objects.filter(author_kind="member").count(),
        customers.values("conversation_id", "episode").distinct().count(),
        sum(paid.values_list("entries__amount_minor", flat=True)),
    )


def _revenue(told: Figures) -> int:
    return sum(one.revenue_minor for one in told.money)


def test_an_unanswered_question_is_counted(rose: Shop) -> None:
    from handsel.modules.assistant.models import Question

    thread = begin(rose)
    message_id = thread.say(0)
    with tenancy.business(rose.id):
        turn = Turn.objects.create(conversation_id=thread.id, epoch=0, newest_message_id=message_id)
        Question.objects.create(
            turn=turn, conversation_id=thread.id, text="Is it kosher?", asked_at=BEGIN
        )
    recounting.recount_all(rose.id)

    assert totals(rose).questions == 1
