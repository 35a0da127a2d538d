"""A customer thinks better of it: nothing is ordered, stock comes back, the cart stays."""

import pytest

from handsel.kit import tenancy
from handsel.modules.commerce.checkout.models import Checkout
from handsel.modules.commerce.orders.models import Order
from tests.cast import Shop
from tests.purchases import connect_stripe, stock_of
from tests.shelves import stock_shelves
from tests.world import World, customer_of


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    """Rose Bakery, with bread on the shelves and a way to be paid."""
    stock_shelves(rose)
    connect_stripe(rose)
    return rose


def talk(world: World, shop: Shop, *texts: str) -> str:
    """Write each text and wait for its answer; the last one is returned."""
    for text in texts:
        before = len(world.instagram.to(customer_of(shop)))
        world.say(shop, text)
        world.work()
    return "\n".join(world.instagram.to(customer_of(shop))[before:])


def states(shop: Shop) -> tuple[list[str], list[str]]:
    """The statuses of the shop's checkouts and of its orders."""
    with tenancy.business(shop.id):
        checkouts = [one.status for one in Checkout.objects.order_by("id")]
        return checkouts, [one.status for one in Order.objects.order_by("id")]


def test_a_no_to_the_summary_ends_the_checkout_and_keeps_the_cart(
    world: World, bakery: Shop
) -> None:
    answer = talk(world, bakery, "2 sourdough loaves please", "checkout", "no")
    assert "nothing has been ordered" in answer
    assert states(bakery) == (["cancelled"], [])
    assert "2 × Sourdough loaf" in talk(world, bakery, "what is in my cart?")


def test_a_yes_after_the_no_orders_nothing(world: World, bakery: Shop) -> None:
    talk(world, bakery, "2 sourdough loaves please", "checkout", "no", "yes")
    assert states(bakery) == (["cancelled"], [])


def test_an_order_nobody_paid_is_dropped_when_the_customer_says_so(
    world: World, bakery: Shop
) -> None:
    answer = talk(
        world, bakery, "2 sourdough loaves please", "checkout", "yes", "please cancel my order"
    )
    assert "cancelled" in answer
    assert states(bakery) == (["cancelled"], ["cancelled"])
    assert stock_of(bakery, "LOAF") == (20, 0)
