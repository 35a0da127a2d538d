"""An exported catalog comes back as it was, and no spreadsheet runs what is in it."""

import csv
import io
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handsel.kit import tenancy
from handsel.modules.catalog.exporting import UnknownShape, export
from handsel.modules.catalog.importing.tests.files import PLAIN, SHOPIFY, WOO, bring
from handsel.modules.catalog.models import Product, Variant
from tests.cast import Shop, open_rose_bakery


def exported(shop: Shop, shape: str) -> bytes:
    return b"".join(export(shop.id, shape=shape))


def rows_of(shop: Shop) -> list[dict[str, Any]]:
    """Everything of the catalog that a file can hold."""
    with tenancy.business(shop.id):
        products = {one.id: one for one in Product.objects.order_by("handle")}
        found = []
        for row in Variant.objects.order_by("sku"):
            of = products[row.product_id]
            found.append(
                {
                    name: getattr(of, name)
                    for name in (
                        "handle", "title", "description", "category", "tags", "image",
                        "more_images",
                    )
                }
                | {
                    name: getattr(row, name)
                    for name in (
                        "sku", "options", "price_minor", "currency", "compare_at_minor",
                        "cost_minor", "weight_grams", "barcode", "tracks_stock", "stock",
                    )
                }
                | {"is_active": (of.is_active, row.is_active)}
            )  # fmt: skip
        return found


@pytest.mark.parametrize("shape", ["plain", "shopify"])
@pytest.mark.parametrize("file", [SHOPIFY, PLAIN, WOO.rpartition("15,")[0]])
def test_an_export_brings_a_new_shop_to_the_same(
    rose: Shop, file: str, shape: str, database: dict[str, str]
) -> None:
    bring(rose, file)
    twin = open_rose_bakery()
    row = bring(twin, exported(rose, shape))
    assert row.state == "done", row.problems
    assert rows_of(twin) == rows_of(rose)
    assert exported(twin, shape) == exported(rose, shape)


@pytest.mark.parametrize("shape", ["plain", "shopify"])
def test_an_export_into_the_same_shop_changes_nothing(rose: Shop, shape: str) -> None:
    bring(rose, SHOPIFY)
    row = bring(rose, exported(rose, shape))
    assert (row.state, row.found["products_unchanged"]) == ("done", 2)


# Text as it is kept: without padding, its lines ended by a newline.
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), max_size=30
).map(lambda text: " ".join(text.split()))
NAME = TEXT.filter(bool)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    title=NAME,
    description=st.lists(NAME, max_size=3).map("\n".join),
    tags=st.lists(NAME, max_size=3, unique=True),
    options=st.dictionaries(NAME, NAME, max_size=3),
    price=st.integers(0, 10**9),
    stock=st.none() | st.integers(0, 10**6),
)
@pytest.mark.parametrize("shape", ["plain", "shopify"])
def test_any_words_survive_an_export(
    database: dict[str, str],
    shape: str,
    title: str,
    description: str,
    tags: list[str],
    options: dict[str, str],
    price: int,
    stock: int | None,
) -> None:
    if options and list(options.values()) == ["Default Title"]:
        return
    shop, twin = open_rose_bakery(), open_rose_bakery()
    with tenancy.business(shop.id):
        product = Product.objects.create(
            handle="h", title=title, description=description, tags=tags
        )
        Variant.objects.create(
            product=product,
            sku="S",
            options=options,
            price_minor=price,
            currency="GBP",
            tracks_stock=stock is not None,
            stock=stock or 0,
        )
    row = bring(twin, exported(shop, shape))
    assert row.state == "done", row.problems
    assert rows_of(twin) == rows_of(shop)


@pytest.mark.parametrize("shape", ["plain", "shopify"])
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "'=", "\uff1d"])
def test_no_cell_is_a_formula(rose: Shop, shape: str, start: str) -> None:
    title = f"{start}HYPERLINK(1)"
    with tenancy.business(rose.id):
        product = Product.objects.create(handle="h", title=title)
        Variant.objects.create(product=product, sku="S", price_minor=1, currency="GBP")
    cells = [
        cell for row in csv.reader(io.StringIO(exported(rose, shape).decode())) for cell in row
    ]
    assert f"'{title}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\uff1d"))]
    bring(rose, exported(rose, shape))
    with tenancy.business(rose.id):
        assert Product.objects.get(handle="h").title == title


def test_a_long_catalog_is_written_in_parts_and_whole(
    rose: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    from handsel.modules.catalog.exporting import writing

    monkeypatch.setattr(writing, "_AT_ONCE", 2)
    with tenancy.business(rose.id):
        for number in range(5):
            product = Product.objects.create(handle=f"h{number}", title="T", position=number // 3)
            Variant.objects.create(product=product, sku=f"S{number}", price_minor=1, currency="GBP")
    parts = list(export(rose.id, shape="plain"))
    assert len(parts) == 4
    assert sorted(row.split(b",")[0] for row in b"".join(parts).splitlines()[1:]) == [
        f"h{number}".encode() for number in range(5)
    ]


def test_an_unknown_shape_is_refused_before_anything_is_written(rose: Shop) -> None:
    with pytest.raises(UnknownShape):
        export(rose.id, shape="xlsx")
