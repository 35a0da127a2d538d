"""Our adapter against the sandbox's Bot API: what one sends, the other takes, and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from handsel.kit import tenancy
from handsel.modules.commerce.orders.models import Order
from handsel.modules.conversations.models import Author, Message
from tests.cast import Shop
from tests.sandbox.outside import Outside, RecordingGate, running
from tests.shelves import stock_shelves
from tests.telegram import Bot, bot_of
from tests.world import World


@pytest.fixture
def gate() -> Iterator[RecordingGate]:
    """Where the sandbox posts to."""
    recording = RecordingGate()
    yield recording
    recording.close()


@pytest.fixture
def outside(gate: RecordingGate, tmp_path: Path) -> Iterator[Outside]:
    """A sandbox of its own."""
    with running(tmp_path, gate.url) as started:
        yield started


@pytest.fixture
def bot(
    world: World, rose: Shop, outside: Outside, gate: RecordingGate,
    settings: pytest.FixtureRequest,
) -> Iterator[Bot]:  # fmt: skip
    """Rose Bakery's bot, in the sandbox, which was told of its webhook by our own job."""
    stock_shelves(rose)
    settings.HOOKS_URL = gate.url  # type: ignore[attr-defined]
    with bot_of(world, rose, api_url=f"{outside.url}/telegram") as connected:
        world.work()
        yield connected


def pass_on(bot: Bot, outside: Outside, gate: RecordingGate) -> None:
    """Everything the sandbox posted reaches our gate as it came, and is worked, until it rests."""
    outside.settle()
    while gate.received:
        waiting, gate.received[:] = list(gate.received), []
        for call in waiting:
            assert call.path == f"/hooks/telegram/{bot.account}"
            secret = call.headers["x-telegram-bot-api-secret-token"]
            assert bot.post_raw(call.body, secret=secret) == 200
        bot.world.work()
        outside.settle()


def test_a_customer_of_the_sandbox_buys(bot: Bot, outside: Outside, gate: RecordingGate) -> None:
    customer = {
        "channel_kind": "telegram", "account_id": bot.account, "customer_id": bot.customer,
        "customer_name": "Robin Field",
    }  # fmt: skip
    for text in ("two blue mugs please", "checkout"):
        outside.control("say", **customer, text=text)
        pass_on(bot, outside, gate)
    offered = next(each for each in reversed(outside.log(kind="send")) if each["buttons"])
    confirm = next(one for one in offered["buttons"] if one["payload"].startswith("confirm:"))
    outside.control("say", **customer, postback=confirm)
    pass_on(bot, outside, gate)
    with tenancy.business(bot.shop.id):
        assert Order.objects.get().total_minor == 2800
        ours = Message.objects.exclude(author_kind=Author.CUSTOMER)
        assert {one.delivery for one in ours} == {"sent"}
        pressed = Message.objects.get(payload=confirm["payload"])
        sent = {one.external_id for one in ours}
    assert pressed.text == confirm["title"]
    assert {each["message_id"] for each in outside.log(provider="telegram", kind="send")} == sent
    assert [each["action"] for each in outside.log(kind="action")] == ["answer"]
    assert "proves-to-be-the-bot" not in str(outside.log())


def test_a_lost_answer_is_never_sent_again(bot: Bot, outside: Outside, gate: RecordingGate) -> None:
    outside.control("faults", provider="telegram", kind="reset_after", count=1)
    customer = {
        "channel_kind": "telegram", "account_id": bot.account, "customer_id": bot.customer,
    }  # fmt: skip
    outside.control("say", **customer, text="Hello")
    pass_on(bot, outside, gate)
    bot.world.hurry_jobs()
    bot.world.work()
    with tenancy.business(bot.shop.id):
        answer = Message.objects.exclude(author_kind=Author.CUSTOMER).get()
    assert (answer.delivery, len(outside.log(kind="send"))) == ("unknown", 1)
