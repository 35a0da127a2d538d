"""Where an order goes: offered again next time, and priced anew where it is another place."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from handsel.kit import tenancy
from handsel.modules.assistant import service_commands as c
from handsel.modules.assistant.service_outcomes import ChangeListed
from handsel.modules.commerce.checkout import choices
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.pricing import setting_up
from handsel.modules.commerce.pricing.address import Address
from handsel.modules.commerce.pricing.models import DeliveryOption, DeliveryZone
from handsel.modules.commerce.pricing.setting_up import NewOption
from handsel.modules.commerce.returns.queries import list_amendments
from tests import prices
from tests.cast import Shop
from tests.desk import Desk, buy, pay_newest
from tests.stories.test_order_service import why
from tests.stories.test_order_service_chat import hear
from tests.till import Till, open_till
from tests.world import World

BATH = Address("Robin Hale", "8 Pump Lane", "Bath", "BA1 2LR", country="GB")
NORTH = c.Address(line="7 Mill Lane", city="York", postcode="YO1 7AB", country="UK")
PARIS = c.Address(line="3 rue Haute", city="Paris", postcode="75001", country="France")


@pytest.fixture
def till(world: World, rose: Shop) -> Iterator[Till]:
    """Rose Bakery delivers within Bath for £3.95, and to York for £6.95."""
    with open_till(world, rose) as till:
        prices.deliver(rose, NewOption("Parcel", 395), prefixes=("BA",))
        yield till


@pytest.fixture
def desk(till: Till) -> Desk:
    return Desk(till.shop, till.thread)


def north(till: Till, fee_minor: int) -> None:
    with tenancy.business(till.shop.id):
        setting_up.put_zone(
            name="North",
            countries=["GB"],
            postcode_prefixes=["YO"],
            options=[NewOption("Parcel", fee_minor)],
        )


def bought(till: Till) -> UUID:
    with tenancy.business(till.shop.id):
        choices.set_delivery(till.thread.conversation_id, told=BATH)
    return buy(till, {"MUG-BLUE": 1})


def send_to(desk: Desk, order_id: UUID, address: c.Address) -> c.ChangeOrderAddress:
    return c.ChangeOrderAddress(order=desk.card(order_id).handle, address=address)


def test_an_address_outside_the_zones_is_refused_with_the_reason(till: Till, desk: Desk) -> None:
    order_id = bought(till)
    assert why(desk.do(send_to(desk, order_id, PARIS))) == "not_delivered_there"
    assert why(desk.do(send_to(desk, order_id, NORTH))) == "not_delivered_there"
    assert desk.order(order_id).delivery_address["city"] == "Bath"


def test_dearer_delivery_is_listed_and_paid_first(till: Till, desk: Desk) -> None:
    north(till, 695)
    order_id = bought(till)
    before = desk.order(order_id).total_minor
    listed = desk.do(send_to(desk, order_id, NORTH))
    assert isinstance(listed, ChangeListed)
    assert listed.difference.amount_minor == 300
    assert listed.delivery is not None
    assert listed.delivery[1].amount_minor == 695
    desk.confirm()
    assert desk.order(order_id).delivery_address["city"] == "Bath"
    pay_newest(till)
    order = desk.order(order_id)
    assert order.delivery_address["city"] == "York"
    assert (order.total_minor, order.delivery_minor) == (before + 300, 695)
    assert order.payment_status == "paid"
    with tenancy.business(till.shop.id):
        (amendment,) = list_amendments(order_id)
    assert amendment.before["delivery_minor"] == 395


def test_cheaper_delivery_gives_the_difference_back(till: Till, desk: Desk) -> None:
    north(till, 95)
    order_id = bought(till)
    listed = desk.do(send_to(desk, order_id, NORTH))
    assert isinstance(listed, ChangeListed)
    assert listed.difference.amount_minor == -300
    desk.confirm()
    till.world.work()
    assert [r.money.amount_minor for r in till.provider.page.refunds] == [300]
    assert desk.order(order_id).payment_status == "paid"


def test_a_tax_of_the_place_follows_the_address(till: Till, desk: Desk) -> None:
    prices.tax(till.shop, included=False)
    with tenancy.business(till.shop.id):
        setting_up.put_zone(
            name="France",
            countries=["FR"],
            postcode_prefixes=[],
            options=[NewOption("Parcel", 395)],
        )
        setting_up.put_rate(tax_class="standard", country="FR", rate_ppm=100_000)
    order_id = bought(till)
    before = desk.order(order_id)
    listed = desk.do(send_to(desk, order_id, PARIS))
    assert isinstance(listed, ChangeListed)
    desk.confirm()
    till.world.work()
    after = desk.order(order_id)
    assert (before.tax_minor, after.tax_minor) == (359, 180)
    assert after.total_minor == before.total_minor - 179
    assert listed.difference.amount_minor == -179


def test_within_a_zone_nothing_is_priced_anew(till: Till, desk: Desk) -> None:
    order_id = bought(till)
    with tenancy.business(till.shop.id):
        DeliveryOption.objects.update(fee_minor=995)
    near = c.Address(line="9 Pump Lane", city="Bath", postcode="BA1 2LS")
    listed = desk.do(send_to(desk, order_id, near))
    assert isinstance(listed, ChangeListed)
    assert listed.difference.amount_minor == 0
    desk.confirm()
    assert desk.order(order_id).delivery_address["line"] == "9 Pump Lane"


def orders_of(till: Till) -> list[Order]:
    with tenancy.business(till.shop.id):
        return list(Order.objects.order_by("created_at"))


def test_the_last_address_is_offered_for_the_next_cart_and_may_be_changed(till: Till) -> None:
    north(till, 695)
    asked = hear(till, "2 sourdough loaves please", "checkout")
    assert "Where should we deliver" in asked
    assert "8 Pump Lane" in hear(till, prices.HOME)
    hear(till, "yes")
    pay_newest(till)
    again = hear(till, "1 sourdough loaf please", "checkout")
    assert "same address as last time: Robin Hale, 8 Pump Lane" in again
    changed = hear(till, "7 Mill Lane, York YO1 7AB")
    assert "7 Mill Lane, York YO1 7AB" in changed
    assert "8 Pump Lane" not in changed
    assert "£6.95" in changed
    hear(till, "yes")
    assert [one.delivery_address["city"] for one in orders_of(till)] == ["Bath", "York"]


def test_a_wish_for_another_address_asks_for_it(till: Till) -> None:
    hear(till, "2 sourdough loaves please", "checkout", prices.HOME, "yes")
    pay_newest(till)
    asked = hear(till, "1 sourdough loaf please", "checkout", "another address please")
    assert "whole address" in asked
    assert "9 Pump Lane" in hear(till, "9 Pump Lane, Bath BA1 2LS")


def test_an_address_the_shop_no_longer_delivers_to_is_asked_for(till: Till) -> None:
    hear(till, "2 sourdough loaves please", "checkout", prices.HOME, "yes")
    pay_newest(till)
    with tenancy.business(till.shop.id):
        DeliveryZone.objects.update(postcode_prefixes=["YO"])
    assert "Where should we deliver" in hear(till, "1 sourdough loaf please", "checkout")
