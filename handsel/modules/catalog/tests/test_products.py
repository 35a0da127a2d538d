"""Products are put by handle, and read without a statement for each."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handsel.kit import tenancy
from handsel.kit.errors import NotFound
from handsel.modules.catalog.actions import NewVariant, NoVariants, SkuTaken, put_product
from handsel.modules.catalog.queries import (
    Listing,
    get_offer,
    get_product,
    get_version,
    list_products,
    snapshot,
)
from handsel.modules.catalog.stock import change_stock
from tests.cast import Shop


@pytest.fixture(autouse=True)
def _at_rose(rose: Shop) -> Iterator[None]:
    with tenancy.business(rose.id):
        yield


def mug(*colors: str, price_minor: int = 1400, stock: int = 5) -> list[NewVariant]:
    return [
        NewVariant(
            sku=f"MUG-{color.upper()}",
            options={"Color": color},
            price_minor=price_minor,
            currency="GBP",
            stock=stock,
        )
        for color in colors
    ]


def put_mug(*colors: str, title: str = "Mug", price_minor: int = 1400, stock: int = 5) -> Listing:
    return put_product(
        "mug", title=title, variants=mug(*colors, price_minor=price_minor, stock=stock)
    )


def test_a_product_is_read_as_it_was_put() -> None:
    put = put_mug("Blue", "Red")
    assert [(v.title, v.price_minor, v.available) for v in put.variants] == [
        ("Mug (Blue)", 1400, 5),
        ("Mug (Red)", 1400, 5),
    ]
    assert get_product(put.id) == put


def test_the_same_handle_is_the_same_product() -> None:
    first, second = put_mug("Blue"), put_mug("Blue", title="Big mug", price_minor=1500)
    assert second.id == first.id
    assert second.variants[0].variant_id == first.variants[0].variant_id
    assert (second.variants[0].title, second.variants[0].price_minor) == ("Big mug (Blue)", 1500)


def test_putting_a_product_again_leaves_its_stock_alone() -> None:
    variant = put_mug("Blue", stock=5).variants[0]
    change_stock(variant.variant_id, stock=3)
    assert put_mug("Blue", stock=9).variants[0].stock == 3


def test_a_variant_not_named_any_more_goes_off_sale() -> None:
    red = put_mug("Blue", "Red").variants[1]
    put_mug("Blue")
    assert [v.title for v in list_products()[0].variants] == ["Mug (Blue)"]
    assert not get_offer(red.variant_id).is_active


def test_a_variant_of_a_product_off_sale_is_off_sale() -> None:
    product = put_product("mug", title="Mug", variants=mug("Blue"), is_active=False)
    assert not get_offer(product.variants[0].variant_id).is_active
    assert list_products() == []
    with pytest.raises(NotFound):
        get_product(product.id)


def test_every_put_counts_as_a_new_version() -> None:
    before = get_version()
    put_mug("Blue")
    put_mug("Blue", "Red")
    assert get_version() == snapshot().version == before + 2


def test_a_sku_belongs_to_one_product() -> None:
    put_mug("Blue")
    with pytest.raises(SkuTaken):
        put_product("other-mug", title="Other mug", variants=mug("Blue"))
    assert [product.handle for product in list_products()] == ["mug"]


@pytest.mark.parametrize("variants", [[], mug("Blue") + mug("Blue")])
def test_a_product_needs_variants_with_skus_of_their_own(variants: list[NewVariant]) -> None:
    with pytest.raises(NoVariants):
        put_product("mug", title="Mug", variants=variants)


@pytest.mark.parametrize("products", [1, 12])
def test_a_catalog_of_any_size_is_read_in_three_statements(products: int) -> None:
    for number in range(products):
        put_product(
            f"cake-{number}",
            title=f"Cake {number}",
            variants=[NewVariant(sku=f"CAKE-{number}", price_minor=900, currency="GBP")],
        )
    with CaptureQueriesContext(connection) as captured:
        assert len(snapshot().products) == products
    assert len(captured) == 3
