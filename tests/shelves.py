"""What the shops of the tests sell."""

from handsel.kit import tenancy
from handsel.modules.catalog.actions import NewVariant, put_product
from tests.cast import Shop


def stock_shelves(shop: Shop) -> None:
    """A loaf, mugs in two colors, and a cake of which there is one."""
    with tenancy.business(shop.id):
        currency = "GBP"
        put_product(
            handle="sourdough-loaf",
            title="Sourdough loaf",
            category="Bread",
            variants=[
                NewVariant(sku="LOAF", options={}, price_minor=480, currency=currency, stock=20)
            ],
        )
        put_product(
            handle="mug",
            title="Mug",
            category="Home",
            variants=[
                NewVariant(
                    sku=f"MUG-{color.upper()}",
                    options={"Color": color},
                    price_minor=1400,
                    currency=currency,
                    stock=5,
                )
                for color in ("Blue", "Red")
            ],
        )
        put_product(
            handle="chocolate-cake",
            title="Chocolate cake",
            category="Cakes",
            variants=[
                NewVariant(sku="CAKE", options={}, price_minor=2600, currency=currency, stock=1)
            ],
        )
