"""Something is said while a worker is busy with what was said before: it is answered all the same.

The moments are forced: the second message is stored from another thread, as by the gate, while the
worker stands at that place of its transaction.
"""

import threading
from collections.abc import Callable
from datetime import datetime

import pytest

from handsel.flows import customer_message
from handsel.flows.answer import reply
from handsel.kit import tenancy
from handsel.modules.conversations.models import Message
from handsel.modules.ingress import lanes
from handsel.modules.ingress.lanes import ClaimedLane
from tests.cast import Shop
from tests.shelves import stock_shelves
from tests.world import World, customer_of

FIRST, SECOND = "Hi there!", "How much is the sourdough loaf?"


class Interruption:
    """Has something said at a moment, once, from another thread."""

    def __init__(self, say: Callable[[], object]) -> None:
        self._thread = threading.Thread(target=say)
        self.happened = False

    def happen(self, *, is_seen: bool = True) -> None:
        """Say it now; with `is_seen` it is stored when this returns, else as soon as it can be."""
        if not self.happened:
            self.happened = True
            self._thread.start()
            if is_seen:
                self.wait()

    def wait(self) -> None:
        """Until it is stored."""
        self._thread.join()


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    stock_shelves(rose)
    return rose


def interrupt(monkeypatch: pytest.MonkeyPatch, moment: str, interruption: Interruption) -> None:
    """Have it happen when a worker reaches the moment for the first time."""

    def reach(name: str) -> None:
        if name == moment:
            interruption.happen()

    monkeypatch.setattr(customer_message, "crashpoint", reach)
    monkeypatch.setattr(reply, "crashpoint", reach)


def interrupt_letting_go(monkeypatch: pytest.MonkeyPatch, interruption: Interruption) -> None:
    """Have it come to a lane that is let go, but by a transaction that is not committed yet."""
    finish = lanes.finish

    def slowly(lane: ClaimedLane, *, ready_at: datetime | None) -> datetime | None:
        found = finish(lane, ready_at=ready_at)
        interruption.happen(is_seen=False)
        return found

    monkeypatch.setattr(lanes, "finish", slowly)


def assert_both_are_answered(world: World, bakery: Shop, interruption: Interruption) -> None:
    world.work()
    interruption.wait()
    world.work()
    assert interruption.happened
    with tenancy.business(bakery.id):
        said = Message.objects.filter(author_kind="customer")
        assert said.count() == 2
        assert not said.filter(turn_id=None).exists()
    assert "£4.80" in world.instagram.to(customer_of(bakery))[-1]


def echo(world: World, bakery: Shop) -> None:
    """The provider tells of our last message."""
    sent = world.instagram.sent[-1]
    item = {
        "sender": {"id": bakery.account},
        "recipient": {"id": customer_of(bakery)},
        "timestamp": world._next_ms(),
        "message": {"mid": sent.message_id, "text": sent.text, "is_echo": True},
    }
    world.post_meta(bakery, item)


@pytest.mark.parametrize("moment", ["message.applied", "turn.gathered", "turn.acted"])
def test_while_the_first_message_is_worked(
    world: World, bakery: Shop, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    interruption = Interruption(lambda: world.say(bakery, SECOND))
    interrupt(monkeypatch, moment, interruption)
    world.say(bakery, FIRST)
    assert_both_are_answered(world, bakery, interruption)


def test_while_the_lane_is_let_go(
    world: World, bakery: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    interruption = Interruption(lambda: world.say(bakery, SECOND))
    interrupt_letting_go(monkeypatch, interruption)
    world.say(bakery, FIRST)
    assert_both_are_answered(world, bakery, interruption)


def test_while_the_echo_of_our_answer_is_worked(
    world: World, bakery: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.say(bakery, FIRST)
    world.work()
    echo(world, bakery)
    interruption = Interruption(lambda: world.say(bakery, SECOND))
    interrupt(monkeypatch, "message.applied", interruption)
    assert_both_are_answered(world, bakery, interruption)


def test_when_an_echo_comes_with_it_before_it_is_due(world: World, bakery: Shop) -> None:
    world.say(bakery, FIRST)
    world.work()
    world.sql("UPDATE businesses_business SET quiet_seconds = 30 WHERE id = %s", bakery.id)
    world.say(bakery, SECOND)
    world.work()
    echo(world, bakery)
    world.work()
    assert len(world.instagram.to(customer_of(bakery))) == 1
    world.pass_time(31)
    world.work()
    assert "£4.80" in world.instagram.to(customer_of(bakery))[-1]
