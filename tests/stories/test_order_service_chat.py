"""A customer changes an order in the chat: through the gate, read by the house engine."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from handsel.flows.order_service import parcels
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.queries import get_order
from handsel.modules.commerce.returns.models import Change, Guess
from handsel.modules.conversations.queries import find_by_channel_customer
from tests.cast import Shop
from tests.desk import buy, stock_tea
from tests.purchases import Thread
from tests.till import Till, open_till
from tests.world import World, customer_of


@pytest.fixture
def till(world: World, rose: Shop) -> Iterator[Till]:
    with open_till(world, rose) as till:
        stock_tea(rose)
        yield till


def hear(till: Till, *said: str, customer: str = "") -> str:
    """What the shop says after the last of these words."""
    known = 0
    for words in said:
        known = len(till.world.instagram.to(customer or customer_of(till.shop)))
        till.world.say(till.shop, words, customer=customer)
        till.world.work()
    return "\n".join(till.world.instagram.to(customer or customer_of(till.shop))[known:])


def bought(till: Till, skus: dict[str, int], *, customer: str = "") -> UUID:
    """An order of the customer who writes, paid."""
    hear(till, "hello", customer=customer)
    with tenancy.business(till.shop.id):
        thread = find_by_channel_customer(
            channel_id=till.shop.channel_id, external_id=customer or customer_of(till.shop)
        )
        assert thread is not None
    return buy(till, skus, thread=Thread(thread.id, thread.customer_id))


def order(till: Till, order_id: UUID) -> Order:
    with tenancy.business(till.shop.id):
        return get_order(order_id)


def arrive(till: Till, order_id: UUID) -> None:
    parcels.ship(till.shop.owner, order_id, tracking="RM 12", now=now())
    parcels.deliver(till.shop.owner, order_id, now=now())
    till.world.work()


def test_a_yes_cancels_a_paid_order(till: Till) -> None:
    order_id = bought(till, {"LOAF": 2})
    listed = hear(till, "please cancel my order")
    assert f"#{order(till, order_id).number}" in listed
    assert "£9.60" in listed
    assert order(till, order_id).status == "placed"
    assert "is cancelled" in hear(till, "yes")
    till.world.work()
    found = order(till, order_id)
    assert (found.status, found.payment_status) == ("cancelled", "refunded")


def test_a_no_keeps_the_order(till: Till) -> None:
    order_id = bought(till, {"LOAF": 2})
    assert "stays as it is" in hear(till, "cancel my order please", "no")
    assert order(till, order_id).status == "placed"


def test_a_second_yes_does_nothing_more(till: Till) -> None:
    bought(till, {"LOAF": 2})
    hear(till, "cancel my order", "yes", "yes", "yes please")
    assert len(till.provider.page.refunds) == 1


def test_the_button_under_the_list_is_a_yes_once(till: Till) -> None:
    order_id = bought(till, {"LOAF": 2})
    hear(till, "cancel my order")
    (payload,) = till.world.sql(
        "SELECT buttons->0->>'payload' FROM conversations_message "
        "WHERE buttons::text LIKE %s ORDER BY created_at",
        "%yes:g_%",
    )[-1]
    for _ in range(2):
        till.world.say(till.shop, "Yes", quick_reply={"payload": payload})
        till.world.work()
    assert order(till, order_id).status == "cancelled"
    assert len(till.provider.page.refunds) == 1


def test_an_order_on_its_way_is_not_cancelled(till: Till) -> None:
    order_id = bought(till, {"LOAF": 2})
    parcels.ship(till.shop.owner, order_id, now=now())
    assert "already left us" in hear(till, "cancel my order")


def test_another_address_in_one_sentence(till: Till) -> None:
    order_id = bought(till, {"LOAF": 1})
    listed = hear(till, "please change the address of my order to 7 Mill Lane, York YO1 7AB, UK")
    assert "7 Mill Lane" in listed
    assert "new address" in hear(till, "yes")
    assert order(till, order_id).delivery_address["postcode"] == "YO1 7AB"


def test_an_address_that_was_asked_for(till: Till) -> None:
    order_id = bought(till, {"LOAF": 1})
    assert "whole address" in hear(till, "I need to change the delivery address of my order")
    hear(till, "Robin Reed, 7 Mill Lane, York YO1 7AB, UK", "yes")
    assert order(till, order_id).delivery_address["line"] == "7 Mill Lane"


def test_a_delivered_thing_is_returned(till: Till) -> None:
    order_id = bought(till, {"LOAF": 2})
    arrive(till, order_id)
    assert "#" in hear(till, "I want to return my order")
    assert "return" in hear(till, "yes")
    with tenancy.business(till.shop.id):
        assert Change.objects.get(order_id=order_id).state == "done"


def test_a_delivered_thing_is_exchanged_for_another_size(till: Till) -> None:
    order_id = bought(till, {"TEA-L": 1})
    arrive(till, order_id)
    listed = hear(till, "I want to exchange the rose tea of my order for the small one")
    assert "Rose tea (Small)" in listed
    assert "exchange" in hear(till, "yes")


def test_parcels_are_told_once_with_their_tracking(till: Till) -> None:
    order_id = bought(till, {"LOAF": 1})
    arrive(till, order_id)
    arrive(till, order_id)
    told = till.world.instagram.to(customer_of(till.shop))
    assert len([words for words in told if "RM 12" in words]) == 1
    assert len([words for words in told if "has been delivered" in words]) == 1


def test_a_strangers_order_is_answered_like_one_that_never_was(till: Till) -> None:
    theirs = order(till, bought(till, {"LOAF": 2}, customer="1111"))
    about_theirs = hear(till, f"cancel my order #{theirs.number}", customer="2222")
    about_none = hear(till, "cancel my order #9999", customer="3333")
    assert about_theirs == about_none
    guessed = f"it is order {theirs.number}, email not.me@example.com"
    wrong = hear(till, guessed, customer="2222")
    unknown = hear(till, "it is order 9999, email not.me@example.com", customer="3333")
    assert wrong == unknown
    assert order(till, theirs.id).status == "placed"


def test_two_facts_prove_an_order_placed_elsewhere(till: Till) -> None:
    theirs = order(till, bought(till, {"LOAF": 2}, customer="1111"))
    facts = f"my order is #{theirs.number}, my email {theirs.email}"
    assert "I found order" in hear(till, facts, customer="2222")
    assert f"#{theirs.number}" in hear(till, "please cancel my order", customer="2222")
    hear(till, "yes", customer="2222")
    assert order(till, theirs.id).status == "cancelled"


def test_guesses_are_counted_and_then_no_more_are_heard(till: Till) -> None:
    theirs = order(till, bought(till, {"LOAF": 2}, customer="1111"))
    for number in range(5):
        hear(
            till,
            f"my order is #{theirs.number} and my email is guess{number}@example.com",
            customer="2222",
        )
    right = f"my order is #{theirs.number} and my email is {theirs.email}"
    assert "too often" in hear(till, right, customer="2222")
    with tenancy.business(till.shop.id):
        assert Guess.objects.count() == 5
