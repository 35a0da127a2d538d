"""Plays a shop's past from its first day to this moment, everything in the order of time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import partial
from heapq import heappop, heappush
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from django.db import connection

from handsel.edge.cli.demo.history import customers, household, members, shelves
from handsel.edge.cli.demo.history.outside import Past, providers_of_the_past
from handsel.edge.cli.demo.history.past import django_asks_our_clock, nothing_collected
from handsel.edge.cli.demo.history.regulars import make_visits
from handsel.edge.cli.demo.history.shapes import (
    Household,
    Step,
    Story,
    read_household,
    read_regulars,
    read_stories,
)
from handsel.edge.cli.demo.history.stage import Stage, Thread, open_stage, run
from handsel.edge.cli.demo.history.timetable import LASTS, Scheduled, list_days, schedule
from handsel.edge.cli.demo.shops import Shop
from handsel.flows import registry
from handsel.kit import clock, tenancy
from handsel.kit.jobs import KeptJob, kept_from_queue
from handsel.modules.conversations.models import Control

#: Their jobs are played here.
FLOWS: Final = registry.__all__
#: What happens to a shop at one moment, and again at the next that it names.
type Turns = Iterator[datetime]

#: The present belongs to whoever looks at it.
MARGIN: Final = timedelta(seconds=20)


@dataclass(slots=True)
class _Agenda:
    """What is still to happen, the soonest first."""

    ends: datetime
    waiting: list[tuple[datetime, int, Turns]] = field(default_factory=list)
    added: int = 0

    def add(self, at: datetime, turns: Turns) -> None:
        """Go on with these turns at that moment, unless it is after the past's end."""
        if at <= self.ends:
            self.added += 1
            heappush(self.waiting, (at, self.added, turns))


@contextmanager
def opening(*, ends: datetime) -> Iterator[tuple[Past, list[KeptJob]]]:
    """A shop that is made inside the block is made on the past's first day, and queues nothing."""
    with (
        nothing_collected(),
        django_asks_our_clock(),
        providers_of_the_past() as past,
        kept_from_queue() as kept,
        clock.held_at(ends - LASTS),
    ):
        yield past, kept


def tell(shop: Shop, past: Past, kept: list[KeptJob], *, ends: datetime) -> list[KeptJob]:
    """Play the past of a shop that was just made, inside `opening`; what is due after its end."""
    with tenancy.business(shop.id):
        told, zone = read_household(shop.slug), ZoneInfo(shop.timezone)
        stage = _furnish(shop, told, past, kept, ends=ends)
        random, agenda = Random(shop.slug), _Agenda(ends - MARGIN)  # noqa: S311 - stories, no secrets
        days = list_days(ends=ends, zone=zone)
        visits = make_visits(
            read_regulars(shop.slug), days=days, zone=zone, closers=told.closers, random=random
        )
        written = [schedule(one, ends=ends, zone=zone) for one in read_stories(shop.slug)]
        for one in (*visits, *written):
            agenda.add(one.begins, _play(stage, one))
        for day in days:
            morning = datetime.combine(day, time(6), tzinfo=zone)
            agenda.add(morning, _once(partial(shelves.fill, shop)))
        for at, deed in _household_news(stage, told, past, ends=ends):
            agenda.add(at, _once(deed))
        _run_to_the_end(stage, agenda)
        _check_promises()
        return [job for _, job in stage.put_off]


def _furnish(
    shop: Shop, told: Household, past: Past, kept: list[KeptJob], *, ends: datetime
) -> Stage:
    household.join_colleagues(told)
    last_night = ends - timedelta(hours=6)
    empty = open_stage(shop, past, kept, last_night=last_night)
    household.furnish(empty.actor(shop.owner.name), told, ends=ends)
    return open_stage(shop, past, kept, last_night=last_night)


def _check_promises() -> None:
    """Have the database check now what it checks as a transaction ends: its rows are in scope."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _run_to_the_end(stage: Stage, agenda: _Agenda) -> None:
    while True:
        _take_put_off(stage, agenda)
        if not agenda.waiting:
            return
        at, _, turns = heappop(agenda.waiting)
        with clock.held_at(at):
            again = next(turns, None)
            stage.settle_jobs()
        if again is not None:
            agenda.add(max(again, at + timedelta(milliseconds=1)), turns)


def _take_put_off(stage: Stage, agenda: _Agenda) -> None:
    due = [(at, job) for at, job in stage.put_off if at <= agenda.ends]
    stage.put_off = [(at, job) for at, job in stage.put_off if at > agenda.ends]
    for at, job in due:
        agenda.add(at, _once(partial(run, job)))


def _once(deed: Callable[[], object]) -> Turns:
    deed()
    yield from ()


def _play(stage: Stage, scheduled: Scheduled) -> Turns:
    """One story; whoever is told something has an answer before the next step."""
    story = scheduled.story
    random = Random(stage.number())  # noqa: S311 - stories, no secrets
    thread = Thread(stage, story.who, story.on, story.email, random)
    for number, step in enumerate(story.steps):
        if number:
            yield clock.now() + _wait(thread, step)
        _perform(thread, step)
        if step.do == "say" and not step.goes_on:
            yield from _answered(thread)
    if not story.unread:
        yield from _tidied(thread, story)


def _perform(thread: Thread, step: Step) -> None:
    if step.do in members.DUTIES:
        members.perform(thread, step)
    else:
        customers.DEEDS[step.do](thread, step)


def _answered(thread: Thread) -> Turns:
    due = thread.conversation().answer_due_at
    while due is not None:
        yield due + thread.pause(0.4, 1.2)
        due = customers.answer(thread)


def _tidied(thread: Thread, story: Story) -> Turns:
    """The customer's phone has what was said, and a member looks through it later."""
    yield clock.now() + thread.pause(2, 9)
    customers.see(thread, mark="delivered")
    yield clock.now() + thread.pause(600, 5400)
    if thread.conversation().control == Control.ASSISTANT or story.ago is None:
        members.look(thread.stage.actor(thread.stage.shop.owner.name), thread)


def _wait(thread: Thread, step: Step) -> timedelta:
    if step.after is not None:
        return step.after
    return thread.pause(60, 240) if step.do in members.DUTIES else thread.pause(18, 75)


def _household_news(
    stage: Stage, told: Household, past: Past, *, ends: datetime
) -> Iterator[tuple[datetime, Callable[[], object]]]:
    owner = stage.actor(stage.shop.owner.name)
    for invited in told.invitations:
        yield ends - invited.ago, partial(household.invite_somebody, owner, invited)
    for key in told.keys:
        yield ends - key.ago, partial(household.make_key, owner, key)
    if told.bank_details:
        asked, stopped = ends - timedelta(days=4, hours=5), ends - timedelta(days=4, hours=2)
        yield asked, partial(household.ask_for_another_bank, owner, told)
        yield stopped, partial(household.stop_that, owner)
    if told.stray_minor:
        at = ends - timedelta(days=5)
        yield at, partial(shelves.lose_a_payment, stage, past, minor=told.stray_minor)
