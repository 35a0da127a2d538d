"""Questions about the shop's rates, zones and discounts."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, Prefetch, Q

from handsel.kit.errors import NotFound
from handsel.modules.commerce.pricing.models import (
    DeliveryOption,
    DeliveryZone,
    Discount,
    DiscountUse,
    TaxRate,
    TaxSettings,
)


def get_settings() -> TaxSettings:
    """How the shop's prices are meant."""
    return TaxSettings.objects.first() or TaxSettings()


def list_rates() -> list[TaxRate]:
    """Every tax rate, by class and place."""
    return list(TaxRate.objects.order_by("tax_class", "country", "region"))


def get_rate(rate_id: UUID) -> TaxRate:
    """One tax rate; raises NotFound."""
    rate = TaxRate.objects.filter(id=rate_id).first()
    if rate is None:
        raise NotFound
    return rate


def list_zones() -> list[DeliveryZone]:
    """Every delivery zone with its options, in the shop's order."""
    options = DeliveryOption.objects.order_by("position", "id")
    found = DeliveryZone.objects.prefetch_related(Prefetch("options", queryset=options))
    return list(found.order_by("position", "created_at", "id"))


def get_zone(zone_id: UUID) -> DeliveryZone:
    """One delivery zone with its options; raises NotFound."""
    zone = next((one for one in list_zones() if one.id == zone_id), None)
    if zone is None:
        raise NotFound
    return zone


def list_discounts() -> list[Discount]:
    """Every discount, ended ones too, the newest first."""
    return list(Discount.objects.order_by("-created_at", "-id"))


def list_active_discounts(*, codes: Sequence[str]) -> list[Discount]:
    """Discounts that were not ended: those that apply by themselves, and those with these codes."""
    found = Discount.objects.filter(Q(code="") | Q(code__in=codes), is_active=True)
    return list(found.order_by("created_at", "id"))


def get_discount(discount_id: UUID) -> Discount:
    """One discount; raises NotFound."""
    discount = Discount.objects.filter(id=discount_id).first()
    if discount is None:
        raise NotFound
    return discount


def find_by_code(code: str) -> Discount | None:
    """The active discount with this code, in upper case."""
    return Discount.objects.filter(code=code, is_active=True).first() if code else None


def count_uses(
    discount_id: UUID, *, customer_id: UUID | None = None, but_for: UUID | None = None
) -> tuple[int, int]:
    """How often a discount is used, by everybody and by this customer; `but_for` is not counted."""
    held = DiscountUse.objects.filter(discount_id=discount_id, is_held=True)
    if but_for is not None:
        held = held.exclude(reference=but_for)
    counted = held.aggregate(all=Count("id"), own=Count("id", filter=Q(customer_id=customer_id)))
    return counted["all"], counted["own"]


def count_all_uses() -> dict[UUID, int]:
    """How often each discount is used, by its id."""
    held = DiscountUse.objects.filter(is_held=True)
    return dict(held.values_list("discount_id").annotate(times=Count("id")))
