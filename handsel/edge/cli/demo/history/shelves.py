"""What goes on in the shop itself: shelves are filled, and once the till forgot something."""

from handsel.edge.cli.demo.history.outside import Past
from handsel.edge.cli.demo.history.stage import Stage
from handsel.edge.cli.demo.shops import Shop
from handsel.kit.clock import now
from handsel.kit.ids import uuid7
from handsel.kit.money import Money
from handsel.modules.catalog import stock
from handsel.modules.catalog.models import Variant
from handsel.modules.commerce.payments.adapter import References, Taken

#: The shelf is filled when it is emptier than this share of what belongs on it.
LOW = 0.6


def fill(shop: Shop) -> None:
    """What sold well is baked again: each shelf is as full as the shop is used to."""
    usual = {variant.sku: variant.stock for one in shop.products for variant in one.variants}
    for variant in Variant.objects.filter(sku__in=list(usual)):
        wanted = usual[variant.sku]
        if variant.stock < wanted * LOW:
            stock.change_stock(variant.id, stock=max(wanted, variant.reserved))


def lose_a_payment(stage: Stage, past: Past, *, minor: int) -> None:
    """Stripe took money under our name that our books know nothing of."""
    shop = stage.shop
    stray = Taken(
        external_id="pi_0past0stray0payment01",
        captured=Money(minor, shop.currency),
        refunded=None,
        references=References(business_id=str(shop.id), order_id=str(uuid7())),
    )
    past.strays[shop.stripe_account] = (now(), stray)
