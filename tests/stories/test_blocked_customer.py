"""A customer who is shut out is heard by nobody, and nothing of theirs is lost."""

import json
from typing import Any
from uuid import UUID

import pytest

from handsel.edge.api.tests.callers import caller_for
from handsel.kit import tenancy
from handsel.modules.conversations.models import Conversation, Message
from handsel.modules.notifications.models import Mail
from tests.cast import Shop
from tests.shelves import stock_shelves
from tests.world import World, customer_of


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    stock_shelves(rose)
    return rose


def tell(world: World, shop: Shop, text: str) -> int:
    """Say something and work; how often this customer was answered so far."""
    world.say(shop, text)
    world.work()
    return len(world.instagram.to(customer_of(shop)))


def customer(shop: Shop) -> UUID:
    with tenancy.business(shop.id):
        return Conversation.objects.get().customer_id


def turn(shop: Shop, verb: str) -> dict[str, Any]:
    assert shop.agent is not None
    answer = caller_for(shop.agent).call("POST", f"/customers/{customer(shop)}/{verb}")
    assert answer.status_code == 200
    told: dict[str, Any] = json.loads(answer.content)
    return told


def test_what_a_blocked_customer_writes_is_kept_and_not_answered(
    world: World, bakery: Shop
) -> None:
    assert tell(world, bakery, "hello") == 1
    assert turn(bakery, "block")["blocked_at"] is not None
    assert tell(world, bakery, "do you have sourdough?") == 1
    assert tell(world, bakery, "I want to talk to a person") == 1
    with tenancy.business(bakery.id):
        said = Message.objects.filter(author_kind="customer").order_by("sequence")
        assert [one.text for one in said][1:] == [
            "do you have sourdough?", "I want to talk to a person"
        ]  # fmt: skip
        assert not Mail.objects.exists()
        assert Conversation.objects.get().control == "assistant"


def test_who_is_let_in_again_is_answered_from_then_on(world: World, bakery: Shop) -> None:
    tell(world, bakery, "hello")
    turn(bakery, "block")
    tell(world, bakery, "I want to talk to a person")
    assert turn(bakery, "unblock")["blocked_at"] is None
    assert tell(world, bakery, "do you have sourdough?") == 2
    assert "Sourdough" in world.instagram.to(customer_of(bakery))[-1]
    with tenancy.business(bakery.id):
        assert Conversation.objects.get().control == "assistant"


def test_what_the_assistant_wrote_and_did_not_send_is_withheld(world: World, bakery: Shop) -> None:
    world.say(bakery, "hello")
    world.work_lanes()
    turn(bakery, "block")
    world.work()
    assert world.instagram.to(customer_of(bakery)) == []
    with tenancy.business(bakery.id):
        ours = Message.objects.exclude(author_kind="customer")
        assert {one.delivery for one in ours} == {"withheld"}


def test_an_answer_that_was_due_is_not_given(world: World, bakery: Shop) -> None:
    tell(world, bakery, "hello")
    world.sql(
        "UPDATE businesses_business SET quiet_seconds = 60 WHERE id = %s RETURNING id", bakery.id
    )
    tell(world, bakery, "do you have sourdough?")
    turn(bakery, "block")
    world.pass_time(120)
    world.work()
    assert len(world.instagram.to(customer_of(bakery))) == 1


def test_who_is_blocked_is_listed_and_on_record(world: World, bakery: Shop) -> None:
    tell(world, bakery, "hello")
    turn(bakery, "block")
    first = turn(bakery, "block")
    amal = caller_for(bakery.owner)
    listed = json.loads(amal.call("GET", "/customers/blocked").content)["items"]
    assert listed == [first]
    thread = json.loads(amal.call("GET", "/conversations").content)["items"][0]
    assert thread["customer"]["blocked_at"] == first["blocked_at"]
    turn(bakery, "unblock")
    assert json.loads(amal.call("GET", "/customers/blocked").content)["items"] == []
    assert world.sql(
        "SELECT what FROM audit_entry WHERE business_id = %s AND what LIKE 'customer.%%'"
        " ORDER BY at",
        bakery.id,
    ) == [("customer.blocked",), ("customer.unblocked",)]


def test_a_member_may_still_write_to_them(world: World, bakery: Shop) -> None:
    tell(world, bakery, "hello")
    turn(bakery, "block")
    with tenancy.business(bakery.id):
        thread = Conversation.objects.get().id
    said = caller_for(bakery.owner).call(
        "POST", f"/conversations/{thread}/messages", {"text": "Goodbye.", "client_key": "1"}
    )
    assert said.status_code == 201
    world.work()
    assert world.instagram.to(customer_of(bakery))[-1] == "Goodbye."
