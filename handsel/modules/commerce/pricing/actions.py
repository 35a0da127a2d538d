"""Verbs on the uses of discounts. What shops set up themselves is in `setting_up.py`."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handsel.kit import tenancy
from handsel.modules.commerce.pricing.failures import DiscountRefused
from handsel.modules.commerce.pricing.models import Discount, DiscountUse
from handsel.modules.commerce.pricing.queries import count_uses


def use(reference: UUID, *, discount_ids: Sequence[UUID], customer_id: UUID) -> None:
    """Count discounts as used by an agreed checkout, within their limits; raises DiscountRefused.

    The discounts' rows are locked until the transaction ends: of many who want the last use, one
    has it.
    """
    tenancy.current()
    with transaction.atomic():
        found = Discount.objects.select_for_update(no_key=True).filter(id__in=discount_ids)
        for discount in found.order_by("id"):
            uses, own = count_uses(discount.id, customer_id=customer_id, but_for=reference)
            if discount.most_uses is not None and uses >= discount.most_uses:
                raise DiscountRefused("used_up", discount_id=discount.id)
            if discount.most_uses_each is not None and own >= discount.most_uses_each:
                raise DiscountRefused("used_by_you", discount_id=discount.id)
            DiscountUse.objects.update_or_create(
                reference=reference,
                discount=discount,
                defaults={"customer_id": customer_id, "is_held": True},
            )


def release(reference: UUID) -> None:
    """Nothing came of the checkout: its discounts may be used again."""
    DiscountUse.objects.filter(reference=reference, is_held=True).update(is_held=False)


def take_again(reference: UUID) -> None:
    """A checkout that had ended was paid after all: what was agreed holds, whatever the limit."""
    DiscountUse.objects.filter(reference=reference, is_held=False).update(is_held=True)


def end_discount(discount_id: UUID, *, at: datetime) -> None:
    """No one may use it any more; its code is free again. What was agreed stays agreed."""
    Discount.objects.filter(id=discount_id, is_active=True).update(is_active=False, ends_at=at)
