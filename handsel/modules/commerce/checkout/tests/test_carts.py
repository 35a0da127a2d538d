"""A cart holds variants and quantities, within bounds, and no prices."""

import pytest

from handsel.kit import tenancy
from handsel.kit.ids import uuid7
from handsel.kit.money import Money
from handsel.modules.catalog.actions import NewVariant, put_product
from handsel.modules.catalog.editing.prices import change_price
from handsel.modules.catalog.models import Variant
from handsel.modules.catalog.stock import OutOfStock
from handsel.modules.commerce.checkout import carts
from handsel.modules.commerce.checkout.failures import (
    CurrencyMismatch,
    QuantityOutOfBounds,
    TooManyLines,
    UnknownVariant,
    VariantInactive,
)
from handsel.modules.commerce.checkout.queries import CartContents, get_cart
from handsel.modules.commerce.checkout.rules import MAX_LINES
from tests.cast import Shop
from tests.purchases import Thread, open_thread, variant_of
from tests.shelves import stock_shelves


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    """Rose Bakery with a few things on its shelves."""
    stock_shelves(rose)
    return rose


@pytest.fixture
def robin(bakery: Shop) -> Thread:
    """A customer's conversation with the bakery."""
    return open_thread(bakery)


def put_in(shop: Shop, thread: Thread, sku: str, quantity: int) -> CartContents:
    variant_id = variant_of(shop, sku)
    with tenancy.business(shop.id):
        return carts.add(thread.conversation_id, variant_id=variant_id, quantity=quantity)


def inside(contents: CartContents) -> list[tuple[str, int]]:
    return [(row.offer.sku, row.quantity) for row in contents.rows]


def test_things_stay_in_the_order_they_were_put_in(bakery: Shop, robin: Thread) -> None:
    put_in(bakery, robin, "MUG-RED", 1)
    contents = put_in(bakery, robin, "LOAF", 2)
    assert inside(contents) == [("MUG-RED", 1), ("LOAF", 2)]
    assert contents.total == Money(1400 + 2 * 480, "GBP")


def test_more_of_the_same_is_one_line(bakery: Shop, robin: Thread) -> None:
    put_in(bakery, robin, "LOAF", 2)
    assert inside(put_in(bakery, robin, "LOAF", 3)) == [("LOAF", 5)]


def test_a_quantity_can_be_set_and_zero_takes_the_line_out(bakery: Shop, robin: Thread) -> None:
    put_in(bakery, robin, "LOAF", 2)
    loaf = variant_of(bakery, "LOAF")
    with tenancy.business(bakery.id):
        contents = carts.set_quantity(robin.conversation_id, variant_id=loaf, quantity=7)
        assert inside(contents) == [("LOAF", 7)]
        contents = carts.set_quantity(robin.conversation_id, variant_id=loaf, quantity=0)
        assert contents == CartContents(rows=())
        assert contents.total is None


def test_a_cart_shows_todays_prices(bakery: Shop, robin: Thread) -> None:
    put_in(bakery, robin, "LOAF", 2)
    with tenancy.business(bakery.id):
        change_price(variant_of(bakery, "LOAF"), price_minor=500)
        assert get_cart(robin.conversation_id).total == Money(1000, "GBP")


def test_a_cart_belongs_to_one_conversation(bakery: Shop, robin: Thread) -> None:
    put_in(bakery, robin, "LOAF", 2)
    other = open_thread(bakery)
    with tenancy.business(bakery.id):
        assert get_cart(other.conversation_id).rows == ()
        carts.clear(other.conversation_id)
        assert inside(get_cart(robin.conversation_id)) == [("LOAF", 2)]
        carts.clear(robin.conversation_id)
        assert get_cart(robin.conversation_id).rows == ()


def test_taking_out_what_is_not_there_changes_nothing(bakery: Shop, robin: Thread) -> None:
    put_in(bakery, robin, "LOAF", 2)
    with tenancy.business(bakery.id):
        contents = carts.remove(robin.conversation_id, variant_id=variant_of(bakery, "MUG-BLUE"))
    assert inside(contents) == [("LOAF", 2)]


def test_more_than_there_is_cannot_be_put_in_together(bakery: Shop, robin: Thread) -> None:
    put_in(bakery, robin, "MUG-BLUE", 5)
    with pytest.raises(OutOfStock) as refused:
        put_in(bakery, robin, "MUG-BLUE", 1)
    assert (refused.value.wanted, refused.value.available) == (6, 5)


@pytest.mark.parametrize("quantity", [0, -1, 100, 2**40])
def test_a_quantity_has_bounds(bakery: Shop, robin: Thread, quantity: int) -> None:
    with pytest.raises(QuantityOutOfBounds):
        put_in(bakery, robin, "LOAF", quantity)


def test_only_what_is_on_sale_can_be_put_in(bakery: Shop, robin: Thread) -> None:
    with tenancy.business(bakery.id):
        Variant.objects.filter(sku="LOAF").update(is_active=False)
    with pytest.raises(VariantInactive) as refused:
        put_in(bakery, robin, "LOAF", 1)
    assert refused.value.title == "Sourdough loaf"


def test_an_unknown_variant_cannot_be_put_in(bakery: Shop, robin: Thread) -> None:
    with tenancy.business(bakery.id), pytest.raises(UnknownVariant):
        carts.add(robin.conversation_id, variant_id=uuid7())


def test_another_shops_variant_is_an_unknown_one(bakery: Shop, robin: Thread, blue: Shop) -> None:
    stock_shelves(blue)
    theirs = variant_of(blue, "LOAF")
    with tenancy.business(bakery.id), pytest.raises(UnknownVariant):
        carts.add(robin.conversation_id, variant_id=theirs)


def test_a_cart_has_one_currency(bakery: Shop, robin: Thread) -> None:
    with tenancy.business(bakery.id):
        tin = NewVariant(sku="TIN", price_minor=900, currency="EUR", stock=5)
        put_product("tin", title="Tin", variants=[tin])
    put_in(bakery, robin, "LOAF", 1)
    with pytest.raises(CurrencyMismatch):
        put_in(bakery, robin, "TIN", 1)


def test_a_cart_is_full_at_some_time(bakery: Shop, robin: Thread) -> None:
    with tenancy.business(bakery.id):
        rolls = [
            NewVariant(sku=f"ROLL-{n}", price_minor=90, currency="GBP", stock=5)
            for n in range(MAX_LINES)
        ]
        put_product("roll", title="Roll", variants=rolls)
    for roll in rolls:
        put_in(bakery, robin, roll.sku, 1)
    with pytest.raises(TooManyLines):
        put_in(bakery, robin, "LOAF", 1)
