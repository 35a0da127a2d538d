"""Where and how the shop delivers, and what that costs."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Field

from handsel.edge.api.acting import Id, acting
from handsel.edge.api.shapes import In, Listed, Out
from handsel.modules.audit.actions import record
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.pricing import queries, setting_up
from handsel.modules.commerce.pricing.models import DeliveryZone
from handsel.modules.commerce.pricing.setting_up import NewOption

router = Router(tags=["prices"])

#: Minor units of the shop's currency.
Amount = Annotated[int, Field(ge=0, lt=2**53)]
Days = Annotated[int, Field(ge=0, le=365)]


class DeliveryOptionIn(In):
    """One way to deliver; free once the goods come to `free_from_minor` after discounts."""

    name: str = Field(min_length=1, max_length=120)
    fee_minor: Amount
    free_from_minor: Amount | None = None
    days_min: Days | None = None
    days_max: Days | None = None


class DeliveryOptionOut(Out):
    id: UUID
    name: str
    fee_minor: int
    free_from_minor: int | None
    currency: str
    days_min: int | None
    days_max: int | None


class DeliveryZoneIn(In):
    """Countries by their ISO 3166-1 alpha-2 codes, narrowed to postcodes that begin so."""

    name: str = Field(min_length=1, max_length=120)
    countries: list[str] = Field(min_length=1, max_length=250)
    postcode_prefixes: list[Annotated[str, Field(max_length=12)]] = Field([], max_length=1000)
    position: int = Field(0, ge=0, le=10_000)
    options: list[DeliveryOptionIn] = Field(min_length=1, max_length=10)


class DeliveryZoneOut(Out):
    id: UUID
    name: str
    countries: list[str]
    postcode_prefixes: list[str]
    position: int
    options: list[DeliveryOptionOut]


@router.get("/delivery-zones", response=Listed[DeliveryZoneOut])
def list_delivery_zones(request: HttpRequest) -> Listed[DeliveryZoneOut]:
    """Every zone with its options; without any, the shop asks for no address."""
    with acting(request, Permission.READ_CATALOG):
        return Listed(items=[_shown(one) for one in queries.list_zones()])


@router.post("/delivery-zones", response={201: DeliveryZoneOut})
def add_delivery_zone(request: HttpRequest, asked: DeliveryZoneIn) -> Status[DeliveryZoneOut]:
    """Deliver to more places, from the next summary on."""
    with acting(request, Permission.CHANGE_PRICES) as actor:
        zone = _put(asked, zone_id=None)
        record("delivery_zone.added", actor=actor, subject=("delivery_zone", zone.id))
        return Status(201, _shown(zone))


@router.put("/delivery-zones/{zone_id}", response=DeliveryZoneOut)
def change_delivery_zone(
    request: HttpRequest, zone_id: Id, asked: DeliveryZoneIn
) -> DeliveryZoneOut:
    """Make a zone as described, its options anew."""
    with acting(request, Permission.CHANGE_PRICES) as actor:
        zone = _put(asked, zone_id=zone_id)
        record("delivery_zone.changed", actor=actor, subject=("delivery_zone", zone_id))
        return _shown(zone)


@router.delete("/delivery-zones/{zone_id}", response={204: None})
def remove_delivery_zone(request: HttpRequest, zone_id: Id) -> Status[None]:
    """Deliver there no more."""
    with acting(request, Permission.CHANGE_PRICES) as actor:
        setting_up.remove_zone(zone_id)
        record("delivery_zone.removed", actor=actor, subject=("delivery_zone", zone_id))
        return Status(204, None)


def _put(asked: DeliveryZoneIn, *, zone_id: UUID | None) -> DeliveryZone:
    return setting_up.put_zone(
        name=asked.name,
        countries=asked.countries,
        postcode_prefixes=asked.postcode_prefixes,
        position=asked.position,
        options=[NewOption(**one.model_dump()) for one in asked.options],
        zone_id=zone_id,
    )


def _shown(zone: DeliveryZone) -> DeliveryZoneOut:
    return DeliveryZoneOut(
        id=zone.id,
        name=zone.name,
        countries=zone.countries,
        postcode_prefixes=zone.postcode_prefixes,
        position=zone.position,
        options=[DeliveryOptionOut.model_validate(one) for one in zone.options.all()],
    )
