"""The look-up finds what a customer means, and says so when it finds nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handsel.modules.catalog.lookup import (
    EVERYTHING,
    LookupItem,
    build_index,
    find_mentions,
    rank,
)

COLORS = {"Color": ("Blue", "Green")}
SIZES = {"Size": ("Small", "Large", "Extra large")}
ITEMS = (
    LookupItem("mug", "Rose mug", "Mugs", options=COLORS, skus=("RB-MUG-01",)),
    LookupItem("towel", "Linen tea towel", "Kitchen", options=COLORS),
    LookupItem("sourdough", "Sourdough loaf", "Bread", synonyms=("levain",)),
    LookupItem("rye", "Rye loaf", "Bread"),
    LookupItem("chocolate", "Chocolate cake", "Cakes", tags=("birthday",), options=SIZES),
    LookupItem("lemon", "Lemon drizzle cake", "Cakes", options=SIZES),
    LookupItem("pudding", "Bread and butter pudding", "Desserts"),
    LookupItem("cheesecake", "Baked cheesecake", "Cakes", options=SIZES),
    LookupItem("cookies", "Oat cookies", "Biscuits"),
    LookupItem("baklava", "بقلاوة بالفستق", "حلويات"),
    LookupItem("laddu", "बेसन के लड्डू", "मिठाई"),
    LookupItem("mochi", "抹茶餅", "和菓子"),
)
INDEX = build_index(ITEMS)


def best(query: str) -> str | None:
    found = rank(INDEX, query)
    return found[0].product_id if found else None


def named(text: str) -> list[str]:
    return [mention.products[0][0] for mention in find_mentions(INDEX, text)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("rose mug", "mug"),
        ("MUGS", "mug"),
        ("mug rose", "mug"),
        ("rosemug", "mug"),
        ("rose mgu", "mug"),
        ("do you have the rose mug in stock?", "mug"),
        ("how much is the chocolat cake", "chocolate"),
        ("choclate cakes", "chocolate"),
        ("sour dough", "sourdough"),
        ("sourdoughs", "sourdough"),
        ("levain", "sourdough"),
        ("loaves of rye", "rye"),
        ("lemon cake", "lemon"),
        ("cookie", "cookies"),
        ("bread and butter pudding", "pudding"),
        ("RB MUG 01", "mug"),
        ("rb-mug-01", "mug"),
        ("بقلاوه", "baklava"),
        ("البقلاوة بالفستق", "baklava"),
        ("लड्डू", "laddu"),
        ("抹茶", "mochi"),
        ("чоколат", "chocolate"),
        ("شوكولاتة", "chocolate"),
        ("चॉकलेट केक", "chocolate"),
        ("λεμόν κέικ", "lemon"),
        ("ladoo", "laddu"),
        ("baqlawa", "baklava"),
    ],
)
def test_a_product_is_found_by_what_customers_write(query: str, expected: str) -> None:
    assert best(query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "xylophone",
        "rose bicycle",
        "lemon shampoo",
        "do you have hats",
        "",
        "hello",
        "rug",
        "cage",
        "loan",
        "велосипед",
        "سيارة",
        "गाड़ी",
    ],
)
def test_what_the_shop_does_not_have_is_not_found(query: str) -> None:
    assert rank(INDEX, query) == ()


def test_a_category_finds_all_of_its_products() -> None:
    found = {one.product_id for one in rank(INDEX, "cakes")}
    assert {"chocolate", "lemon", "cheesecake"} <= found
    assert "rye" not in found


def test_everything_shows_some_of_each_category() -> None:
    found = rank(INDEX, EVERYTHING, limit=6)
    categories = [
        item.category for one in found for item in ITEMS if item.product_id == one.product_id
    ]
    assert len(set(categories)) == 6


def test_the_limit_is_kept() -> None:
    assert len(rank(INDEX, EVERYTHING, limit=2)) == 2


def test_scores_lie_between_zero_and_one_and_fall() -> None:
    scores = [one.score for one in rank(INDEX, "chocolate cake")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_a_ranked_product_says_which_words_it_met() -> None:
    assert rank(INDEX, "cheap chocolate cake")[0].words == ("chocolate", "cake")


def test_several_products_in_one_message_are_each_mentioned() -> None:
    assert named("2 blue rose mugs and a sourdough, also one rye loaf") == [
        "mug",
        "sourdough",
        "rye",
    ]


def test_a_mention_covers_the_words_that_name_it() -> None:
    text = "hi! is the Lemon drizzle cake still there?"
    mention = find_mentions(INDEX, text)[0]
    assert text[mention.start : mention.end] == "Lemon drizzle cake"


def test_an_option_beside_a_name_is_told_with_it() -> None:
    assert find_mentions(INDEX, "a large chocolate cake")[0].options == ("large",)


def test_the_longer_of_two_option_values_is_meant() -> None:
    assert find_mentions(INDEX, "extra large chocolate cake")[0].options == ("extra large",)


def test_and_joins_words_only_inside_a_name() -> None:
    assert named("bread and butter pudding") == ["pudding"]
    assert named("sourdough and rye") == ["sourdough", "rye"]


def test_two_colors_of_one_thing_are_two_mentions() -> None:
    mentions = find_mentions(INDEX, "a green and a blue rose mug")
    assert [mention.products[0][0] for mention in mentions] == ["mug", "mug"]
    assert [mention.options for mention in mentions] == [("green",), ("blue",)]


def test_a_sentence_ends_a_mention() -> None:
    assert named("I like the rose. mug please")[-1] == "mug"
    mentions = find_mentions(INDEX, "chocolate. cake")
    assert len(mentions) == 2


def test_talk_without_products_mentions_nothing() -> None:
    assert find_mentions(INDEX, "hello, how are you today?") == ()


@given(st.text(max_size=300))
def test_any_text_can_be_looked_up(text: str) -> None:
    known = {item.product_id for item in ITEMS}
    for one in rank(INDEX, text):
        assert one.product_id in known
    for mention in find_mentions(INDEX, text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert {product for product, _ in mention.products} <= known


@given(st.lists(st.text(max_size=20), max_size=5))
def test_any_catalog_can_be_indexed(titles: list[str]) -> None:
    items = [LookupItem(str(n), title, title, (title,), (title,)) for n, title in enumerate(titles)]
    index = build_index(items)
    for title in titles:
        rank(index, title)
        find_mentions(index, title)
