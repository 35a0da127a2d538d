"""Identifiers are version 7, unique, and ordered by the millisecond they were made in."""

import subprocess
import sys
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


FORKED = """
import os
from handsel.kit.ids import uuid7
uuid7()
ours, theirs = os.pipe()
if os.fork() == 0:
    os.write(theirs, "".join(uuid7().hex[12:] for _ in range(300)).encode())
    os._exit(0)
mine = {uuid7().hex[12:] for _ in range(300)}
told = os.read(ours, 6000).decode()
print(len(told), len(mine & {told[at : at + 20] for at in range(0, len(told), 20)}))
"""


def test_a_process_that_was_forked_draws_its_own() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FORKED], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["6000", "0"], done.stderr
