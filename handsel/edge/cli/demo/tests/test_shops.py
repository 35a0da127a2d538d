"""The demonstration shops are worth looking at, and whole."""

from xml.etree import ElementTree

import pytest

from handsel.edge.cli.demo.draw import PICTURES, draw_shop
from handsel.edge.cli.demo.shops import SHOPS, load


@pytest.mark.parametrize("slug", SHOPS)
def test_every_picture_kept_is_the_one_drawn_today(slug: str) -> None:
    kept = {path.stem: path.read_text("utf-8") for path in (PICTURES / slug).iterdir()}
    assert kept == draw_shop(slug)


@pytest.mark.parametrize("slug", SHOPS)
def test_every_picture_is_small_and_carries_only_shapes(slug: str) -> None:
    for svg in draw_shop(slug).values():
        assert len(svg.encode()) <= 4096
        tags = {node.tag.rpartition("}")[2] for node in ElementTree.fromstring(svg).iter()}
        assert tags <= {"svg", "title", "g", "rect", "circle", "ellipse", "path"}


@pytest.mark.parametrize("slug", SHOPS)
def test_handles_and_skus_are_given_once(slug: str) -> None:
    shop = load(slug)
    handles = [product.handle for product in shop.products]
    skus = [variant.sku for product in shop.products for variant in product.variants]
    assert len(set(handles)) == len(handles)
    assert len(set(skus)) == len(skus)


@pytest.mark.parametrize("slug", SHOPS)
def test_every_variant_of_a_product_answers_the_same_options_differently(slug: str) -> None:
    for product in load(slug).products:
        assert len({tuple(variant.options) for variant in product.variants}) == 1
        chosen = {tuple(variant.options.values()) for variant in product.variants}
        assert len(chosen) == len(product.variants)


@pytest.mark.parametrize("slug", SHOPS)
def test_every_price_is_a_whole_number_of_minor_units_above_nothing(slug: str) -> None:
    shop = load(slug)
    for product in shop.products:
        for variant in product.variants:
            assert shop.price(variant).amount_minor > 0


def test_the_rivals_share_no_account_and_no_person() -> None:
    rose, blue = (load(slug) for slug in SHOPS)
    accounts = [each.account for shop in (rose, blue) for each in shop.channels]
    assert len(set(accounts)) == len(accounts)
    assert rose.stripe_account != blue.stripe_account
    assert not {one.email for one in rose.people} & {one.email for one in blue.people}


def test_the_bakery_sells_a_blue_mug_that_is_in_stock_and_something_that_is_not() -> None:
    variants = [variant for product in load("rose-bakery").products for variant in product.variants]
    assert any(one.options == {"Color": "Blue"} and one.stock >= 2 for one in variants)
    assert any(one.stock == 0 for one in variants)
