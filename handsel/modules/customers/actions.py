"""Verbs on customers."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from handsel.kit import tenancy
from handsel.modules.customers.models import Customer, Identity
from handsel.modules.customers.tasks import learn_name

LONGEST_NAME = 200


def recognize(*, channel_id: UUID, external_id: str, name: str = "") -> Identity:
    """The identity of whoever writes on this channel, made on their first message.

    What the provider calls a new customer is asked in the background, unless it said so (`name`).
    """
    identity = _find(channel_id=channel_id, external_id=external_id)
    if identity is not None:
        return identity
    try:
        with transaction.atomic():
            customer = Customer.objects.create(name=name[:LONGEST_NAME])
            identity = Identity.objects.create(
                customer=customer, channel_id=channel_id, external_id=external_id
            )
            if not name:
                learn_name.enqueue(business_id=tenancy.current(), identity_id=identity.id)
            return identity
    except IntegrityError:
        return Identity.objects.select_related("customer").get(
            channel_id=channel_id, external_id=external_id
        )


def _find(*, channel_id: UUID, external_id: str) -> Identity | None:
    return (
        Identity.objects.select_related("customer")
        .filter(channel_id=channel_id, external_id=external_id)
        .first()
    )


def learn_said_name(customer: Customer, *, name: str) -> None:
    """Keep what the provider says a customer is called, while nothing else is known."""
    if name and not customer.name:
        customer.name = name[:LONGEST_NAME]
        customer.save(update_fields=["name"])


def note_promotions(*, customer_id: UUID, is_wanted: bool, at: datetime) -> None:
    """The customer wants promotions, or none from `at` on."""
    Customer.objects.filter(id=customer_id).update(promotions_declined_at=None if is_wanted else at)


def learn(*, customer_id: UUID, email: str = "", language: str = "") -> None:
    """Keep what was learned about a customer; empty values change nothing."""
    known = {k: v for k, v in {"email": email, "language": language}.items() if v}
    if known:
        Customer.objects.filter(id=customer_id).update(**known)


def stop(*, customer_id: UUID, at: datetime) -> None:
    """The customer wants no more automatic messages."""
    Customer.objects.filter(id=customer_id, stopped_at=None).update(stopped_at=at)
