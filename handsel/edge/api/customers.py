"""Customers: the list, and one of them with all that the shop knows beside what was said."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from handsel.edge.api.acting import Id, acting
from handsel.edge.api.shapes import Limit, Out, Page
from handsel.kit.paging import cursor_after, read_cursor
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.orders.counting import Bought, count_bought
from handsel.modules.customers import queries
from handsel.modules.customers.models import Customer, Identity

router = Router(tags=["customers"])


class KnownOnOut(Out):
    """A channel that knows this customer, and as whom."""

    channel_id: UUID
    kind: str
    name: str
    external_id: str


class ListedCustomerOut(Out):
    """A customer. `stopped_at`: asked for no automatic messages; `promotions_declined_at`: for no
    promotions; `blocked_at`: shut out by a member of the shop."""

    id: UUID
    name: str
    email: str
    language: str
    stopped_at: datetime | None
    promotions_declined_at: datetime | None
    blocked_at: datetime | None
    blocked_by_id: UUID | None
    created_at: datetime
    known_on: list[KnownOnOut]
    orders: int
    last_order_at: datetime | None


@router.get("/customers", response=Page[ListedCustomerOut])
def list_customers(
    request: HttpRequest,
    text: Annotated[str, Field(max_length=100)] = "",
    blocked: bool = False,
    cursor: str = "",
    limit: Limit = 50,
) -> Page[ListedCustomerOut]:
    """The shop's customers, the newest first.

    `text` is part of a name or an e-mail address, or an id on a channel.
    """
    with acting(request, Permission.READ_CONVERSATIONS):
        before = read_cursor(cursor)[1] if cursor else None
        found = queries.list_customers(
            text=text, is_blocked=blocked, before=before, limit=limit + 1
        )
        return Page(
            items=_shown(found[:limit]),
            next_cursor=cursor_after(None, found[limit - 1].id) if len(found) > limit else None,
        )


@router.get("/customers/{customer_id}", response=ListedCustomerOut)
def get_customer(request: HttpRequest, customer_id: Id) -> ListedCustomerOut:
    """One customer."""
    with acting(request, Permission.READ_CONVERSATIONS):
        return _shown([queries.get_customer(customer_id)])[0]


def _shown(customers: Sequence[Customer]) -> list[ListedCustomerOut]:
    ids = [one.id for one in customers]
    bought = count_bought(ids)
    known: dict[UUID, list[KnownOnOut]] = {}
    for identity in queries.list_identities(ids):
        known.setdefault(identity.customer_id, []).append(_known_on(identity))
    return [
        _one(one, known_on=known.get(one.id, []), bought=bought.get(one.id, Bought()))
        for one in customers
    ]


def _one(customer: Customer, *, known_on: list[KnownOnOut], bought: Bought) -> ListedCustomerOut:
    own = ListedCustomerOut.model_fields.keys() - {"known_on", "orders", "last_order_at"}
    return ListedCustomerOut(
        **{name: getattr(customer, name) for name in own},
        known_on=known_on,
        orders=bought.orders,
        last_order_at=bought.last_at,
    )


def _known_on(identity: Identity) -> KnownOnOut:
    channel = identity.channel
    return KnownOnOut(
        channel_id=channel.id,
        kind=channel.kind,
        name=channel.name,
        external_id=identity.external_id,
    )
