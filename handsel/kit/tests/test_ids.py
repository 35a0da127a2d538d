"""Identifiers are version 7, unique, and ordered by the millisecond they were made in."""

import time

from handsel.kit.ids import uuid7


def test_an_identifier_is_a_version_7_uuid() -> None:
    made = uuid7()
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert abs((made.int >> 80) - time.time_ns() // 1_000_000) < 1000


def test_identifiers_are_unique_and_their_time_never_goes_back() -> None:
    made = [uuid7() for _ in range(5000)]
    assert len(set(made)) == 5000
    times = [one.int >> 80 for one in made]
    assert times == sorted(times)
