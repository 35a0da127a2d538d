"""A customer writes, and is answered once, in order, by whoever has the thread."""

import pytest

from handsel.kit import tenancy
from handsel.modules.businesses.models import Business
from handsel.modules.conversations.models import Conversation, Message
from handsel.modules.ingress import lanes
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


@pytest.fixture
def patient(bakery: Shop) -> Shop:
    """Rose Bakery, waiting half a minute for a customer's next words."""
    with tenancy.business(bakery.id):
        Business.objects.update(quiet_seconds=30)
    return bakery


def test_a_burst_is_answered_when_the_customer_has_paused(world: World, patient: Shop) -> None:
    for text in ("Hi", "do you have sourdough?", "I'd like two"):
        world.say(patient, text)
        world.work()
        world.pass_time(20)
        world.work()
        assert world.instagram.to(customer_of(patient)) == []
    world.pass_time(11)
    world.work()
    (answer,) = world.instagram.to(customer_of(patient))
    assert "Sourdough loaf" in answer


def test_a_customer_who_never_pauses_is_answered_all_the_same(world: World, patient: Shop) -> None:
    for number in range(7):
        world.say(patient, f"and do you have sourdough, part {number}?")
        world.work()
        world.pass_time(20)
        world.work()
    assert len(world.instagram.to(customer_of(patient))) == 1


def test_a_shop_s_rush_does_not_hold_up_another_shop(
    world: World, bakery: Shop, blue: Shop
) -> None:
    for number in range(12):
        world.say(bakery, "Hi", customer=f"rush-{number}")
    world.say(blue, "Hello?")
    claimed = lanes.claim(most=2)
    assert {lane.business_id for lane in claimed} == {bakery.id, blue.id}


def test_two_customers_have_two_threads(world: World, bakery: Shop) -> None:
    world.say(bakery, "Hi", customer="1111")
    world.say(bakery, "Hello", customer="2222")
    world.work()
    assert len(world.instagram.to("1111")) == len(world.instagram.to("2222")) == 1
    with tenancy.business(bakery.id):
        assert Conversation.objects.count() == 2
