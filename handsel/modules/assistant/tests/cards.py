"""A small shop's turn for the tests of thinkers and of the claim gate."""

from collections.abc import Sequence

from handsel.kit.money import Money
from handsel.modules.assistant.context import (
    CartCard,
    CartLineCard,
    Incoming,
    KnowledgeCard,
    ProductCard,
    Said,
    TurnContext,
    VariantCard,
)

MUG, MUG_BLUE = "p_mugmugmu", "v_mugblue1"
CAKE, CAKE_SMALL, CAKE_LARGE = "p_cakecake", "v_cakesma1", "v_cakelar1"


def gbp(amount_minor: int) -> Money:
    return Money(amount_minor, "GBP")


MUG_CARD = ProductCard(
    handle=MUG,
    title="Blue mug",
    description="A lead-free glaze.",
    category="Mugs",
    variants=(VariantCard(MUG_BLUE, "Blue mug", {}, gbp(1400), 2),),
)
CAKE_CARD = ProductCard(
    handle=CAKE,
    title="Plum cake",
    description="",
    category="Cakes",
    variants=(
        VariantCard(CAKE_SMALL, "Small", {"Size": "Small"}, gbp(1200), 9),
        VariantCard(CAKE_LARGE, "Large", {"Size": "Large"}, gbp(2050), 0),
    ),
)
DELIVERY = KnowledgeCard(
    handle="k_delivery",
    kind="delivery",
    question="Do you deliver?",
    answer="We deliver on Saturdays within 5 miles. It is £3.50 for each order, free over £40. "
    "The map is at https://rose.example/map for you.",
)


def turn(
    *said: str,
    products: tuple[ProductCard, ...] = (MUG_CARD, CAKE_CARD),
    knowledge: tuple[KnowledgeCard, ...] = (DELIVERY,),
    earlier: Sequence[Said] = (),
) -> TurnContext:
    """A turn in which the customer wrote `said` (a greeting when nothing is given)."""
    lines = (CartLineCard(MUG_BLUE, "Blue mug", 2, gbp(1400)),)
    return TurnContext(
        business_name="Rose Bakery",
        currency="GBP",
        locale="en_GB",
        persona="Warm and brief.",
        incoming=tuple(Incoming(text) for text in said or ("Hello",)),
        said=tuple(earlier),
        products=products,
        cart=CartCard(lines, gbp(2800)),
        knowledge=knowledge,
    )
