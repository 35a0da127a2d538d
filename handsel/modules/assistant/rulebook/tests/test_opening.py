"""When people are there, by the shop's own clock."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from handsel.modules.assistant.commands import Command
from handsel.modules.assistant.rulebook.groups import ALWAYS, group_of
from handsel.modules.assistant.rulebook.opening import is_open, next_opening
from handsel.modules.assistant.rulebook.values import Closure, Hours, Span

LONDON = ZoneInfo("Europe/London")
NINE_TO_FIVE = (Span(9 * 60, 17 * 60),)
SHOP = Hours(weekly=(*[NINE_TO_FIVE] * 5, (), ()))
CHRISTMAS = Hours(
    weekly=SHOP.weekly, closures=(Closure(date(2026, 12, 24), date(2026, 12, 28), "Christmas"),)
)


def at(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-{day}T{clock}").replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("day", "clock", "is_there"),
    [
        ("11-23", "09:00", True),
        ("11-23", "08:59", False),
        ("11-23", "16:59", True),
        ("11-23", "17:00", False),
        ("11-22", "12:00", False),
    ],
)
def test_people_come_at_the_first_minute_and_go_at_the_last(
    day: str, clock: str, is_there: bool
) -> None:
    assert is_open(SHOP, at=at(day, clock)) is is_there


def test_a_shop_without_hours_is_never_away() -> None:
    assert is_open(Hours(), at=at("11-22", "03:00"))


@pytest.mark.parametrize(
    ("day", "clock", "opens"),
    [
        ("11-23", "08:00", ("11-23", "09:00")),
        ("11-23", "17:00", ("11-24", "09:00")),
        ("11-27", "18:00", ("11-30", "09:00")),
    ],
)
def test_the_next_opening_is_found(day: str, clock: str, opens: tuple[str, str]) -> None:
    assert next_opening(SHOP, at=at(day, clock)) == at(*opens)


def test_a_closure_is_stepped_over() -> None:
    assert not is_open(CHRISTMAS, at=at("12-24", "12:00"))
    assert next_opening(CHRISTMAS, at=at("12-24", "12:00")) == at("12-29", "09:00")


def test_who_never_opens_again_has_no_next_opening() -> None:
    forever = Hours(weekly=SHOP.weekly, closures=(Closure(date(2026, 1, 1), date(2099, 1, 1)),))
    assert next_opening(forever, at=at("11-23", "08:00")) is None


def test_every_command_is_switched_by_a_group_or_always_allowed() -> None:
    union = Command.__origin__  # type: ignore[attr-defined]
    kinds = {one.model_fields["kind"].default for one in _members(union)}
    assert kinds == {kind for kind in kinds if group_of(kind)} | (ALWAYS & kinds)
    assert kinds >= ALWAYS


def _members(union: object) -> list[Any]:
    found: list[Any] = []
    for one in getattr(union, "__args__", ()):
        found += _members(one) if hasattr(one, "__args__") else [one]
    return found
