"""What another address makes of an order's price: only what the place changes is priced anew.

Within the same zone delivery stays as agreed, within the same country and region tax does; a fee
or a rate that the shop has changed since is no matter of the address.
"""

from collections.abc import Mapping
from typing import Any

from handsel.flows.order_service.facts import Facts
from handsel.modules.businesses.queries import get_current
from handsel.modules.catalog.queries import get_offers
from handsel.modules.commerce.pricing import queries
from handsel.modules.commerce.pricing.address import Address, read_address
from handsel.modules.commerce.pricing.choosing import find_rate, find_zone
from handsel.modules.commerce.pricing.countries import country_code
from handsel.modules.commerce.pricing.models import DeliveryOption, DeliveryZone
from handsel.modules.commerce.pricing.rules import Fee, PricedLine, charge
from handsel.modules.commerce.returns.failures import ChangeRefused


def placed(address: Mapping[str, str], facts: Facts) -> dict[str, str]:
    """The address with its country as zones know it, in a shop that delivers or taxes by place."""
    if not (_zones() or queries.list_rates()):
        return dict(address)
    said = address.get("country", "")
    known = str(facts.order.delivery_address.get("country", "")) or get_current().country
    return {**address, "country": (country_code(said) or said) if said else known}


def terms_elsewhere(facts: Facts, address: Mapping[str, str]) -> dict[str, Any] | None:
    """Delivery and taxes at the new address, in minor units; None where they stay as agreed.

    Raises ChangeRefused where the shop does not deliver.
    """
    order = facts.order
    old, new = read_address(order.delivery_address), read_address(address)
    option = _option(facts, old, new)
    moves = (old.country, old.region) != (new.country, new.region)
    rates = queries.list_rates() if moves and _is_taxed(facts) else []
    if option is None and not rates:
        return None
    offers = get_offers(row.variant_id for row in facts.rows.values())

    def rate(tax_class: str, agreed: int | None) -> int | None:
        if not rates:
            return agreed
        return find_rate(rates, tax_class=tax_class, country=new.country, region=new.region)

    lines = [
        PricedLine(
            row.quantity * row.unit_price_minor,
            discount_minor=row.discount_minor,
            rate_ppm=rate(offers[row.variant_id].tax_class, row.tax_rate_ppm),
        )
        for row in facts.rows.values()
    ]
    on_delivery = rate(queries.get_settings().delivery_tax_class, order.delivery_rate_ppm)
    fee = (
        Fee(option.fee_minor, free_from_minor=option.free_from_minor, rate_ppm=on_delivery)
        if option
        else Fee(order.delivery_minor, rate_ppm=on_delivery)
    )
    priced = charge(
        lines, currency=order.currency, fee=fee, prices_include_tax=order.prices_include_tax
    )
    assert priced.delivery is not None
    return {
        "delivery_name": option.name if option else order.delivery_name,
        "delivery_minor": priced.delivery.amount_minor,
        "delivery_rate_ppm": priced.delivery.rate_ppm,
        "delivery_tax_minor": priced.delivery.tax_minor,
        "lines": {
            str(line_id): [line.rate_ppm, line.tax_minor]
            for line_id, line in zip(facts.rows, priced.lines, strict=True)
        },
        "total_minor": priced.total_minor,
    }


def _option(facts: Facts, old: Address, new: Address) -> DeliveryOption | None:
    """The way to deliver there, where it is another zone's: of the same name, or the cheapest."""
    zones = _zones()
    if not zones:
        return None
    zone, before = find_zone(zones, new), find_zone(zones, old)
    options = [one for one in zone.options.all() if one.currency == facts.order.currency] if zone \
        else []  # fmt: skip
    if zone is None or not options:
        raise ChangeRefused("not_delivered_there")
    if not facts.order.delivery_name or (before is not None and before.id == zone.id):
        return None
    alike = [one for one in options if one.name == facts.order.delivery_name]
    return (alike or sorted(options, key=lambda one: one.fee_minor))[0]


def _zones() -> list[DeliveryZone]:
    return [zone for zone in queries.list_zones() if zone.options.all()]


def _is_taxed(facts: Facts) -> bool:
    return any(row.tax_rate_ppm is not None for row in facts.rows.values())
