"""A customer writes, and is answered once, in order, by whoever has the thread."""

import pytest

from handsel.kit import tenancy
from handsel.modules.conversations.models import Conversation, Message
from tests.cast import Shop
from tests.shelves import stock_shelves
from tests.world import World, customer_of


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    """Rose Bakery with a few things on its shelves."""
    stock_shelves(rose)
    return rose


def test_a_question_is_answered_with_the_true_price(world: World, bakery: Shop) -> None:
    world.say(bakery, "How much is the sourdough loaf?")
    world.work()
    (answer,) = world.instagram.to(customer_of(bakery))
    assert "£4.80" in answer


def test_a_second_delivery_of_the_same_message_changes_nothing(world: World, bakery: Shop) -> None:
    mid = world.say(bakery, "Hello!")
    world.work()
    world.say(bakery, "Hello!", mid=mid)
    world.work()
    assert len(world.instagram.to(customer_of(bakery))) == 1
    with tenancy.business(bakery.id):
        assert Message.objects.filter(author_kind="customer").count() == 1


def test_a_burst_gets_one_answer(world: World, bakery: Shop) -> None:
    world.say(bakery, "Hi")
    world.say(bakery, "do you have sourdough?")
    world.say(bakery, "I'd like two")
    world.work()
    assert len(world.instagram.to(customer_of(bakery))) == 1


def test_two_customers_have_two_threads(world: World, bakery: Shop) -> None:
    world.say(bakery, "Hi", customer="1111")
    world.say(bakery, "Hello", customer="2222")
    world.work()
    assert len(world.instagram.to("1111")) == len(world.instagram.to("2222")) == 1
    with tenancy.business(bakery.id):
        assert Conversation.objects.count() == 2
