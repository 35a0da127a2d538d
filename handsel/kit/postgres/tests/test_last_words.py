"""What a server said at its end is read whole, and only its own."""

import threading
from pathlib import Path

import pytest

from handsel.kit.postgres.last_words import last_words

STARTED = "2026-11-22 22:00:00.000 UTC [41]  LOG:  redirecting log output to logging collector\n"
TAKEN = "2026-11-22 22:00:00.001 UTC [41]  LOG:  could not bind IPv4 address: Address in use\n"
END = "2026-11-22 22:00:00.002 UTC [41]  FATAL:  could not create any TCP/IP sockets\n"
EARLIER = TAKEN.replace("[41]", "[7]") + END.replace("[41]", "[7]")


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """What the server wrote before its collector took over."""
    path = tmp_path / "start.log"
    path.write_text(STARTED)
    return path


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """What the collector writes."""
    (tmp_path / "log").mkdir()
    path = tmp_path / "log" / "postgresql-Sun.log"
    path.write_text(EARLIER)
    return path


def test_what_the_collector_writes_late_is_waited_for(started: Path, log: Path) -> None:
    def write() -> None:
        with log.open("a") as file:
            file.write(TAKEN)
            file.flush()
            file.write(END)

    late = threading.Timer(0.2, write)
    late.start()
    told = last_words(41, started=started, logs=log.parent)
    late.join()
    assert told == TAKEN + END + STARTED


def test_the_words_of_a_server_before_it_are_not_its_own(started: Path, log: Path) -> None:
    told = last_words(41, started=started, logs=log.parent, seconds=0)
    assert told == STARTED


def test_nothing_is_waited_for_where_no_collector_was_started(started: Path, log: Path) -> None:
    refusal = '2026-11-22 22:00:00.000 UTC [41]  FATAL:  lock file "postmaster.pid" exists\n'
    started.write_text(refusal)
    assert last_words(41, started=started, logs=log.parent) == refusal
