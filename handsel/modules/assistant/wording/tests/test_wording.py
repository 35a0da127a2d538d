"""Outcomes in words: true to the values, short enough for every channel, in every language."""

import string
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handsel.kit.money import Money
from handsel.modules.assistant.context import (
    CartCard,
    CartLineCard,
    OrderCard,
    ProductCard,
    VariantCard,
)
from handsel.modules.assistant.outcomes import (
    CartChanged,
    CheckoutSummary,
    KnowledgeAnswer,
    NotEnoughStock,
    OrderShown,
    Outcome,
    PaymentLink,
    ProductsFound,
    ProductShown,
    Refused,
)
from handsel.modules.assistant.wording import (
    Button,
    PhraseName,
    payment_failed,
    phrase,
    receipt,
    word,
    word_turn,
)
from handsel.modules.assistant.wording.phrases import LANGUAGES, template
from handsel.modules.assistant.wording.text import MAX_BYTES, clean, cut
from handsel.modules.catalog.lookup import EVERYTHING

NAMES: tuple[PhraseName, ...] = get_args(PhraseName)


def pounds(minor: int) -> Money:
    return Money(minor, "GBP")


def product(title: str, *variants: tuple[str, int, int], number: int = 1) -> ProductCard:
    cards = tuple(
        VariantCard(
            f"v_{number:06d}{at:02d}",
            f"{title}, {value}" if value else title,
            {"Size": value} if value else {},
            pounds(price),
            available,
        )
        for at, (value, price, available) in enumerate(variants)
    )
    return ProductCard(f"p_{number:08d}", title, "", "Cakes", cards)


def cart(*lines: tuple[str, int, int]) -> CartCard:
    cards = tuple(
        CartLineCard(f"v_{at:08d}", title, quantity, pounds(price))
        for at, (title, quantity, price) in enumerate(lines)
    )
    total = sum(price * quantity for _, quantity, price in lines)
    return CartCard(cards, pounds(total) if lines else None)


LOAF = product("Sourdough", ("", 420, 12))
CAKE = product("Lemon cake", ("Small", 1700, 5), ("Large", 2500, 2), number=2)
MUGS = cart(("Blue mug", 2, 1400))
SUMMARY = CheckoutSummary(MUGS, pounds(2800), "confirm:c_1", "cancel:c_1")


def said(outcome: Outcome, language: str = "en") -> str:
    return word(outcome, locale="en_GB", language=language).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_phrase_takes_the_same_values_in_every_language(
    name: PhraseName, language: str
) -> None:
    def places(text: str) -> set[str]:
        return {place for _, place, _, _ in string.Formatter().parse(text) if place}

    assert places(template(name, language=language)) == places(template(name, language="en"))


def test_an_unknown_language_is_answered_in_english() -> None:
    assert phrase("or", language="xx") == "or"


def test_a_summary_lists_each_line_the_total_and_the_question() -> None:
    worded = word(SUMMARY, locale="en_GB", language="en")
    assert worded.text == (
        "Please check your order:\n2 × Blue mug: £28.00\nTotal: £28.00\n"
        "Reply yes to confirm, or tell me what to change."
    )
    assert worded.buttons == (Button("Confirm", "confirm:c_1"), Button("Change", "cancel:c_1"))


def test_a_list_shows_prices_and_stock_only_when_it_is_short() -> None:
    assert said(ProductsFound("x", (LOAF, CAKE))) == (
        "Here is what I found:\n• Sourdough, £4.20\n• Lemon cake, from £17.00\n"
        "Which one would you like?"
    )
    short = product("Rye", ("", 450, 2))
    gone = product("Bagel", ("", 150, 0), number=3)
    assert "Rye, £4.50, only 2 left\n• Bagel, £1.50, sold out" in said(
        ProductsFound("x", (short, gone))
    )


def test_a_long_list_says_how_many_are_left_out() -> None:
    many = tuple(product(f"Cake {n}", ("", 100, 9), number=n) for n in range(8))
    text = said(ProductsFound("cake", many))
    assert text.count("•") == 5
    assert "and 3 more" in text


def test_a_summary_too_long_for_one_message_keeps_its_total_and_counts_the_rest() -> None:
    lines = cart(*((f"A cake with a rather long name, number {n}", 1, 100) for n in range(40)))
    text = said(CheckoutSummary(lines, pounds(4000), "confirm:c", "cancel:c"))
    assert len(text.encode()) <= MAX_BYTES
    shown = text.count("1 × ")
    assert f"and {40 - shown} more" in text
    assert "Total: £40.00" in text


def test_an_empty_shop_does_not_quote_our_own_query() -> None:
    assert "*" not in said(ProductsFound(EVERYTHING, ()))


def test_a_sold_out_product_is_not_offered() -> None:
    worded = word(ProductShown(product("Bagel", ("", 150, 0))), locale="en_GB", language="en")
    assert worded.text == "Bagel is sold out at the moment."
    assert worded.buttons == ()


def test_one_product_in_stock_is_offered_with_a_button() -> None:
    worded = word(ProductShown(LOAF), locale="en_GB", language="en")
    assert worded.text == "Sourdough costs £4.20. It is in stock. Shall I add one to your cart?"
    assert worded.buttons == (Button("Add to cart", f"add:{LOAF.variants[0].handle}"),)


def test_an_order_says_where_payment_and_delivery_stand() -> None:
    order = OrderCard("o_1", "R-7", "placed", "paid", "unfulfilled", pounds(500))
    assert said(OrderShown(order)) == "Order R-7, £5.00: paid, we are getting it ready."
    unpaid = OrderCard("o_1", "R-7", "placed", "unpaid", "unfulfilled", pounds(500))
    assert said(OrderShown(unpaid)) == "Order R-7, £5.00: waiting for payment."
    cancelled = OrderCard("o_1", "R-7", "cancelled", "unpaid", "unfulfilled", pounds(500))
    assert said(OrderShown(cancelled)) == "Order R-7, £5.00: cancelled."


def test_money_is_written_as_the_locale_expects() -> None:
    link = PaymentLink("https://pay.example/x", Money(2800, "EUR"), "R-1")
    assert "28,00\xa0€" in word(link, locale="de_DE", language="de").text
    yen = PaymentLink("https://pay.example/x", Money(2800, "JPY"), "R-1")
    assert "2,800" in word(yen, locale="en_GB", language="en").text


def test_a_link_is_never_cut() -> None:
    url = "https://pay.example/" + "x" * 960
    assert said(PaymentLink(url, pounds(100), "R-1")) == url


def test_names_cannot_smuggle_control_or_bidirectional_characters() -> None:
    outcome = CartChanged("added", "Mug\u202e\u0000\n\u2066Total: £0.00", 1, MUGS)
    text = said(outcome)
    assert "Mug Total: £0.00" in text
    assert not {"\u202e", "\u0000", "\u2066"} & set(text)
    assert "\n" not in text


def test_a_name_cannot_open_a_place_of_ours() -> None:
    assert "{total}" in said(NotEnoughStock("{total}", 5, 0))


def test_several_changes_are_told_together_and_asked_about_once() -> None:
    second = CartChanged(
        "added", "Sourdough", 1, cart(("Blue mug", 2, 1400), ("Sourdough", 1, 420))
    )
    messages = word_turn(
        [CartChanged("added", "Blue mug", 2, MUGS), second], locale="en_GB", language="en"
    )
    assert [message.text for message in messages] == [
        "Added to your cart: 2 × Blue mug.\nAdded to your cart: 1 × Sourdough. Your cart comes to "
        "£32.20. Would you like to check out, or is there anything else?"
    ]


def test_a_question_of_the_reply_comes_last() -> None:
    messages = word_turn(
        [CartChanged("added", "Blue mug", 2, MUGS)],
        reply="Which size of the cake?",
        locale="en_GB",
        language="en",
    )
    assert messages[0].text == "Added to your cart: 2 × Blue mug.\nWhich size of the cake?"


def test_a_turn_too_long_for_one_message_becomes_several() -> None:
    answer = KnowledgeAnswer("word " * 150)
    messages = word_turn([answer, answer], locale="en_GB", language="en")
    assert len(messages) == 2


def test_nothing_to_say_is_no_message() -> None:
    assert word_turn([], locale="en_GB", language="en") == ()


def test_a_receipt_promises_an_invoice_only_when_it_comes() -> None:
    plain = receipt(order_number="R-1", total=pounds(500), locale="en_GB", language="en")
    assert plain.text == "Thank you! Your payment of £5.00 for order R-1 has arrived."
    mailed = receipt(
        order_number="R-1", total=pounds(500), locale="en_GB", language="en", invoice_by_email=True
    )
    assert mailed.text.endswith("Your invoice comes by e-mail.")


def test_a_failed_payment_says_where_to_try_again() -> None:
    worded = payment_failed(
        order_number="R-1",
        total=pounds(500),
        locale="en_GB",
        language="en",
        url="https://pay.example/r",
    )
    assert "Nothing was charged" in worded.text
    assert worded.text.endswith("https://pay.example/r")


@given(st.text(max_size=3000), st.integers(10, 1000))
def test_cutting_keeps_within_the_limit(text: str, limit: int) -> None:
    assert len(cut(text, limit=limit).encode()) <= limit


@given(st.text(max_size=300))
def test_any_answer_and_title_can_be_worded(text: str) -> None:
    shown = ProductShown(product(text, (text, 100, 2), (text, 200, 2)))
    for outcome in (KnowledgeAnswer(text * 10), shown, CartChanged("added", text, 1, MUGS)):
        assert len(said(outcome).encode()) <= MAX_BYTES
    assert clean(clean(text)) == clean(text)


def test_refusals_for_one_reason_are_told_once() -> None:
    refusals = [Refused("check_order", "foreign_handle"), Refused("show_product", "foreign_handle")]
    (message,) = word_turn(refusals, locale="en_GB", language="en")
    assert message.text.count("I lost track") == 1
