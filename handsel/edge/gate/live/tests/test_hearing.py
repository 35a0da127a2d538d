"""What is told arrives: once, all of it, whatever order transactions end in."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from random import Random
from uuid import uuid4

import psycopg
import pytest

from handsel.edge.gate.live.tests.stand import Stand, signed_in, streams
from handsel.edge.gate.live.tests.telling import Writer, tell, writer
from handsel.kit import tenancy
from handsel.modules.live.actions import tell_absence, tell_presence
from handsel.modules.live.feed import KEPT_HOURS, MOST_AT_ONCE
from tests.cast import Shop

type Urls = dict[str, str]

DAY = KEPT_HOURS * 3600


@pytest.fixture
def stand(database: Urls) -> Iterator[Stand]:
    with streams(database) as made:
        yield made


@pytest.fixture
def key(rose: Shop) -> str:
    return signed_in(rose.owner)[1]


def test_a_change_is_heard(stand: Stand, key: str, database: Urls, rose: Shop) -> None:
    heard = stand.open(key, business=rose.id).until_ready()
    assert (heard.status, heard.names()) == (200, ["ready"])
    assert heard.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert heard.headers["cache-control"] == "no-store"
    tell(database, rose, "one")
    heard.until(lambda heard: heard.marks == ["one"])
    assert set(heard.changes[0]) == {"kind", "at", "mark"}


def test_what_was_told_before_is_not_heard(
    stand: Stand, key: str, database: Urls, rose: Shop
) -> None:
    tell(database, rose, "before")
    heard = stand.open(key).until_ready()
    tell(database, rose, "after")
    assert heard.until(lambda heard: heard.marks).marks == ["after"]


def test_a_transaction_that_ends_late_is_heard_late_and_once(
    stand: Stand, key: str, database: Urls, rose: Shop
) -> None:
    heard = stand.open(key).until_ready()
    with writer(database, rose) as slow, writer(database, rose) as quick:
        slow.tell("slow")
        quick.tell_in_a_savepoint("quick")
        quick.commit()
        heard.until(lambda heard: heard.marks == ["quick"])
        slow.tell_in_a_savepoint("slow too")
        slow.commit()
        heard.until(lambda heard: len(heard.marks) == 3)
    tell(database, rose, "last")
    heard.until(lambda heard: "last" in heard.marks)
    assert heard.marks == ["quick", "slow", "slow too", "last"]


def test_what_is_undone_is_never_heard(stand: Stand, key: str, database: Urls, rose: Shop) -> None:
    heard = stand.open(key).until_ready()
    with writer(database, rose) as undone:
        undone.tell("undone")
    tell(database, rose, "done")
    assert heard.until(lambda heard: heard.marks).marks == ["done"]


def test_who_comes_back_hears_what_they_missed_and_nothing_twice(
    stand: Stand, key: str, database: Urls, rose: Shop
) -> None:
    heard = stand.open(key).until_ready()
    with writer(database, rose) as slow:
        slow.tell("slow")
        tell(database, rose, "heard")
        heard.until(lambda heard: heard.marks == ["heard"])
        heard.hang_up()
        heard.until_over()
        tell(database, rose, "missed")
        slow.commit()
    again = stand.open(key, after=heard.position).until(lambda heard: len(heard.marks) == 2)
    assert again.events[0].name == "ready"
    assert again.events[0].content == {"resumed": True}
    assert sorted(again.marks) == ["missed", "slow"]


def test_a_place_may_stand_in_the_address(
    stand: Stand, key: str, database: Urls, rose: Shop
) -> None:
    position = stand.open(key).until_ready().position
    tell(database, rose, "missed")
    again = stand.open(key, query=f"after={position}")
    assert again.until(lambda heard: heard.marks).marks == ["missed"]


def test_of_many_writers_and_a_reader_who_comes_and_goes_all_is_heard_once(
    stand: Stand, key: str, database: Urls, rose: Shop
) -> None:
    def write(seed: int) -> list[str]:
        chance, told = Random(seed), []
        one, other = (Writer(database["handsel_app"], rose) for _ in range(2))
        for number in range(40):
            holder = chance.choice((one, other))
            told.append(f"{seed}-{number}")
            holder.tell(told[-1])
            if chance.random() < 0.4:
                chance.choice((one, other)).commit()
        for holder in (other, one):
            holder.commit()
            holder.close()
        return told

    heard, position = [], stand.open(key).until_ready().position
    with ThreadPoolExecutor(4) as threads:
        writing = [threads.submit(write, seed) for seed in range(4)]
        while not all(one.done() for one in writing):
            visit = stand.open(key, after=position).until_ready()
            visit.hang_up()
            visit.until_over()
            heard += visit.marks
            position = visit.position or position
        told = [mark for one in writing for mark in one.result()]
    missing = len(told) - len(heard)
    last = stand.open(key, after=position).until(lambda last: len(last.marks) >= missing)
    assert sorted(heard + last.marks) == sorted(told)


@pytest.mark.parametrize("age", [0, DAY], ids=["of another database", "older than what is kept"])
def test_who_was_away_for_too_long_reads_everything_again(
    stand: Stand, key: str, database: Urls, rose: Shop, age: int
) -> None:
    taken_at, _, snapshot = stand.open(key).until_ready().position.partition(".")
    ends = snapshot.split(":")[1] if age else "999999999999"
    tell(database, rose, "missed")
    again = stand.open(key, after=f"{int(taken_at) - age}.1:{ends}:").until_ready()
    assert (again.names(), again.events[0].content) == (["reset"], {})
    tell(database, rose, "heard")
    assert again.until(lambda heard: heard.marks).marks == ["heard"]


@pytest.mark.parametrize("after", ["0", "x" * 9000, "1.5:9:99", "%00", "1.0:0:"])
def test_a_place_that_is_none_is_answered_with_a_reset(stand: Stand, key: str, after: str) -> None:
    assert stand.open(key, after=after).until_ready().names() == ["reset"]


def test_too_much_at_once_is_read_again_and_not_told(
    stand: Stand, key: str, database: Urls, rose: Shop
) -> None:
    heard = stand.open(key).until_ready()
    with psycopg.connect(database["admin"]) as connection:
        connection.execute(
            "INSERT INTO live_entry (business_id, kind, subject)"
            " SELECT %s, 'message.added', '{}' FROM generate_series(1, %s)",
            [rose.id, MOST_AT_ONCE + 1],
        )
    heard.until(lambda heard: "reset" in heard.names())
    assert heard.changes == []
    tell(database, rose, "heard")
    heard.until(lambda heard: heard.marks == ["heard"])


def test_who_comes_hears_who_is_there(stand: Stand, key: str, rose: Shop) -> None:
    here, gone = uuid4(), uuid4()
    with tenancy.business(rose.id):
        tell_presence(rose.owner, gone)
        tell_absence(rose.owner, gone)
        tell_presence(rose.owner, here)
    heard = stand.open(key).until(lambda heard: len(heard.changes) == 3)
    assert [(one["kind"], one["conversation_id"]) for one in heard.changes] == [
        ("presence", str(gone)),
        ("absence", str(gone)),
        ("presence", str(here)),
    ]
    assert all(one["until"] > one["at"] for one in heard.changes)


def test_who_was_there_a_while_ago_is_not_told(
    stand: Stand, key: str, database: Urls, rose: Shop
) -> None:
    position = stand.open(key).until_ready().position
    with tenancy.business(rose.id):
        tell_presence(rose.owner, uuid4())
    with psycopg.connect(database["admin"]) as connection:
        connection.execute(
            "UPDATE live_entry SET until = now() WHERE business_id = %s AND kind = 'presence'",
            [rose.id],
        )
    tell(database, rose, "last")
    fresh = stand.open(key).until_ready()
    again = stand.open(key, after=position).until(lambda heard: heard.marks)
    assert (fresh.changes, len(again.changes)) == ([], 1)


def test_another_shop_hears_nothing(
    stand: Stand, key: str, database: Urls, rose: Shop, blue: Shop
) -> None:
    zed = stand.open(signed_in(blue.owner)[1]).until_ready()
    amal = stand.open(key).until_ready()
    tell(database, rose, "of rose")
    tell(database, blue, "of blue")
    amal.until(lambda heard: heard.marks)
    zed.until(lambda heard: heard.marks)
    tell(database, rose, "of rose again")
    amal.until(lambda heard: len(heard.marks) == 2)
    assert (amal.marks, zed.marks) == (["of rose", "of rose again"], ["of blue"])


def test_a_place_of_one_shop_gives_nothing_of_another(
    stand: Stand, key: str, database: Urls, rose: Shop, blue: Shop
) -> None:
    position = stand.open(key).until_ready().position
    tell(database, rose, "of rose")
    tell(database, blue, "of blue")
    zed = stand.open(signed_in(blue.owner)[1], after=position)
    assert zed.until(lambda heard: heard.marks).marks == ["of blue"]
