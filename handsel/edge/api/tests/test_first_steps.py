"""A new shop sees what it has yet to set up, told by what it has."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.edge.api.tests.people import code_of, read, signed_in, told
from handsel.edge.api.tests.test_businesses import SHOP
from handsel.flows import connect_channel, first_steps
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.businesses import invitations
from handsel.modules.businesses.models import Role
from handsel.modules.businesses.queries import get_actor
from handsel.modules.businesses.tests.people import person
from handsel.modules.catalog.actions import NewVariant, put_product
from handsel.modules.channels import actions as channels
from handsel.modules.channels.models import Channel
from handsel.modules.commerce.payments.actions import offer_by_hand
from handsel.modules.conversations import inbound
from handsel.modules.conversations.models import Conversation
from handsel.modules.customers import actions as customers
from tests.cast import Shop
from tests.shelves import stock_shelves

NAMES = ["channel", "catalog", "payments", "assistant", "trial", "team"]


@pytest.fixture
def iris(database: dict[str, str]) -> Caller:
    """Somebody who has just opened her first business."""
    caller = signed_in(person("Iris"))
    read(caller.call("POST", "/businesses", SHOP), 201)
    return caller


def done(caller: Caller) -> list[str]:
    steps = read(caller.call("GET", "/first-steps"))["steps"]
    assert [step["name"] for step in steps] == NAMES
    return [step["name"] for step in steps if step["is_done"]]


def business_of(caller: Caller) -> UUID:
    return UUID(read(caller.call("GET", "/business"))["id"])


def connect(_owner: UUID) -> None:
    bot = str(10**9 + uuid4().int % 10**9)
    connect_channel.connect(
        kind="telegram", external_id=bot, name="@bot", access_token=f"{bot}:any"
    )


def sell(_owner: UUID) -> None:
    variant = NewVariant(sku="MUG", price_minor=900, currency="EUR")
    put_product("mug", title="Mug", variants=[variant])


def be_paid(_owner: UUID) -> None:
    offer_by_hand("bank_transfer", instructions="Account 11111111")


def be_written_to(owner: UUID) -> None:
    connect(owner)
    channel = Channel.objects.get()
    identity = customers.recognize(channel_id=channel.id, external_id="9")
    thread = inbound.open_for(identity=identity)
    Conversation.objects.filter(id=thread.id).update(last_inbound_at=now())


def invite(owner: UUID) -> None:
    actor = get_actor(business_id=tenancy.current(), member_id=owner, fresh=True)
    invitations.invite(actor, email="kim@example.com", role=Role.AGENT, now=now())


def test_a_new_business_has_everything_before_it(iris: Caller) -> None:
    assert done(iris) == []
    assert read(iris.call("GET", "/first-steps"))["dismissed_at"] is None


@pytest.mark.parametrize(
    ("act", "becomes"),
    [
        (connect, ["channel"]),
        (sell, ["catalog"]),
        (be_paid, ["payments"]),
        (be_written_to, ["channel", "trial"]),
        (invite, ["team"]),
    ],
)
def test_a_step_is_done_once_the_shop_has_what_it_is_for(
    act: Callable[[UUID], None], becomes: list[str], iris: Caller
) -> None:
    me = read(iris.call("GET", "/me"))
    with tenancy.business(UUID(me["business"]["id"])):
        act(UUID(me["member_id"]))
    assert done(iris) == becomes


def test_the_assistant_is_taught_by_words_of_the_shop(iris: Caller) -> None:
    read(iris.call("PATCH", "/business", {"persona": "Iris sells books."}))
    assert done(iris) == ["assistant"]


def test_a_channel_that_was_let_go_is_to_be_connected_again(iris: Caller) -> None:
    with tenancy.business(business_of(iris)):
        connect(UUID(int=0))
        channels.disconnect(Channel.objects.get().id)
    assert done(iris) == []


def test_what_is_asked_does_not_grow_with_the_shop(rose: Shop, blue: Shop) -> None:
    asked = []
    for shop in (rose, blue):
        with tenancy.business(shop.id):
            if shop is rose:
                stock_shelves(shop)
            with CaptureQueriesContext(connection) as captured:
                first_steps.look()
        asked.append(len(captured))
    assert max(asked) <= 9


def test_an_owner_dismisses_them_once_for_everybody(iris: Caller) -> None:
    first = read(iris.call("POST", "/first-steps/dismiss"))
    again = read(iris.call("POST", "/first-steps/dismiss"))
    assert first["dismissed_at"] == again["dismissed_at"] is not None
    assert read(iris.call("GET", "/first-steps")) == again
    assert len(told(business_of(iris), "first_steps.dismissed")) == 2


def test_an_agent_reads_them_and_dismisses_nothing(rose: Shop) -> None:
    assert rose.agent is not None
    bo = caller_for(rose.agent)
    assert "channel" in done(bo)
    assert code_of(bo.call("POST", "/first-steps/dismiss")) == (403, "forbidden")
