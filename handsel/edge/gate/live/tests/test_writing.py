"""Bytes on the way out: their form, slow readers, silence, trouble, and the end."""

import json
from collections.abc import Sequence
from typing import Any, LiteralString

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handsel.edge.gate.database import Database
from handsel.edge.gate.live import looking, stream
from handsel.edge.gate.live.framing import HEARTBEAT, frame
from handsel.edge.gate.live.tests.stand import signed_in, streams
from handsel.edge.gate.live.tests.telling import tell
from handsel.modules.live.feed import FORGET, FORGOTTEN_AT_ONCE, LOOK
from tests.cast import Shop

type Urls = dict[str, str]

BREAKS = ["\n", "\r", "\r\n", "\0", "\u2028", "\u2029", "\x85", "</script>", "data: x"]


@settings(derandomize=True, deadline=None)
@given(st.lists(st.one_of(st.text(), st.sampled_from(BREAKS))))
def test_whatever_is_told_stays_on_its_line(words: list[str]) -> None:
    told = frame("changes", [{"kind": "".join(words)}], position="1.5:9:")
    head, identity, line, *rest = told.decode("ascii").split("\n")
    assert (head, identity, rest) == ("event: changes", "id: 1.5:9:", ["", ""])
    assert "\r" not in line
    assert json.loads(line.removeprefix("data: ")) == [{"kind": "".join(words)}]


@pytest.mark.parametrize("harm", ["\n", "\r", "\0"])
def test_a_name_or_a_place_that_breaks_its_line_is_refused(harm: str) -> None:
    for told in ({"event": f"a{harm}b"}, {"event": "a", "position": f"1{harm}data: x"}):
        with pytest.raises(ValueError, match="line break"):
            frame(told["event"], {}, position=told.get("position", ""))


def test_silence_is_broken_by_a_comment(
    database: Urls, rose: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "HEARTBEAT_SECONDS", 0.05)
    with streams(database) as stand:
        heard = stand.open(signed_in(rose.owner)[1]).until_ready()
        heard.until(lambda heard: heard.raw.endswith(HEARTBEAT * 2))
        tell(database, rose, "one")
        assert heard.until(lambda heard: heard.marks).marks == ["one"]


def test_a_reader_who_takes_nothing_is_dropped(
    database: Urls, rose: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "SEND_SECONDS", 0.1)
    with streams(database) as stand:
        stand.open(signed_in(rose.owner)[1], reads=False).until(lambda heard: heard.status)
        quick = stand.open(signed_in(rose.owner)[1]).until_ready()
        tell(database, rose, "one")
        assert quick.until(lambda heard: heard.marks).marks == ["one"]
        quick.until(lambda _: len(stand.rounds) == 1)


def test_a_reader_for_whom_too_much_piles_up_is_dropped(
    database: Urls, rose: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "MOST_WAITING", 10)
    with streams(database) as stand:
        heard = stand.open(signed_in(rose.owner)[1]).until_over()
        assert (heard.status, heard.events) == (200, [])


class Failing(Database):
    """A connection that can be cut; what was asked before goes on."""

    cut = False

    async def fetch_one(
        self, statement: LiteralString, parameters: Sequence[Any]
    ) -> tuple[Any, ...] | None:
        if Failing.cut and statement is LOOK:
            raise psycopg.OperationalError
        return await super().fetch_one(statement, parameters)


def test_who_cannot_be_asked_about_hears_no_more(
    database: Urls, rose: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "BLIND_SECONDS", 0.1)
    monkeypatch.setattr(Failing, "cut", False)
    with streams(database, open_connection=lambda: Failing(database["handsel_gate"])) as stand:
        heard = stand.open(signed_in(rose.owner)[1]).until_ready()
        monkeypatch.setattr(Failing, "cut", True)
        assert heard.until_over().names() == ["ready"]
        monkeypatch.setattr(Failing, "cut", False)
        again = stand.open(signed_in(rose.owner)[1], after=heard.position).until_ready()
        assert again.events[0].content == {"resumed": True}


def test_a_gate_that_ends_lets_everybody_go(database: Urls, rose: Shop) -> None:
    with streams(database) as stand:
        _, key = signed_in(rose.owner)
        heard = stand.open(key).until_ready()
        stand.do(stand.live.let_go)
        assert heard.until_over().names() == ["ready"]
        assert stand.open(key).until_over().status == 503


def test_the_old_is_forgotten_and_the_young_is_not(database: Urls, rose: Shop) -> None:
    with psycopg.connect(database["admin"], autocommit=True) as admin:
        admin.execute("DELETE FROM live_entry")
        tell(database, rose, "old", "older")
        admin.execute("UPDATE live_entry SET at = now() - interval '25 hours'")
        tell(database, rose, "young")
        with psycopg.connect(database["handsel_gate"], autocommit=True) as gate:
            gate.execute(FORGET, [FORGOTTEN_AT_ONCE])
            # Nothing else lets it remove what is young.
            gate.execute("DELETE FROM live_entry")
        left = admin.execute("SELECT subject->>'mark' FROM live_entry").fetchall()
    assert left == [("young",)]
