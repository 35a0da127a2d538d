"""Variants and prices as members change them, and several products at once."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from handsel.edge.api.acting import Id, acting
from handsel.edge.api.product_shapes import (
    NewVariantIn,
    PriceIn,
    PricesIn,
    StatusIn,
    VariantChange,
    VariantIn,
)
from handsel.edge.api.products import ProductOut, shown
from handsel.edge.api.shapes import In, Out
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.queries import get_current
from handsel.modules.businesses.rules import Permission
from handsel.modules.catalog.editing import prices, products, variants
from handsel.modules.catalog.queries import get_product

router = Router(tags=["catalog"])


class ChangedOut(Out):
    """How many of the chosen products are not as they were."""

    changed: int


@router.post("/products/{product_id}/variants", response={201: ProductOut})
def add_variant(request: HttpRequest, product_id: Id, asked: NewVariantIn) -> Status[ProductOut]:
    """Give a product another variant."""
    with acting(request, Permission.CHANGE_CATALOG) as actor:
        draft = VariantIn(**asked.model_dump(exclude={"version"})).draft()
        currency = get_current().currency
        changed, made = variants.add_variant(
            product_id, draft, currency=currency, version=asked.version
        )
        _note("variant.added", actor, ("variant", made), product_id=product_id)
        return Status(201, shown(changed))


@router.patch("/products/{product_id}/variants/{variant_id}", response=ProductOut)
def change_variant(
    request: HttpRequest, product_id: Id, variant_id: Id, asked: VariantChange
) -> ProductOut:
    """Change a variant's SKU or options, put it on sale or take it off, count its stock or not."""
    with acting(request, Permission.CHANGE_CATALOG) as actor:
        changed, fields = variants.change_variant(
            product_id, variant_id, _told(asked), version=asked.version
        )
        if fields:
            _note("variant.changed", actor, ("variant", variant_id), fields=fields)
        return shown(changed)


@router.put("/variants/{variant_id}/price", response=ProductOut)
def change_price(request: HttpRequest, variant_id: Id, asked: PriceIn) -> ProductOut:
    """Set a variant's price, from the next summary on; agreed orders stay as they are."""
    with acting(request, Permission.CHANGE_PRICES) as actor:
        product_id, differs = prices.change_price(
            variant_id, price_minor=asked.price_minor, was_minor=asked.was_minor
        )
        if differs:
            _note("price.changed", actor, ("variant", variant_id), price_minor=asked.price_minor)
        return shown(get_product(product_id, with_inactive=True))


@router.post("/catalog/prices", response=ChangedOut)
def change_prices(request: HttpRequest, asked: PricesIn) -> ChangedOut:
    """Set or raise the prices of several products, of all or of none."""
    with acting(request, Permission.CHANGE_PRICES) as actor:
        changed = prices.change_prices(
            asked.product_ids,
            versions=asked.versions,
            price_minor=asked.price_minor,
            percent_ppm=asked.percent_ppm,
        )
        how = {"price_minor": asked.price_minor, "percent_ppm": asked.percent_ppm}
        return _counted("product.repriced", actor, changed, how)


@router.post("/catalog/status", response=ChangedOut)
def change_status(request: HttpRequest, asked: StatusIn) -> ChangedOut:
    """Put several products on sale or take them off, all or none."""
    with acting(request, Permission.CHANGE_CATALOG) as actor:
        changed = products.change_status(
            asked.product_ids, is_active=asked.is_active, versions=asked.versions
        )
        how = {"fields": ["is_active"], "is_active": asked.is_active}
        return _counted("product.changed", actor, changed, how)


def _told(asked: In) -> dict[str, Any]:
    return asked.model_dump(exclude_unset=True, exclude={"version"})


def _note(what: str, actor: Actor, subject: tuple[str, UUID], **detail: object) -> None:
    record(what, actor=actor, subject=subject, detail=detail)


def _counted(what: str, actor: Actor, changed: list[UUID], how: Mapping[str, object]) -> ChangedOut:
    for product_id in changed:
        record(what, actor=actor, subject=("product", product_id), detail=how)
    return ChangedOut(changed=len(changed))
