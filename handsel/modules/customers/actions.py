"""Verbs on customers."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from handsel.modules.customers.models import Customer, Identity


def recognize(*, channel_id: UUID, external_id: str) -> Identity:
    """The identity of whoever writes on this channel, made on their first message."""
    identity = _find(channel_id=channel_id, external_id=external_id)
    if identity is not None:
        return identity
    try:
        with transaction.atomic():
            customer = Customer.objects.create()
            return Identity.objects.create(
                customer=customer, channel_id=channel_id, external_id=external_id
            )
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


def name(*, customer_id: UUID, name: str) -> None:
    """Keep the name the provider gives for a customer who has none yet."""
    Customer.objects.filter(id=customer_id, name="").update(name=name[:200])


def learn(*, customer_id: UUID, email: str = "", language: str = "") -> None:
    """Keep what was learned about a customer; empty values change nothing."""
    known = {k: v for k, v in {"email": email, "language": language}.items() if v}
    if known:
        Customer.objects.filter(id=customer_id).update(**known)


def stop(*, customer_id: UUID, at: datetime) -> None:
    """The customer wants no more automatic messages."""
    Customer.objects.filter(id=customer_id, stopped_at=None).update(stopped_at=at)


def resume(*, customer_id: UUID) -> None:
    """The customer may be answered automatically again."""
    Customer.objects.filter(id=customer_id).update(stopped_at=None)
