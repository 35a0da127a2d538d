"""Days begin and end where the shop is."""

from datetime import UTC, date, datetime

from handsel.kit.days import moments_of

FIRST, LAST = date(2026, 3, 28), date(2026, 3, 29)


def test_a_day_is_over_when_the_place_says_so() -> None:
    begins, ends = moments_of(FIRST, LAST, timezone="Europe/London")
    assert begins == datetime(2026, 3, 28, tzinfo=UTC)
    # The clocks went forward in between.
    assert ends == datetime(2026, 3, 29, 23, tzinfo=UTC)


def test_what_is_not_bounded_stays_so() -> None:
    assert moments_of(None, None, timezone="UTC") == (None, None)
    assert moments_of(None, date.max, timezone="UTC") == (None, None)
