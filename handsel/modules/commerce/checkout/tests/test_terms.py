"""A yes is a yes to the whole price: taxes, delivery and discounts are priced again at the yes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection

from handsel.kit import tenancy
from handsel.modules.commerce.checkout import actions as checkouts
from handsel.modules.commerce.checkout import carts, choices
from handsel.modules.commerce.checkout.failures import SummaryChanged
from handsel.modules.commerce.checkout.models import Checkout
from handsel.modules.commerce.checkout.queries import terms_of
from handsel.modules.commerce.orders.queries import get_order, lines_of
from handsel.modules.commerce.pricing import queries as pricing
from handsel.modules.commerce.pricing import setting_up
from handsel.modules.commerce.pricing.address import Address
from handsel.modules.commerce.pricing.failures import (
    DeliveryNeeded,
    DeliveryNotChosen,
    DeliveryUnavailable,
)
from handsel.modules.commerce.pricing.setting_up import NewDiscount, NewOption
from tests import prices
from tests.cast import Shop
from tests.purchases import NOON, Thread, open_thread, variant_of
from tests.shelves import stock_shelves

BATH = Address("Robin Hale", "8 Pump Lane", "Bath", "BA1 2LR", country="GB")
LATER = NOON + timedelta(minutes=1)


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    """Rose Bakery with things to sell."""
    stock_shelves(rose)
    return rose


def show(shop: Shop, thread: Thread, *, sku: str = "MUG-BLUE", code: str = "") -> Checkout:
    with tenancy.business(shop.id):
        carts.add(thread.conversation_id, variant_id=variant_of(shop, sku))
        choices.set_delivery(thread.conversation_id, told=BATH)
        if code:
            choices.try_code(
                thread.conversation_id, code=code, customer_id=thread.customer_id, now=NOON
            )
        return checkouts.show_summary(
            thread.conversation_id, customer_id=thread.customer_id, now=NOON
        )


def confirm(shop: Shop, shown: Checkout) -> UUID:
    with tenancy.business(shop.id):
        return checkouts.confirm(shown.id, now=LATER).order.id


def uses(shop: Shop) -> int:
    with tenancy.business(shop.id):
        return sum(pricing.count_all_uses().values())


def test_an_order_keeps_all_the_parts_that_were_agreed(bakery: Shop) -> None:
    prices.tax(bakery, included=False)
    prices.deliver(bakery)
    prices.discount(bakery)
    order_id = confirm(bakery, show(bakery, open_thread(bakery), code="autumn10"))
    with tenancy.business(bakery.id):
        order = get_order(order_id)
        (line,) = lines_of(order)
    # (14.00 - 1.40 + 3.95) + 20 %
    assert (order.total_minor, order.subtotal_minor) == (1986, 1400)
    assert (order.discount_minor, order.delivery_minor, order.tax_minor) == (140, 395, 331)
    assert (line.discount_minor, line.tax_rate_ppm) == (140, 200_000)
    assert line.tax_minor + order.delivery_tax_minor == 331
    assert order.discounts == [{"name": "Autumn offer", "code": "AUTUMN10", "amount_minor": 140}]
    assert order.delivery_address["line"] == "8 Pump Lane"


def dearer_tax() -> None:
    setting_up.put_rate(tax_class="standard", country="GB", rate_ppm=210_000)


def dearer_delivery() -> None:
    setting_up.put_zone(name="All", countries=["GB"], options=[NewOption("Parcel", 1)],
                        postcode_prefixes=["BA1"])  # fmt: skip


def new_offer() -> None:
    setting_up.put_discount(NewDiscount(name="For all", amount_minor=100))


@pytest.mark.parametrize("change", [dearer_tax, dearer_delivery, new_offer])
def test_a_rule_that_changed_needs_a_new_yes(bakery: Shop, change: Callable[[], None]) -> None:
    prices.tax(bakery)
    prices.deliver(bakery)
    shown = show(bakery, open_thread(bakery))
    with tenancy.business(bakery.id):
        change()
    with pytest.raises(SummaryChanged):
        confirm(bakery, shown)


def test_the_last_use_of_a_code_is_one_customers(bakery: Shop) -> None:
    prices.discount(bakery, most_uses=1)
    shown = [show(bakery, open_thread(bakery), code="autumn10") for _ in range(4)]

    def say_yes(checkout: Checkout) -> bool:
        try:
            confirm(bakery, checkout)
        except SummaryChanged:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(say_yes, shown)) == 1
    assert uses(bakery) == 1


def test_a_code_for_once_each_counts_for_every_customer(bakery: Shop) -> None:
    prices.discount(bakery, most_uses_each=1)
    robin = open_thread(bakery)
    confirm(bakery, show(bakery, robin, code="autumn10"))
    again = show(bakery, robin, sku="LOAF")
    assert [one.code for one in terms_of(again).discounts] == ["AUTUMN10"]
    other = show(bakery, open_thread(bakery), code="autumn10")
    assert terms_of(other).discount_minor == 140


def test_a_use_is_given_back_when_nothing_comes_of_it_and_taken_when_paid_late(
    bakery: Shop,
) -> None:
    prices.discount(bakery, most_uses=1)
    shown = show(bakery, open_thread(bakery), code="autumn10")
    confirm(bakery, shown)
    with tenancy.business(bakery.id):
        checkouts.mark_expired(shown.id)
    assert uses(bakery) == 0
    with tenancy.business(bakery.id):
        checkouts.mark_succeeded(shown.id)
    assert uses(bakery) == 1


def test_the_best_rule_applies_by_itself_and_a_code_on_what_it_left(bakery: Shop) -> None:
    prices.discount(bakery, "", amount_minor=100)
    prices.discount(bakery, "", amount_minor=400)
    prices.discount(bakery)
    shown = show(bakery, open_thread(bakery), code="AUTUMN10")
    assert [one.amount_minor for one in terms_of(shown).discounts] == [400, 100]
    assert shown.total_minor == 900


def test_the_zone_with_the_longest_postcode_serves(bakery: Shop) -> None:
    prices.deliver(bakery)
    prices.deliver(bakery, NewOption("Bicycle", 150), prefixes=("BA",))
    prices.deliver(bakery, NewOption("On foot", 0), prefixes=("BA1", "BA2"))
    delivery = terms_of(show(bakery, open_thread(bakery))).delivery
    assert delivery is not None
    assert (delivery.name, delivery.fee_minor) == ("On foot", 0)


def test_what_is_not_known_of_delivery_is_named(bakery: Shop) -> None:
    prices.deliver(bakery, NewOption("Parcel", 395), NewOption("Express", 995))
    robin = open_thread(bakery)
    with tenancy.business(bakery.id):
        carts.add(robin.conversation_id, variant_id=variant_of(bakery, "MUG-BLUE"))
        choices.set_delivery(robin.conversation_id, told=BATH)
        with pytest.raises(DeliveryNotChosen):
            summarize(robin)
        choices.set_delivery(robin.conversation_id, told=Address(country="FR"))
        with pytest.raises(DeliveryUnavailable):
            summarize(robin)
        choices.forget_delivery(robin.conversation_id)
        choices.set_delivery(robin.conversation_id, told=Address(name="Robin", city="Bath"))
        with pytest.raises(DeliveryNeeded) as asked:
            summarize(robin)
    assert asked.value.missing == ("line", "country", "postcode")


def summarize(thread: Thread) -> Checkout:
    return checkouts.show_summary(thread.conversation_id, customer_id=thread.customer_id, now=NOON)


def test_tax_follows_the_region_of_the_address(bakery: Shop) -> None:
    prices.deliver(bakery)
    with tenancy.business(bakery.id):
        for region, rate in (("", 200_000), ("Bath", 100_000)):
            setting_up.put_rate(tax_class="standard", country="GB", region=region, rate_ppm=rate)
        robin = open_thread(bakery)
        choices.set_delivery(robin.conversation_id, told=Address(region="bath"))
    shown = show(bakery, robin)
    assert [tax.rate_ppm for tax in terms_of(shown).taxes] == [100_000]


def test_a_shop_that_sets_up_nothing_asks_and_adds_nothing(bakery: Shop) -> None:
    shown = show(bakery, open_thread(bakery))
    assert shown.total_minor == 1400
    assert (terms_of(shown).delivery, terms_of(shown).taxes) == (None, ())
