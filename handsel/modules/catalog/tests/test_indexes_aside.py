"""An index built beside the one that serves takes its place."""

import time

import pytest

from handsel.kit import tenancy
from handsel.modules.catalog import indexes
from handsel.modules.catalog.actions import NewVariant, put_product
from handsel.modules.catalog.lookup import rank
from tests.cast import Shop


def found(shop: Shop, query: str) -> bool:
    with tenancy.business(shop.id):
        return bool(rank(indexes.get_index(), query))


def put(shop: Shop, title: str) -> None:
    with tenancy.business(shop.id):
        variants = [NewVariant(sku=title, price_minor=100, currency="GBP")]
        put_product(title, title=title, variants=variants)


def test_what_is_new_in_a_large_catalog_is_found_a_moment_later(
    rose: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexes, "BUILT_AT_ONCE", 0)
    put(rose, "Rose mug")
    assert found(rose, "rose mug")
    put(rose, "Oak tray")
    assert found(rose, "rose mug")
    deadline = time.monotonic() + 20
    while not found(rose, "oak tray") and time.monotonic() < deadline:
        time.sleep(0.01)
    assert found(rose, "oak tray")
    assert found(rose, "rose mug")
