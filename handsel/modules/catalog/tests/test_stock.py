"""Stock is promised to one checkout at a time, and never to two."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connection

from handsel.kit import tenancy
from handsel.kit.errors import NotFound
from handsel.kit.ids import uuid7
from handsel.modules.catalog.stock import (
    BelowReserved,
    NotAStock,
    OutOfStock,
    Shortage,
    change_stock,
    release,
    reserve,
    sell,
)
from tests.cast import Shop
from tests.purchases import stock_of, variant_of
from tests.shelves import stock_shelves


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    """Rose Bakery with twenty loaves, five mugs of each color, and one cake."""
    stock_shelves(rose)
    return rose


def held(shop: Shop, skus: dict[str, int]) -> UUID:
    reference = uuid7()
    with tenancy.business(shop.id):
        reserve(reference, quantities={variant_of(shop, sku): n for sku, n in skus.items()})
    return reference


def test_what_is_reserved_is_not_available(bakery: Shop) -> None:
    held(bakery, {"MUG-BLUE": 4})
    with pytest.raises(OutOfStock) as refused:
        held(bakery, {"MUG-BLUE": 2})
    assert (refused.value.wanted, refused.value.available) == (2, 1)
    assert stock_of(bakery, "MUG-BLUE") == (5, 4)


def test_a_reservation_holds_everything_or_nothing(bakery: Shop) -> None:
    with pytest.raises(OutOfStock):
        held(bakery, {"LOAF": 1, "MUG-BLUE": 1, "CAKE": 2})
    assert stock_of(bakery, "LOAF") == (20, 0)


def test_reserving_again_under_the_same_reference_changes_nothing(bakery: Shop) -> None:
    reference = held(bakery, {"LOAF": 3})
    with tenancy.business(bakery.id):
        reserve(reference, quantities={variant_of(bakery, "LOAF"): 3})
    assert stock_of(bakery, "LOAF") == (20, 3)


def test_an_unknown_variant_cannot_be_reserved(bakery: Shop) -> None:
    with tenancy.business(bakery.id), pytest.raises(NotFound):
        reserve(uuid7(), quantities={uuid7(): 1})


def test_what_is_released_twice_is_free_once(bakery: Shop) -> None:
    reference = held(bakery, {"LOAF": 3})
    held(bakery, {"LOAF": 2})
    with tenancy.business(bakery.id):
        release(reference)
        release(reference)
    assert stock_of(bakery, "LOAF") == (20, 2)


def test_what_is_sold_twice_leaves_the_shelf_once(bakery: Shop) -> None:
    reference = held(bakery, {"LOAF": 3})
    with tenancy.business(bakery.id):
        assert sell(reference) == ()
        assert sell(reference) == ()
        release(reference)
    assert stock_of(bakery, "LOAF") == (17, 0)


def test_a_late_sale_takes_what_is_on_the_shelf(bakery: Shop) -> None:
    reference = held(bakery, {"CAKE": 1})
    with tenancy.business(bakery.id):
        release(reference)
        assert sell(reference) == ()
    assert stock_of(bakery, "CAKE") == (0, 0)


def test_a_late_sale_of_what_is_promised_to_another_reports_the_shortage(bakery: Shop) -> None:
    reference = held(bakery, {"CAKE": 1})
    with tenancy.business(bakery.id):
        release(reference)
    held(bakery, {"CAKE": 1})
    with tenancy.business(bakery.id):
        assert sell(reference) == (Shortage(variant_of(bakery, "CAKE"), missing=1),)
    assert stock_of(bakery, "CAKE") == (1, 1)


def test_stock_cannot_be_set_below_what_is_promised(bakery: Shop) -> None:
    held(bakery, {"LOAF": 3})
    with tenancy.business(bakery.id):
        change_stock(variant_of(bakery, "LOAF"), stock=3)
        with pytest.raises(BelowReserved):
            change_stock(variant_of(bakery, "LOAF"), stock=2)
        with pytest.raises(NotAStock):
            change_stock(variant_of(bakery, "LOAF"), stock=-1)
    assert stock_of(bakery, "LOAF") == (3, 3)


def test_many_at_once_never_get_more_than_there_is(bakery: Shop) -> None:
    """Each wants a mug of both colors, named in another order: no deadlock, nothing oversold."""

    def want(number: int) -> bool:
        colors = ["MUG-BLUE", "MUG-RED"]
        try:
            held(bakery, dict.fromkeys(colors if number % 2 else colors[::-1], 1))
        except OutOfStock:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        got = list(pool.map(want, range(16)))
    assert sum(got) == 5
    assert stock_of(bakery, "MUG-BLUE") == stock_of(bakery, "MUG-RED") == (5, 5)
