"""What the customer of the demo says, in order, about two things that the shop has in stock."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

#: The most of one thing that a story buys.
MOST_BOUGHT = 3
CHECKOUT = ("summary shown", "That's everything, I'd like to check out")
YES = "Yes please"


@dataclass(frozen=True, slots=True)
class Wish:
    """A variant, and how a customer names one or many of it."""

    sku: str
    one: str
    many: str


# In the order of preference; the last of each does not run out in a lifetime of demos.
FIRST = (
    Wish("SOUR-L", "large sourdough loaf", "large sourdough loaves"),
    Wish("SOUR-S", "small sourdough loaf", "small sourdough loaves"),
    Wish("BAG-1", "baguette", "baguettes"),
    Wish("CRO-1", "single butter croissant", "single butter croissants"),
    Wish("GFT-10", "gift card for 10 pounds", "gift cards for 10 pounds"),
)
SECOND = (
    Wish("CIN-1", "single cinnamon bun", "single cinnamon buns"),
    Wish("CAR-1", "cardamom bun", "cardamom buns"),
    Wish("ALC-1", "almond croissant", "almond croissants"),
    Wish("TWI-1", "cheese twist", "cheese twists"),
    Wish("GFT-25", "gift card for 25 pounds", "gift cards for 25 pounds"),
)


def choose(wishes: Sequence[Wish], *, available: Mapping[str, int]) -> Wish:
    """The first that is in stock by sku, for a story to buy."""
    in_stock = (one for one in wishes if available.get(one.sku, 0) >= MOST_BOUGHT)
    return next(in_stock, wishes[-1])


def chat(available: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """The steps of the chat by name, with the customer's words, up to the summary."""
    first, second = choose(FIRST, available=available), choose(SECOND, available=available)
    yield "greeted", "Hi there!"
    yield "price asked", f"How much is the {first.one}?"
    yield "first added", f"Lovely, I'll take two {first.many} please"
    yield "second added", f"Please add one {second.one} too"
    yield "changed", "Actually, make that three"
    yield CHECKOUT
