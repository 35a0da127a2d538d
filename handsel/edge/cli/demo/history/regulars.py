"""Who comes by on ordinary days: short stories made of the regulars' dialogs."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from handsel.edge.cli.demo.history.shapes import Goods, Regulars, Step, Story, Weekday
from handsel.edge.cli.demo.history.timetable import WEEKDAYS, Scheduled

#: How often whoever looks through the inbox later closes what is settled.
CLOSED = 0.6


def make_visits(
    regulars: Regulars,
    *,
    days: list[date],
    zone: ZoneInfo,
    closers: Sequence[str],
    random: Random,
) -> Iterator[Scheduled]:
    """Their visits on these days, as many as is usual on each weekday; members close some."""
    for day in days:
        weekday: Weekday = WEEKDAYS[day.weekday()]
        count = regulars.weekdays.get(weekday, 0)
        for person in random.sample(regulars.people, k=min(count, len(regulars.people))):
            opens, closes = regulars.hours
            minute = random.randrange(opens * 60, closes * 60)
            begins = datetime.combine(day, time(), tzinfo=zone) + timedelta(minutes=minute)
            goods = random.sample(regulars.goods[person.speaks], k=2)
            dialog = random.choice(regulars.dialogs[person.speaks])
            steps = tuple(_filled(step, *goods) for step in dialog)
            closer = random.choice(closers)
            fetched = (Step(do="deliver", by=closer, after=timedelta(hours=2)),)
            closing = (Step(do="resolve", by=closer, after=timedelta(minutes=20)),)
            story = Story(
                who=person.who,
                on=person.on,
                email=_address(person.who),
                steps=(
                    *steps,
                    *(fetched if any(step.do == "pay" for step in steps) else ()),
                    *(closing if random.random() < CLOSED else ()),
                ),
            )
            yield Scheduled(begins, story)


def _filled(step: Step, first: Goods, second: Goods) -> Step:
    words = step.text.replace("{one}", first.one).replace("{many}", first.many)
    return step.model_copy(update={"text": words.replace("{other}", second.one)})


def _address(name: str) -> str:
    """An address that nobody has, as the name is invented."""
    plain = "".join(letter for letter in name.lower() if letter.isascii() and letter.isalnum())
    return f"{plain or 'friend'}@mail.example"
