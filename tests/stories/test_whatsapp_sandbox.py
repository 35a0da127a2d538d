"""Our adapter against the sandbox's Cloud API: what one sends, the other takes, and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from handsel.kit import tenancy
from handsel.modules.channels import registry
from handsel.modules.channels.adapters.meta.graph import Graph
from handsel.modules.channels.adapters.whatsapp.adapter import WhatsApp
from handsel.modules.commerce.orders.models import Order
from handsel.modules.conversations.models import Author, Message
from tests.cast import Shop
from tests.sandbox.outside import Outside, RecordingGate, running
from tests.shelves import stock_shelves
from tests.whatsapp import Number, number_of
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
def number(world: World, rose: Shop, outside: Outside) -> Iterator[Number]:
    """Rose Bakery's number, in the sandbox."""
    stock_shelves(rose)
    with number_of(world, rose) as connected:
        graph = Graph(f"{outside.url}/meta")
        registry.adapters()["whatsapp"] = WhatsApp(graph)
        yield connected
        graph.close()


def pass_on(number: Number, outside: Outside, gate: RecordingGate) -> None:
    """Everything the sandbox posted reaches our gate, and is worked, until nothing is left."""
    outside.settle()
    while gate.received:
        waiting, gate.received[:] = list(gate.received), []
        for call in waiting:
            assert number.post_raw(call.body) == 200
        number.world.work()
        outside.settle()


def test_a_customer_of_the_sandbox_buys(
    number: Number, outside: Outside, gate: RecordingGate
) -> None:
    customer = {
        "channel_kind": "whatsapp", "account_id": number.account, "customer_id": number.customer,
    }  # fmt: skip
    outside.control("say", **customer, text="two blue mugs please", customer_name="Ana Souza")
    pass_on(number, outside, gate)
    outside.control("say", **customer, text="checkout")
    pass_on(number, outside, gate)
    shown = outside.log(kind="send")[-1]
    yes = next(one for one in shown["buttons"] if one["payload"].startswith("confirm:"))
    outside.control("say", **customer, postback=yes)
    pass_on(number, outside, gate)
    with tenancy.business(number.shop.id):
        assert Order.objects.get().total_minor == 2800
        ours = Message.objects.exclude(author_kind=Author.CUSTOMER)
        assert {one.delivery for one in ours} == {"delivered"}
        assert {one.external_id for one in ours} == {
            entry["message_id"] for entry in outside.log(kind="send")
        }


def test_an_answer_lost_on_the_way_is_settled_by_the_status(
    number: Number, outside: Outside, gate: RecordingGate
) -> None:
    outside.control("faults", provider="whatsapp", kind="reset_after", count=1)
    customer = {
        "channel_kind": "whatsapp", "account_id": number.account, "customer_id": number.customer,
    }  # fmt: skip
    outside.control("say", **customer, text="Hello")
    pass_on(number, outside, gate)
    number.world.hurry_jobs()
    number.world.work()
    with tenancy.business(number.shop.id):
        answer = Message.objects.exclude(author_kind=Author.CUSTOMER).get()
    (sent,) = outside.log(kind="send")
    assert (answer.delivery, answer.external_id) == ("delivered", sent["message_id"])
