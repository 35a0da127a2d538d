"""Each kind of outcome has words in each language: whatever a turn comes to, it can be said."""

from typing import get_args

import pytest

from handsel.kit.money import Money
from handsel.modules.assistant.commands import HandOffReason
from handsel.modules.assistant.context import (
    CartCard,
    CartLineCard,
    OrderCard,
    ProductCard,
    VariantCard,
)
from handsel.modules.assistant.delivery_cards import (
    DeliveryAsked,
    DeliveryChoices,
    DeliveryOptionCard,
    DiscountApplied,
    DiscountRefused,
    PriceCard,
)
from handsel.modules.assistant.outcomes import (
    CartChanged,
    CartShown,
    CheckoutCancelled,
    CheckoutConfirmed,
    CheckoutSummary,
    HandedOff,
    KnowledgeAnswer,
    NoOrders,
    NotEnoughStock,
    OrderShown,
    Outcome,
    PaymentLink,
    ProductsFound,
    ProductShown,
    RefusalReason,
    Refused,
    Stopped,
)
from handsel.modules.assistant.payment_cards import PayWayCard, WayChosen, WaysShown
from handsel.modules.assistant.service_outcomes import (
    ChangeAgreed,
    ChangeDeclined,
    ChangedItem,
    ChangeKind,
    ChangeListed,
    IdentityNeeded,
    OrderProven,
)
from handsel.modules.assistant.wording import word
from handsel.modules.assistant.wording.phrases import LANGUAGES
from handsel.modules.assistant.wording.text import MAX_BYTES, MAX_TITLE
from handsel.modules.commerce.pricing.address import AddressField
from handsel.modules.commerce.pricing.failures import DiscountReason


def pounds(minor: int) -> Money:
    return Money(minor, "GBP")


def size(number: int, name: str, price: int, available: int) -> VariantCard:
    return VariantCard(
        f"v_{number:08d}", f"Lemon cake, {name}", {"Size": name}, pounds(price), available
    )


LOAF = ProductCard(
    "p_00000001", "Sourdough", "", "Bread",
    (VariantCard("v_00000001", "Sourdough", {}, pounds(420), 12),),
)  # fmt: skip
CAKE = ProductCard(
    "p_00000002", "Lemon cake", "", "Cakes", (size(2, "Small", 1700, 5), size(3, "Large", 2500, 2))
)
MUGS = CartCard((CartLineCard("v_00000004", "Blue mug", 2, pounds(1400)),), pounds(2800))
NOTHING = CartCard((), None)
ORDER = OrderCard("o_1", "R-1001", "placed", "paid", "shipped", pounds(2800))
PARCEL = DeliveryOptionCard("d_1", "Parcel", pounds(395), (2, 3))
FETCHED = DeliveryOptionCard("d_2", "Fetched", pounds(0))
PRICE = PriceCard(
    pounds(2800), (("Autumn offer", pounds(280)),), PARCEL, ("8 Pump Lane", "Bath"),
    ((200_000, pounds(420)),),
)  # fmt: skip
WAYS = (PayWayCard("w_1", "card"), PayWayCard("w_2", "bank_transfer"))
LISTED = ChangeListed(
    kind="exchange",
    order_number="R-1001",
    items=(ChangedItem(1, "Blue mug", "Red mug"), ChangedItem(1, "Sourdough")),
    address=("8 Pump Lane", "Bath"),
    delivery=("Parcel", pounds(395)),
    reason="ordered_by_mistake",
    difference=pounds(-150),
    method="Gift card 77",
    confirm_payload="yes:1",
    decline_payload="no:1",
)

OUTCOMES: tuple[Outcome, ...] = (
    ProductsFound("cake", (LOAF, CAKE)),
    ProductsFound("hat", ()),
    ProductShown(LOAF),
    ProductShown(CAKE),
    ProductShown(CAKE, CAKE.variants[1].handle),
    CartChanged("added", "Blue mug", 2, MUGS),
    CartChanged("changed", "Blue mug", 2, MUGS),
    CartChanged("removed", "Blue mug", 0, NOTHING),
    CartShown(MUGS),
    CartShown(NOTHING),
    NotEnoughStock("Blue mug", 5, 2),
    NotEnoughStock("Blue mug", 5, 0),
    CheckoutSummary(MUGS, pounds(2800), "confirm:c_1", "cancel:c_1"),
    CheckoutSummary(MUGS, pounds(3335), "confirm:c_1", "cancel:c_1", PRICE, "bank_transfer"),
    CheckoutConfirmed("R-1001"),
    CheckoutCancelled(),
    CheckoutCancelled("R-1001"),
    PaymentLink("https://pay.example/x", pounds(2800), "R-1001"),
    OrderShown(ORDER),
    NoOrders(),
    KnowledgeAnswer("We open at eight."),
    Stopped("Rose Bakery"),
    *(HandedOff(reason) for reason in get_args(HandOffReason)),
    *(Refused("add_to_cart", reason) for reason in get_args(RefusalReason)),
    DeliveryAsked(get_args(AddressField)),
    DeliveryAsked((), unavailable=True),
    DeliveryChoices((PARCEL, FETCHED)),
    DiscountApplied("Autumn offer", "AUTUMN10"),
    *(DiscountRefused(reason, pounds(5000)) for reason in get_args(DiscountReason)),
    WaysShown(WAYS),
    WaysShown(WAYS, refused="paypal"),
    *(
        WayChosen("bank_transfer", state, "R-1001")
        for state in ("now", "next", "switching", "same")
    ),
    IdentityNeeded(),
    OrderProven(ORDER),
    LISTED,
    *(
        ChangeAgreed(kind, "R-1001", state)
        for kind in get_args(ChangeKind)
        for state in ("done", "asked", "unpaid")
    ),
    ChangeDeclined("R-1001"),
)


def test_no_kind_of_outcome_is_left_out() -> None:
    assert {type(one) for one in OUTCOMES} == set(get_args(Outcome))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda outcome: type(outcome).__name__)
def test_every_outcome_has_words_in_every_language(outcome: Outcome, language: str) -> None:
    worded = word(outcome, locale="en_GB", language=language)
    assert worded.text
    assert "{" not in worded.text
    assert len(worded.text.encode()) <= MAX_BYTES
    assert all(0 < len(button.title) <= MAX_TITLE for button in worded.buttons)
