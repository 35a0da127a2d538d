"""Customers whom a member of the shop has shut out."""

from datetime import datetime
from uuid import UUID

from handsel.kit.errors import NotFound
from handsel.modules.customers.models import Customer

MOST = 200


def get_for_update(customer_id: UUID) -> Customer:
    """One customer of the current business, locked; raises NotFound."""
    customer = Customer.objects.select_for_update().filter(id=customer_id).first()
    if customer is None:
        raise NotFound
    return customer


def block(customer: Customer, *, by: UUID, at: datetime) -> None:
    """Shut a customer out; `by` is the member who says so."""
    customer.blocked_at, customer.blocked_by_id = at, by
    customer.save(update_fields=["blocked_at", "blocked_by_id"])


def unblock(customer: Customer) -> None:
    """Let a customer in again."""
    customer.blocked_at = customer.blocked_by_id = None
    customer.save(update_fields=["blocked_at", "blocked_by_id"])


def list_blocked() -> list[Customer]:
    """Customers who are shut out, the latest first."""
    return list(Customer.objects.exclude(blocked_at=None).order_by("-blocked_at")[:MOST])
