"""Places in the feed: what is believed of them, and when they are of no use."""

import pytest

from handsel.modules.live.feed import KEPT_HOURS
from handsel.modules.live.rules import Position, is_usable

DAY = 24 * 3600
PRESENT = Position(10 * DAY, "900:950:900,930")


@pytest.mark.parametrize("text", ["7.1:1:", "1760000000.745:800:745,760,799", "0.3:9:5"])
def test_a_position_is_read_as_it_was_written(text: str) -> None:
    position = Position.parse(text)
    assert position is not None
    assert str(position) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "745:800:",
        "1.800:745:",
        "1.0:5:",
        "1.5:9:4",
        "1.5:9:9",
        "1.5:9:8,7",
        "1.5:9:7,",
        "1.5:9:7;8",
        "1.5:9:7\n",
        "1.5:9:７",
        "-1.5:9:",
        f"1.5:{2**64}:",
        "1.5:9:" + ",".join(["7"] * 3000),
        "1.5:9:'); DROP TABLE users_user; --",
    ],
)
def test_what_is_no_position_is_not_believed(text: str) -> None:
    assert Position.parse(text) is None


def test_a_position_of_a_moment_ago_is_usable() -> None:
    assert is_usable(Position(10 * DAY - 60, "890:940:"), present=PRESENT)
    assert is_usable(PRESENT, present=PRESENT)


def test_a_position_older_than_what_is_kept_is_not() -> None:
    assert not is_usable(Position(10 * DAY - KEPT_HOURS * 3600, "1:2:"), present=PRESENT)


@pytest.mark.parametrize(
    "other", [Position(10 * DAY + 60, "890:940:"), Position(10 * DAY - 60, "890:951:")]
)
def test_a_position_of_another_database_is_not(other: Position) -> None:
    assert not is_usable(other, present=PRESENT)
