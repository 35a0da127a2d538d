"""A bakery whose goods are sold singly and in boxes, and that sells gift cards, too."""

from handsel.modules.assistant.engine.tests.shop import PRODUCTS, Shop, product

BAKERY = (
    *PRODUCTS,
    product(
        8,
        "Cinnamon bun",
        "Pastries",
        ({"Pack": "Single"}, 320, 22),
        ({"Pack": "Box of 6"}, 1700, 4),
    ),
    product(9, "Gift card", "Gifts", ({"Value": "Ten"}, 1000, 50), ({"Value": "Fifty"}, 5000, 50)),
)


def bakery(*, language: str = "en") -> Shop:
    """A new conversation with the bakery."""
    return Shop(language=language, products=BAKERY)
