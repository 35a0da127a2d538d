"""A shop of the tests that taxes, delivers and gives discounts."""

from handsel.kit import tenancy
from handsel.modules.catalog.actions import change_tax_class
from handsel.modules.catalog.models import Variant
from handsel.modules.commerce.pricing import setting_up
from handsel.modules.commerce.pricing.setting_up import NewDiscount, NewOption
from tests.cast import Shop

#: Where Robin lives, as it is typed into a chat.
HOME = "Robin Hale, 8 Pump Lane, Bath BA1 2LR, 07700 900123"


def tax(shop: Shop, *, included: bool = True) -> None:
    """Bread is taxed at 0 %, everything else at 20 %."""
    with tenancy.business(shop.id):
        setting_up.change_settings(prices_include_tax=included)
        setting_up.put_rate(tax_class="standard", country="GB", rate_ppm=200_000)
        setting_up.put_rate(tax_class="food", country="GB", rate_ppm=0)
        loaf = Variant.objects.get(sku="LOAF")
        change_tax_class(loaf.product_id, tax_class="food")


def deliver(shop: Shop, *options: NewOption, prefixes: tuple[str, ...] = ()) -> None:
    """The shop delivers within its country; by default one way, for £3.95, free from £40."""
    with tenancy.business(shop.id):
        setting_up.put_zone(
            name="Home",
            countries=["GB"],
            postcode_prefixes=prefixes,
            options=options or [NewOption("Parcel", 395, free_from_minor=4000, days_max=3)],
        )


def discount(shop: Shop, code: str = "AUTUMN10", **rule: object) -> None:
    """A tenth off for whoever says the code, unless told otherwise."""
    rule = {"percent_ppm": 100_000} | rule if "amount_minor" not in rule else rule
    with tenancy.business(shop.id):
        setting_up.put_discount(NewDiscount(name="Autumn offer", code=code, **rule))  # type: ignore[arg-type]
