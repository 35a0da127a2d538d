"""Questions about customers."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from handsel.kit.errors import NotFound
from handsel.modules.customers.models import Customer, Identity


def get_customer(customer_id: UUID) -> Customer:
    """One customer; raises NotFound."""
    customer = Customer.objects.filter(id=customer_id).first()
    if customer is None:
        raise NotFound
    return customer


def list_customers(
    *,
    text: str = "",
    is_blocked: bool = False,
    before: UUID | None = None,
    limit: int = 50,
) -> list[Customer]:
    """Customers of the business, the newest first; `before` is the last id of the page before.

    `text` is part of a name or an e-mail address, or an id on a channel; `is_blocked` wants those
    who are shut out.
    """
    found = Customer.objects.filter(_about(text.strip()))
    if is_blocked:
        found = found.exclude(blocked_at=None)
    if before is not None:
        found = found.filter(id__lt=before)
    return list(found.order_by("-id")[:limit])


def list_identities(customer_ids: Collection[UUID]) -> list[Identity]:
    """As whom channels know these customers, with the channels, the oldest first."""
    found = Identity.objects.select_related("channel").filter(customer_id__in=list(customer_ids))
    return list(found.order_by("id"))


def _about(text: str) -> Q:
    if not text:
        return Q()
    known = Identity.objects.filter(external_id=text).values("customer_id")
    return Q(name__icontains=text) | Q(email__icontains=text) | Q(id__in=known)
