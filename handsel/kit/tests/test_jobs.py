"""How long a job waits before it is tried again."""

import random

from handsel.kit.jobs import delay_seconds


def test_a_delay_that_was_asked_for_is_kept_and_spread() -> None:
    drawn = [delay_seconds(1, asked=8.0, draw=random.uniform) for _ in range(200)]
    assert min(drawn) >= 8.0
    assert max(drawn) <= 10.0
    assert len(set(drawn)) > 100


def test_without_one_it_is_anything_up_to_twice_as_much_each_time_and_five_minutes() -> None:
    def most(_least: float, most: float) -> float:
        return most

    assert [delay_seconds(n, asked=None, draw=most) for n in (0, 1, 2, 8, 9)] == [
        1.0, 2.0, 4.0, 256.0, 300.0,
    ]  # fmt: skip
    assert delay_seconds(9, asked=None, draw=lambda least, _most: least) == 0.0
