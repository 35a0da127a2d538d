"""What each figure counts. Pure; in words for shopkeepers in docs/analytics.md.

A conversation is one episode of a thread: it begins with a customer's message and is counted on
the day of that message. Days are the shop's.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, tzinfo
from enum import StrEnum
from itertools import accumulate
from typing import Final

from handsel.modules.analytics.facts import Bought, Said, Thread

ASSISTANT, MEMBER = "assistant", "member"
PEOPLE: Final = frozenset({"member", "native_app"})
ANSWERING: Final = frozenset({"assistant", "automation"})
#: A person stepped in unasked; nobody had to wait for one.
UNASKED: Final = frozenset({"taken_over", "native_app", "other_app"})
#: Each bucket of durations is a tenth longer than the one before it.
STEP: Final = 1.1

type Cell = tuple[date, str, str, str]


class Measure(StrEnum):
    """What a tally counts, and what its `detail` is."""

    #: new, returning
    CONVERSATIONS = "conversations"
    #: How far a conversation came, on the day it began: cart, checkout, paid, person.
    REACHED = "reached"
    #: The hour of the day, 0 to 23.
    MESSAGES_IN = "messages_in"
    MESSAGES_OUT = "messages_out"
    #: A bucket of seconds; so is that of resolutions.
    RESPONSES = "responses"
    RESOLUTIONS = "resolutions"
    #: Why.
    HANDOFFS = "handoffs"
    #: A currency, as for what follows.
    ORDERS = "orders"
    REVENUE = "revenue"
    REFUNDS = "refunds"
    QUESTIONS = "questions"
    EXPIRED = "expired"
    UNANSWERED = "unanswered"


def count(thread: Thread, *, zone: tzinfo) -> Counter[Cell]:
    """What one conversation adds to the tallies: (day, who, measure, detail) → amount."""
    cells: Counter[Cell] = Counter()
    episodes = _episodes(thread)
    for at, who, measure, detail, amount in _counted(thread, episodes, zone):
        cells[at.astimezone(zone).date(), who, measure, detail] += amount
    return Counter({cell: amount for cell, amount in cells.items() if amount})


type _One = tuple[datetime, str, Measure, str, int]


class _Episode:
    """One conversation of a thread, its messages in order."""

    def __init__(self, number: int, said: list[Said], *, is_first: bool) -> None:
        self.number, self.said, self.is_first = number, said, is_first
        self.began_at = next(one.at for one in said if one.author == "customer")

    def first(self, authors: frozenset[str], *, since: datetime) -> datetime | None:
        """When one of these first wrote from then on."""
        return next((s.at for s in self.said if s.author in authors and s.at >= since), None)


def _episodes(thread: Thread) -> list[_Episode]:
    """The conversations that began with a customer, the first first."""
    by_number: dict[int, list[Said]] = {}
    # Customers first where clocks agree: what answers comes after what it answers.
    for one in sorted(_heard(thread), key=lambda s: (s.at, s.author != "customer", s.author)):
        by_number.setdefault(one.episode, []).append(one)
    begun = [
        (number, said)
        for number, said in sorted(by_number.items())
        if any(one.author == "customer" for one in said)
    ]
    return [
        _Episode(number, said, is_first=place == 0) for place, (number, said) in enumerate(begun)
    ]


def _heard(thread: Thread) -> Iterator[Said]:
    until = thread.blocked_at
    return (one for one in thread.said if until is None or one.at < until)


def _counted(thread: Thread, episodes: list[_Episode], zone: tzinfo) -> Iterator[_One]:
    for one in _heard(thread):
        if one.author == "customer":
            hour = str(one.at.astimezone(zone).hour)
            yield one.at, "", Measure.MESSAGES_IN, hour, 1
        else:
            yield one.at, _who(one.author), Measure.MESSAGES_OUT, "", 1
    for episode in episodes:
        yield from _of_episode(thread, episode)
    yield from _reached(thread, episodes)
    for order in thread.orders:
        yield from _of_order(order, _episode_at(episodes, order.at))
    for at in thread.questions_at:
        yield at, "", Measure.QUESTIONS, "", 1
    for checkout in thread.checkouts:
        if checkout.expired_at is not None:
            yield checkout.expired_at, "", Measure.EXPIRED, "", 1
    if episodes and not thread.is_resolved:
        last = [one for one in episodes[-1].said if one.author != "system"][-1]
        if last.author == "customer":
            yield last.at, "", Measure.UNANSWERED, "", 1


def _of_episode(thread: Thread, episode: _Episode) -> Iterator[_One]:
    began_at = episode.began_at
    kind = "new" if episode.is_first else "returning"
    yield began_at, "", Measure.CONVERSATIONS, kind, 1
    happened = sorted(
        (one for one in thread.happened if one.episode == episode.number), key=lambda one: one.at
    )
    handed = [one for one in happened if one.kind == "handed_over"]
    for one in handed:
        yield one.at, "", Measure.HANDOFFS, one.reason, 1
    if handed:
        yield began_at, "", Measure.REACHED, "person", 1
    yield from _responses(episode, [one.at for one in handed if one.reason not in UNASKED])
    resolved = [one.at for one in happened if one.kind == "resolved"]
    if resolved:
        bucket = bucket_of((resolved[-1] - began_at).total_seconds())
        yield resolved[-1], "", Measure.RESOLUTIONS, str(bucket), 1


def _responses(episode: _Episode, asked_at: list[datetime]) -> Iterator[_One]:
    """How long the customer waited for a first word, and for a person where one was needed."""
    began_at = episode.began_at
    answered_at = episode.first(ANSWERING, since=began_at)
    person_at = episode.first(PEOPLE, since=began_at)
    if answered_at is not None and (person_at is None or answered_at <= person_at):
        yield _response(began_at, answered_at, ASSISTANT)
        if not asked_at:
            return
        began_at = max(asked_at[0], began_at)
        person_at = episode.first(PEOPLE, since=began_at)
    if person_at is not None:
        yield _response(began_at, person_at, MEMBER)


def _response(since: datetime, at: datetime, who: str) -> _One:
    return at, who, Measure.RESPONSES, str(bucket_of((at - since).total_seconds())), 1


def _reached(thread: Thread, episodes: list[_Episode]) -> Iterator[_One]:
    """How far each conversation came; whoever paid had a checkout and a cart."""
    steps = {"cart": set[int](), "checkout": set[int](), "paid": set[int]()}

    def note(step: str, at: datetime) -> None:
        episode = _episode_at(episodes, at)
        if episode is not None:
            steps[step].add(episode.number)

    for at in thread.carts_at:
        note("cart", at)
    for checkout in thread.checkouts:
        note("checkout", checkout.at)
    for order in thread.orders:
        if not order.is_supplement and _paid_at(order) is not None:
            note("paid", order.at)
    steps["checkout"] |= steps["paid"]
    steps["cart"] |= steps["checkout"]
    for episode in episodes:
        for step, numbers in steps.items():
            if episode.number in numbers:
                yield episode.began_at, "", Measure.REACHED, step, 1


def _of_order(order: Bought, episode: _Episode | None) -> Iterator[_One]:
    paid_at = _paid_at(order)
    first_money = min((one.at for one in order.moved), default=order.at)
    who = _seller(episode, before=paid_at or first_money)
    if paid_at is not None and not order.is_supplement:
        yield paid_at, who, Measure.ORDERS, order.currency, 1
    for one in order.moved:
        measure = Measure.REVENUE if one.amount_minor > 0 else Measure.REFUNDS
        if one.amount_minor > 0:
            yield one.at, who, measure, order.currency, one.amount_minor
        else:
            yield one.at, who, measure, order.currency, -one.amount_minor


def _paid_at(order: Bought) -> datetime | None:
    """When what had come covered the total; a free order is paid as it is placed."""
    if order.total_minor == 0:
        return order.placed_at
    came = sorted((one for one in order.moved if one.amount_minor > 0), key=lambda one: one.at)
    sums = accumulate(one.amount_minor for one in came)
    reached = zip(came, sums, strict=True)
    return next((one.at for one, total in reached if total >= order.total_minor), None)


def _seller(episode: _Episode | None, *, before: datetime) -> str:
    """A member who wrote before it was paid sold it; else the assistant did."""
    if episode is None:
        return ASSISTANT
    wrote = any(one.author in PEOPLE and one.at <= before for one in episode.said)
    return MEMBER if wrote else ASSISTANT


def _episode_at(episodes: list[_Episode], at: datetime) -> _Episode | None:
    """The conversation that was going on; the first for what came before it."""
    begun = [one for one in episodes if one.began_at <= at]
    return begun[-1] if begun else next(iter(episodes), None)


def _who(author: str) -> str:
    return MEMBER if author in PEOPLE else ASSISTANT


def bucket_of(seconds: float) -> int:
    """The bucket a duration falls into: 0 is less than a second."""
    return 0 if seconds < 1 else 1 + math.floor(math.log(seconds) / math.log(STEP))


def seconds_of(bucket: int) -> float:
    """The middle of a bucket: within five percent of any duration in it."""
    return 0.5 if bucket == 0 else STEP ** (bucket - 0.5)


def percentile(buckets: Mapping[int, int], *, share: float) -> float | None:
    """The duration in seconds that this share of them does not exceed; None without any."""
    total = sum(buckets.values())
    if total <= 0:
        return None
    rank, passed = math.ceil(total * share), 0
    for bucket in sorted(buckets):
        passed += buckets[bucket]
        if passed >= rank:
            return seconds_of(bucket)
    return None
