"""The index follows the catalog and the shop's synonyms."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from handsel.kit import tenancy
from handsel.kit.errors import NotFound
from handsel.modules.catalog import indexes
from handsel.modules.catalog.actions import NewVariant, put_product
from handsel.modules.catalog.lookup import rank
from handsel.modules.catalog.synonyms import (
    NotASynonym,
    SynonymKnown,
    add_synonym,
    remove_synonym,
)
from tests.cast import Shop


@pytest.fixture(autouse=True)
def _at_rose(rose: Shop) -> Iterator[None]:
    with tenancy.business(rose.id):
        yield


def put(handle: str, title: str, *, category: str = "") -> str:
    variants = [NewVariant(sku=handle, price_minor=100, currency="GBP")]
    return str(put_product(handle, title=title, category=category, variants=variants).id)


def found(query: str) -> list[str]:
    return [one.product_id for one in rank(indexes.get_index(), query)]


def test_a_new_product_is_found_at_once() -> None:
    assert found("rose mug") == []
    mug = put("mug", "Rose mug")
    assert found("rose mug") == [mug]


def test_a_synonym_finds_what_it_means_until_it_is_forgotten() -> None:
    shirt, logo = put("tee", "T-Shirt"), put("logo", "T-Shirt with Logo")
    assert found("jersey") == []
    synonym = add_synonym(word="jersey", means="t-shirt")
    assert found("do you have a jersey?") == [shirt, logo]
    assert found("the jersey with logo")[0] == logo
    remove_synonym(synonym.id)
    assert found("jersey") == []


def test_a_synonym_of_a_category_finds_all_of_it() -> None:
    rye, bun = put("rye", "Rye", category="Bread"), put("bun", "Bun", category="Bread")
    add_synonym(word="baked goods", means="bread")
    assert set(found("baked goods")) == {rye, bun}


@pytest.mark.parametrize(
    ("word", "means"),
    [("", "mug"), ("mug", "Mug"), ("a b c d e", "mug"), ("!", "mug"), ("m" * 81, "mug")],
)
def test_what_is_no_synonym_is_refused(word: str, means: str) -> None:
    with pytest.raises(NotASynonym):
        add_synonym(word=word, means=means)


def test_a_synonym_is_known_once_and_an_unknown_one_is_not_there() -> None:
    add_synonym(word="cup", means="mug")
    with pytest.raises(SynonymKnown):
        add_synonym(word="cup", means="mug")
    with pytest.raises(NotFound):
        remove_synonym(uuid4())


def test_a_large_catalog_goes_on_serving_while_its_new_index_is_built(
    rose: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexes, "BUILT_AT_ONCE", 0)
    aside: list[object] = []
    monkeypatch.setattr(indexes, "_build_aside", aside.append)
    mug = put("mug", "Rose mug")
    assert found("rose mug") == [mug]
    put("tray", "Oak tray")
    assert found("oak tray") == []
    assert found("rose mug") == [mug]
    assert aside == [rose.id, rose.id]
