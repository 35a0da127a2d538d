"""Keys change under the feet of readers and writers, and nobody notices."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection

from handsel.kit import tenancy
from handsel.kit.key_ring import ring
from handsel.kit.key_rotation import count_by_key, rewrap
from handsel.kit.secrets import KeyRing
from handsel.modules.channels.actions import connect
from handsel.modules.channels.models import Channel
from handsel.modules.channels.queries import get_connection
from tests.cast import Shop

SECRETS = 300
NEW = ("t2", b"\x02" * 16 + b"\x07" * 16)

ROTATE = """
import sys, django; django.setup()
from uuid import UUID
from handsel.kit.key_ring import ring
from handsel.kit.key_rotation import rewrap
for step in rewrap(UUID(sys.argv[1]), ring=ring(), batch=10):
    print(step.rewrapped, flush=True); sys.stdin.readline()
"""


def open_channels(shop: Shop, number: int = SECRETS) -> list[Channel]:
    with tenancy.business(shop.id):
        return [
            connect(kind="messenger", external_id=f"p{n}", name="P", access_token=f"token {n}")
            for n in range(number)
        ]


def tokens(shop: Shop) -> dict[str, str]:
    with tenancy.business(shop.id):
        found = Channel.objects.filter(kind="messenger").order_by("created_at")
        return {one.external_id: get_connection(one).access_token.reveal() for one in found}


def rotate(business: UUID, **settings: Any) -> int:
    return sum(step.rewrapped for step in rewrap(business, ring=ring(), **settings))


@pytest.fixture
def add_key(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Call it to put a new key first in the ring; the old one stays behind it."""
    both = (NEW, *settings.KEY_RING)
    return lambda: monkeypatch.setattr(settings, "KEY_RING", both)


@contextmanager
def meanwhile(work: Any, threads: int = 2) -> Iterator[list[Exception]]:
    """Do `work` again and again beside the block; what went wrong."""
    over, failed = Event(), list[Exception]()

    def run() -> None:
        try:
            while not over.is_set():
                work()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test shows it
            failed.append(error)
        finally:
            connection.close()

    running = [Thread(target=run) for _ in range(threads)]
    for one in running:
        one.start()
    try:
        yield failed
    finally:
        over.set()
        for one in running:
            one.join()


def test_no_read_fails_while_hundreds_of_secrets_change_their_key(
    rose: Shop, add_key: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_channels(rose)
    before = tokens(rose)
    add_key()
    reads = []

    def read() -> None:
        assert tokens(rose) == before
        reads.append(len(before))

    with meanwhile(read) as failed:
        rotated = rotate(rose.id, batch=20)
    assert failed == []
    assert sum(reads) >= SECRETS
    assert rotated == SECRETS + 1
    assert count_by_key(rose.id) == {"t2": SECRETS + 1}
    monkeypatch.setattr(settings, "KEY_RING", (NEW,))
    assert tokens(rose) == before


def test_a_token_renewed_meanwhile_stays_the_new_one(
    rose: Shop, add_key: Callable[[], None]
) -> None:
    open_channels(rose, 40)
    add_key()
    written: list[str] = []

    def renew() -> None:
        token = f"renewed {len(written)}"
        with tenancy.business(rose.id):
            connect(kind="messenger", external_id="p7", name="P", access_token=token)
        written.append(token)

    with meanwhile(renew, threads=1) as failed:
        while len(written) < 5:
            rotate(rose.id, batch=3)
    assert failed == []
    assert tokens(rose)["p7"] == written[-1]
    rotate(rose.id)
    assert set(count_by_key(rose.id)) == {"t2"}


def test_killed_in_the_middle_it_goes_on_where_it_was(
    rose: Shop, database: dict[str, str], add_key: Callable[[], None]
) -> None:
    open_channels(rose, 60)
    add_key()
    keys = "t2:AgICAgICAgICAgICAgICAgcHBwcHBwcHBwcHBwcHBwc=," + os.environ["HANDSEL_SECRET_KEYS"]
    environ = {
        **os.environ,
        "DATABASE_URL": database["handsel_app"],
        "HANDSEL_SECRET_KEYS": keys,
        "DJANGO_SETTINGS_MODULE": "handsel.config.settings",
    }
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    command = [sys.executable, "-c", ROTATE, str(rose.id)]
    with subprocess.Popen(command, env=environ, **pipes) as running:
        assert running.stdin
        assert running.stdout
        for _ in range(2):
            running.stdout.readline()
            running.stdin.write("\n")
            running.stdin.flush()
        running.stdout.readline()
        running.send_signal(signal.SIGKILL)
    counted = count_by_key(rose.id)
    assert counted == {"t2": 30, "t1": 31}
    assert len(tokens(rose)) == 60
    assert rotate(rose.id) == 31
    assert count_by_key(rose.id) == {"t2": 61}
    assert rotate(rose.id) == 0


def test_what_does_not_open_is_named_and_left_and_the_rest_goes_on(
    rose: Shop, add_key: Callable[[], None]
) -> None:
    first, second = open_channels(rose, 2)
    with tenancy.business(rose.id):
        Channel.objects.filter(id=second.id).update(access_token=first.access_token)
    add_key()
    steps = list(rewrap(rose.id, ring=ring(), batch=1))
    assert [place.row for step in steps for place in step.unopenable] == [str(second.id)]
    assert sum(step.rewrapped for step in steps) == 2
    with tenancy.business(rose.id):
        assert Channel.objects.get(id=second.id).access_token == first.access_token


def test_another_business_is_left_alone(
    rose: Shop, blue: Shop, add_key: Callable[[], None]
) -> None:
    add_key()
    rotate(rose.id)
    assert (count_by_key(rose.id), count_by_key(blue.id)) == ({"t2": 1}, {"t1": 1})


def test_the_secrets_own_key_is_wrapped_anew_and_the_secret_is_not_sealed_again() -> None:
    from handsel.kit.secrets import Place

    place = Place(table="t", column="c", row="r", business="b")
    sealed = KeyRing([("t1", b"1" * 32)]).seal("a token", place=place)
    again = KeyRing([NEW, ("t1", b"1" * 32)]).rewrap(sealed, place=place)
    assert again.split(".")[1] == "t2"
    assert again.split(".")[3] == sealed.split(".")[3]
    assert KeyRing([NEW]).open(again, place=place).reveal() == "a token"
