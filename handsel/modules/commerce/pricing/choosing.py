"""Which rate, zone and discount apply. Pure: rows in, one of them out."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from handsel.modules.commerce.pricing.address import Address
from handsel.modules.commerce.pricing.failures import DiscountReason
from handsel.modules.commerce.pricing.models import DeliveryZone, Discount, TaxRate
from handsel.modules.commerce.pricing.rules import Reduction, reduction_of


def find_rate(
    rates: Iterable[TaxRate], *, tax_class: str, country: str, region: str = ""
) -> int | None:
    """The rate in parts per million of a class at a place: of its region before its country.

    None where the shop has no rate for it: nothing is taxed and no tax is shown.
    """
    here = {
        rate.region.casefold(): rate.rate_ppm
        for rate in rates
        if (rate.tax_class, rate.country) == (tax_class, country)
    }
    return here.get(region.strip().casefold(), here.get(""))


def find_zone(zones: Iterable[DeliveryZone], address: Address) -> DeliveryZone | None:
    """The zone an address lies in: the one with the longest fitting prefix of its postcode.

    A zone without prefixes takes all of its countries. Of equals, the first in the shop's order.
    """
    postcode = plain_postcode(address.postcode)
    best: tuple[int, DeliveryZone] | None = None
    for zone in zones:
        if address.country not in zone.countries:
            continue
        fits = [len(p) for p in zone.postcode_prefixes or [""] if postcode.startswith(p)]
        if fits and (best is None or max(fits) > best[0]):
            best = (max(fits), zone)
    return best[1] if best else None


def plain_postcode(written: str) -> str:
    """A postcode as prefixes are compared: upper case, letters and digits only."""
    return "".join(letter for letter in written.upper() if letter.isalnum())


def plain_code(written: str) -> str:
    """A discount's code as it is kept: upper case, without spaces around it."""
    return written.strip().upper()


def why_not(
    discount: Discount, *, goods_minor: int, currency: str, now: datetime, uses: int, own_uses: int
) -> DiscountReason | None:
    """Why a discount does not apply to goods of this much; None when it does.

    `uses` are everybody's, `own_uses` this customer's, this purchase not counted.
    """
    if not discount.is_active:
        return "unknown"
    if discount.starts_at is not None and now < discount.starts_at:
        return "not_yet"
    if discount.ends_at is not None and now >= discount.ends_at:
        return "over"
    if discount.most_uses is not None and uses >= discount.most_uses:
        return "used_up"
    if discount.most_uses_each is not None and own_uses >= discount.most_uses_each:
        return "used_by_you"
    if discount.currency and discount.currency != currency:
        return "other_currency"
    return "below_minimum" if goods_minor < discount.minimum_minor else None


def reduction(discount: Discount) -> Reduction:
    """What a discount takes off, for the arithmetic."""
    return Reduction(percent_ppm=discount.percent_ppm, amount_minor=discount.amount_minor or 0)


def best_of(found: Sequence[Discount], *, goods_minor: int, currency: str) -> Discount | None:
    """The rule that takes the most off, the oldest of equals; only one applies by itself."""
    return max(
        found,
        key=lambda one: reduction_of(goods_minor, reduction(one), currency=currency),
        default=None,
    )
