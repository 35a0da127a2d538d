"""How the shop's prices are taxed."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Field

from handsel.edge.api.acting import Id, acting
from handsel.edge.api.shapes import In, Listed, Out
from handsel.modules.audit.actions import record
from handsel.modules.businesses import actions as businesses
from handsel.modules.businesses.queries import get_current
from handsel.modules.businesses.rules import Permission
from handsel.modules.catalog.actions import change_tax_class
from handsel.modules.commerce.pricing import queries, setting_up

router = Router(tags=["prices"])

#: Parts per million: 20 % is 200000.
Rate = Annotated[int, Field(ge=0, le=1_000_000)]
Class = Annotated[str, Field(min_length=1, max_length=40)]


class TaxSettings(In):
    """`tax_number` is printed on invoices; `delivery_tax_class` is what delivery is taxed as."""

    prices_include_tax: bool
    delivery_tax_class: Class = "standard"
    tax_number: str = Field("", max_length=60)


class TaxSettingsOut(Out):
    prices_include_tax: bool
    delivery_tax_class: str
    tax_number: str


class TaxRateIn(In):
    """The rate of a class in a country, or in one of its regions as addresses write it."""

    tax_class: Class = "standard"
    country: str = Field(min_length=2, max_length=2)
    region: str = Field("", max_length=40)
    rate_ppm: Rate


class TaxRateChange(In):
    rate_ppm: Rate


class TaxRateOut(Out):
    id: UUID
    tax_class: str
    country: str
    region: str
    rate_ppm: int


class TaxClass(In):
    tax_class: Class


@router.get("/tax-settings", response=TaxSettingsOut)
def get_tax_settings(request: HttpRequest) -> TaxSettingsOut:
    """How the shop's prices are meant."""
    with acting(request, Permission.READ_CATALOG):
        return _settings()


@router.put("/tax-settings", response=TaxSettingsOut)
def change_tax_settings(request: HttpRequest, asked: TaxSettings) -> TaxSettingsOut:
    """Say how prices are meant, from the next summary on; agreed orders stay as they are."""
    with acting(request, Permission.CHANGE_PRICES) as actor:
        setting_up.change_settings(
            prices_include_tax=asked.prices_include_tax,
            delivery_tax_class=asked.delivery_tax_class,
        )
        businesses.change_tax_id(asked.tax_number)
        record("tax_settings.changed", actor=actor, detail={"fields": asked.model_fields_set})
        return _settings()


@router.get("/tax-rates", response=Listed[TaxRateOut])
def list_tax_rates(request: HttpRequest) -> Listed[TaxRateOut]:
    """Every rate, by class and place."""
    with acting(request, Permission.READ_CATALOG):
        return Listed(items=[TaxRateOut.model_validate(one) for one in queries.list_rates()])


@router.post("/tax-rates", response={201: TaxRateOut})
def put_tax_rate(request: HttpRequest, asked: TaxRateIn) -> Status[TaxRateOut]:
    """Set the rate of a class at a place; one that is there already gets this rate."""
    with acting(request, Permission.CHANGE_PRICES) as actor:
        rate = setting_up.put_rate(**asked.model_dump())
        record("tax_rate.set", actor=actor, subject=("tax_rate", rate.id), detail=_told(asked))
        return Status(201, TaxRateOut.model_validate(rate))


@router.put("/tax-rates/{rate_id}", response=TaxRateOut)
def change_tax_rate(request: HttpRequest, rate_id: Id, asked: TaxRateChange) -> TaxRateOut:
    """Another rate for the same class and place."""
    with acting(request, Permission.CHANGE_PRICES) as actor:
        rate = setting_up.change_rate(rate_id, rate_ppm=asked.rate_ppm)
        record("tax_rate.set", actor=actor, subject=("tax_rate", rate_id), detail=_told(asked))
        return TaxRateOut.model_validate(rate)


@router.delete("/tax-rates/{rate_id}", response={204: None})
def remove_tax_rate(request: HttpRequest, rate_id: Id) -> Status[None]:
    """Tax this class no more at this place."""
    with acting(request, Permission.CHANGE_PRICES) as actor:
        setting_up.remove_rate(rate_id)
        record("tax_rate.removed", actor=actor, subject=("tax_rate", rate_id))
        return Status(204, None)


@router.put("/products/{product_id}/tax-class", response={204: None})
def tax_product(request: HttpRequest, product_id: Id, asked: TaxClass) -> Status[None]:
    """Tax a product by another class, from the next summary on."""
    with acting(request, Permission.CHANGE_PRICES) as actor:
        change_tax_class(product_id, tax_class=asked.tax_class)
        record("product.taxed", actor=actor, subject=("product", product_id), detail=_told(asked))
        return Status(204, None)


def _told(asked: In) -> dict[str, object]:
    return asked.model_dump()


def _settings() -> TaxSettingsOut:
    settings = queries.get_settings()
    return TaxSettingsOut(
        prices_include_tax=settings.prices_include_tax,
        delivery_tax_class=settings.delivery_tax_class,
        tax_number=get_current().tax_id,
    )
