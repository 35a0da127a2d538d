"""Verbs of members who set up taxes, delivery and discounts."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from handsel.kit import tenancy
from handsel.modules.businesses.queries import get_current
from handsel.modules.commerce.pricing.choosing import plain_code, plain_postcode
from handsel.modules.commerce.pricing.countries import list_countries
from handsel.modules.commerce.pricing.failures import (
    CodeTaken,
    NotADiscount,
    UnknownCountry,
)
from handsel.modules.commerce.pricing.models import (
    DeliveryOption,
    DeliveryZone,
    Discount,
    TaxRate,
    TaxSettings,
)
from handsel.modules.commerce.pricing.queries import get_discount, get_rate, get_settings, get_zone
from handsel.modules.commerce.pricing.rounding import MILLION


@dataclass(frozen=True, slots=True)
class NewOption:
    """One way to deliver; amounts in minor units of the shop's currency."""

    name: str
    fee_minor: int
    free_from_minor: int | None = None
    days_min: int | None = None
    days_max: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDiscount:
    """A rule that takes something off; an empty `code` applies by itself. See `Discount`."""

    name: str
    code: str = ""
    percent_ppm: int | None = None
    amount_minor: int | None = None
    minimum_minor: int = 0
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    most_uses: int | None = None
    most_uses_each: int | None = None


def change_settings(
    *, prices_include_tax: bool, delivery_tax_class: str = "standard"
) -> TaxSettings:
    """Say how the shop's prices are meant, from the next summary on."""
    settings = get_settings()
    settings.prices_include_tax = prices_include_tax
    settings.delivery_tax_class = delivery_tax_class
    settings.save()
    return settings


def put_rate(*, tax_class: str, country: str, rate_ppm: int, region: str = "") -> TaxRate:
    """Set the rate of a class at a place, from the next summary on; raises UnknownCountry."""
    tenancy.current()
    rate, _ = TaxRate.objects.update_or_create(
        tax_class=tax_class,
        country=_country(country),
        region=region.strip(),
        defaults={"rate_ppm": rate_ppm},
    )
    return rate


def change_rate(rate_id: UUID, *, rate_ppm: int) -> TaxRate:
    """Another rate for the same class and place; raises NotFound."""
    rate = get_rate(rate_id)
    rate.rate_ppm = rate_ppm
    rate.save(update_fields=["rate_ppm"])
    return rate


def remove_rate(rate_id: UUID) -> None:
    """Tax this class no more at this place; raises NotFound."""
    get_rate(rate_id).delete()


def put_zone(
    *,
    name: str,
    countries: Sequence[str],
    options: Sequence[NewOption],
    postcode_prefixes: Sequence[str] = (),
    position: int = 0,
    zone_id: UUID | None = None,
) -> DeliveryZone:
    """Make a zone, or make the one with this id as described, its options anew.

    Raises UnknownCountry and NotFound.
    """
    zone = get_zone(zone_id) if zone_id else DeliveryZone()
    zone.name = name
    zone.countries = sorted({_country(one) for one in countries})
    zone.postcode_prefixes = sorted({plain_postcode(one) for one in postcode_prefixes} - {""})
    zone.position = position
    currency = get_current().currency
    with transaction.atomic():
        zone.save()
        DeliveryOption.objects.filter(zone=zone).delete()
        DeliveryOption.objects.bulk_create(
            DeliveryOption(zone=zone, currency=currency, position=at, **asdict(one))
            for at, one in enumerate(options)
        )
    return get_zone(zone.id)


def remove_zone(zone_id: UUID) -> None:
    """Deliver there no more; raises NotFound."""
    zone = get_zone(zone_id)
    with transaction.atomic():
        DeliveryOption.objects.filter(zone=zone).delete()
        DeliveryZone.objects.filter(id=zone.id).delete()


def put_discount(wanted: NewDiscount, *, discount_id: UUID | None = None) -> Discount:
    """Make a discount, or make the one with this id as described. What was agreed stays agreed.

    Amounts are in the shop's currency. Raises NotADiscount, CodeTaken and NotFound.
    """
    share, amount = wanted.percent_ppm, wanted.amount_minor
    if (share is None) == (amount is None) or not (share or amount or 0) > 0:
        raise NotADiscount
    if share is not None and share > MILLION:
        raise NotADiscount
    discount = get_discount(discount_id) if discount_id else Discount()
    for name, value in asdict(wanted).items():
        setattr(discount, name, value)
    discount.code = plain_code(wanted.code)
    # A minimum is an amount, too: it means nothing in another currency.
    fixed = amount is not None or wanted.minimum_minor
    discount.currency = get_current().currency if fixed else ""
    try:
        with transaction.atomic():
            discount.save()
    except IntegrityError as error:
        if "one_active_discount_per_code" in str(error):
            raise CodeTaken from error
        raise
    return discount


def _country(code: str) -> str:
    plain = code.strip().upper()
    if plain not in list_countries():
        raise UnknownCountry
    return plain
