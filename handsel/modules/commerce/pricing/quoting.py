"""What a cart comes to under the shop's rules of this moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handsel.modules.businesses.queries import get_current
from handsel.modules.commerce.pricing import queries
from handsel.modules.commerce.pricing.address import NOWHERE, Address
from handsel.modules.commerce.pricing.choosing import (
    best_of,
    find_rate,
    find_zone,
    plain_code,
    reduction,
    why_not,
)
from handsel.modules.commerce.pricing.failures import (
    DeliveryNeeded,
    DeliveryNotChosen,
    DeliveryUnavailable,
    DiscountReason,
    DiscountRefused,
)
from handsel.modules.commerce.pricing.models import DeliveryOption, DeliveryZone, Discount
from handsel.modules.commerce.pricing.rules import Breakdown, Fee, Goods, price


@dataclass(frozen=True, slots=True)
class Item:
    """Some of one thing in a cart, in minor units, with its tax class."""

    quantity: int
    unit_price_minor: int
    tax_class: str


@dataclass(frozen=True, slots=True)
class Request:
    """What is known of a purchase. Without an address, tax is the shop's own country's."""

    items: tuple[Item, ...]
    currency: str
    customer_id: UUID
    address: Address = NOWHERE
    option_id: UUID | None = None
    code: str = ""
    #: The checkout that asks: its own use of a discount does not count against it.
    reference: UUID | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A price and what made it. `refused` is why the code that was given does not count."""

    breakdown: Breakdown
    discounts: tuple[Discount, ...] = ()
    option: DeliveryOption | None = None
    refused: DiscountReason | None = None


def quote(asked: Request, *, now: datetime) -> Quote:
    """Price a purchase. Raises DeliveryNeeded, DeliveryUnavailable, DeliveryNotChosen.

    A code that does not apply (any more) is left out, with its reason.
    """
    option = _option(asked)
    discounts, refused = _discounts(asked, now=now)
    rates = queries.list_rates()
    settings = queries.get_settings() if rates else None
    place = asked.address if asked.address.country or not rates else _at_home()

    def rate(tax_class: str) -> int | None:
        return find_rate(rates, tax_class=tax_class, country=place.country, region=place.region)

    fee = Fee(
        option.fee_minor,
        free_from_minor=option.free_from_minor,
        rate_ppm=rate(settings.delivery_tax_class) if settings else None,
    ) if option else None  # fmt: skip
    breakdown = price(
        [Goods(one.quantity, one.unit_price_minor, rate(one.tax_class)) for one in asked.items],
        currency=asked.currency,
        reductions=[reduction(one) for one in discounts],
        fee=fee,
        prices_include_tax=settings.prices_include_tax if settings else True,
    )
    return Quote(breakdown, discounts=tuple(discounts), option=option, refused=refused)


def options_for(address: Address, *, currency: str) -> list[DeliveryOption]:
    """The ways to deliver there, in the shop's order; raises DeliveryUnavailable without any."""
    return _options_in(queries.list_zones(), address, currency=currency)


def check_code(asked: Request, *, now: datetime) -> Discount:
    """The discount a code stands for, when it applies to this purchase; raises DiscountRefused."""
    discount = queries.find_by_code(plain_code(asked.code))
    if discount is None:
        raise DiscountRefused("unknown")
    reason = _why_not(discount, asked, now=now)
    if reason is not None:
        raise DiscountRefused(reason, discount_id=discount.id)
    return discount


def _at_home() -> Address:
    return Address(country=get_current().country)


def _goods_minor(items: Sequence[Item]) -> int:
    return sum(one.quantity * one.unit_price_minor for one in items)


def _option(asked: Request) -> DeliveryOption | None:
    """How it is delivered; None in a shop that does not deliver."""
    zones = queries.list_zones()
    if not any(zone.options.all() for zone in zones):
        return None
    missing = asked.address.missing()
    if missing:
        raise DeliveryNeeded(missing)
    options = _options_in(zones, asked.address, currency=asked.currency)
    chosen = [one for one in options if one.id == asked.option_id or len(options) == 1]
    if not chosen:
        raise DeliveryNotChosen
    return chosen[0]


def _options_in(
    zones: Sequence[DeliveryZone], address: Address, *, currency: str
) -> list[DeliveryOption]:
    zone = find_zone([one for one in zones if one.options.all()], address)
    options = [one for one in zone.options.all() if one.currency == currency] if zone else []
    if not options:
        raise DeliveryUnavailable
    return options


def _discounts(asked: Request, *, now: datetime) -> tuple[list[Discount], DiscountReason | None]:
    """The rule that applies by itself, then the one whose code was said."""
    active = queries.list_active_discounts(codes=[plain_code(asked.code)] if asked.code else [])
    automatic = [one for one in active if not one.code and _why_not(one, asked, now=now) is None]
    goods = _goods_minor(asked.items)
    best = best_of(automatic, goods_minor=goods, currency=asked.currency)
    taken = [best] if best else []
    if not asked.code:
        return taken, None
    coded = next((one for one in active if one.code), None)
    reason = _why_not(coded, asked, now=now) if coded else "unknown"
    return ([*taken, coded] if coded and reason is None else taken), reason


def _why_not(discount: Discount, asked: Request, *, now: datetime) -> DiscountReason | None:
    limited = discount.most_uses is not None or discount.most_uses_each is not None
    uses, own = (
        queries.count_uses(discount.id, customer_id=asked.customer_id, but_for=asked.reference)
        if limited
        else (0, 0)
    )
    return why_not(
        discount,
        goods_minor=_goods_minor(asked.items),
        currency=asked.currency,
        now=now,
        uses=uses,
        own_uses=own,
    )
