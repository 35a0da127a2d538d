"""Changes of orders that customers ask for, what members decide about them, and the parcels."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from handsel.edge.api.acting import Id, acting, actor_of
from handsel.edge.api.shapes import In, Limit, Out, Page
from handsel.flows.order_service import deciding, parcels
from handsel.kit.clock import now
from handsel.kit.paging import cursor_after, read_cursor
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.orders.queries import get_order
from handsel.modules.commerce.returns import actions, queries
from handsel.modules.commerce.returns.models import Change
from handsel.modules.commerce.returns.rules import CANCEL_REASONS, Policy

router = Router(tags=["changes"])


class ChangeOut(Out):
    """One change of an order. `difference_minor` above zero is paid by the customer, below zero
    goes back to them; `wanted` is what was listed, by kind."""

    id: UUID
    order_id: UUID
    conversation_id: UUID
    kind: str
    state: str
    wanted: dict[str, Any]
    method: str
    difference_minor: int
    currency: str
    shown_at: datetime
    agreed_at: datetime | None
    settled_at: datetime | None
    received_at: datetime | None


class AmendmentOut(Out):
    """What an order said before a change, and what it says since."""

    change_id: UUID
    before: dict[str, Any]
    after: dict[str, Any]
    amended_at: datetime


class OrderHistory(Out):
    """Everything that was asked for about an order, and how it was amended; oldest first."""

    changes: list[ChangeOut]
    amendments: list[AmendmentOut]


class ParcelIn(In):
    """What finds the parcel, as the carrier gave it."""

    tracking: str = Field("", max_length=200)


class ParcelOut(Out):
    """Where an order's goods are."""

    id: UUID
    fulfillment: str
    tracking: str
    shipped_at: datetime | None
    delivered_at: datetime | None


class ServicePolicyBody(In, Out):
    """What customers may change by themselves; amounts in the minor unit of the shop's currency.

    `approval_limit_minor`: more is given back only when a member agrees; null: never asked.
    """

    return_window_days: int = Field(30, ge=0, le=3650)
    approval_limit_minor: int | None = Field(50_000, ge=0, lt=2**53)
    refunds_on_receipt: bool = True
    cancel_reasons: list[str] = Field(list(CANCEL_REASONS), max_length=len(CANCEL_REASONS))
    items_change_is_final: bool = True
    pays_out_elsewhere: bool = False


@router.get("/changes/waiting", response=Page[ChangeOut])
def list_waiting_changes(
    request: HttpRequest, cursor: str = "", limit: Limit = 50
) -> Page[ChangeOut]:
    """Changes that wait for a member, the latest first."""
    with acting(request, Permission.READ_ORDERS):
        before = read_cursor(cursor)[1] if cursor else None
        found = queries.list_asked(before=before, limit=limit + 1)
        return Page(
            items=[_shown(one) for one in found[:limit]],
            next_cursor=cursor_after(None, found[limit - 1].id) if len(found) > limit else None,
        )


@router.get("/orders/{order_id}/changes", response=OrderHistory)
def list_order_changes(request: HttpRequest, order_id: Id) -> OrderHistory:
    """What was asked for about an order, and what was agreed before each change."""
    with acting(request, Permission.READ_ORDERS):
        order = get_order(order_id)
        amendments = queries.list_amendments(order.id)
        return OrderHistory(
            changes=[_shown(one) for one in queries.list_changes(order.id)],
            amendments=[AmendmentOut.model_validate(one) for one in amendments],
        )


@router.post("/changes/{change_id}/approve", response=ChangeOut)
def approve_change(request: HttpRequest, change_id: Id) -> ChangeOut:
    """Agree to what a customer asked for above the limit: it is carried out."""
    actor = actor_of(request, Permission.REFUND)
    return _shown(deciding.approve(actor, change_id, now=now()))


@router.post("/changes/{change_id}/decline", response=ChangeOut)
def decline_change(request: HttpRequest, change_id: Id) -> ChangeOut:
    """Do not agree; the customer is told."""
    actor = actor_of(request, Permission.REFUND)
    return _shown(deciding.decline(actor, change_id, now=now()))


@router.post("/changes/{change_id}/received", response=ChangeOut)
def receive_change(request: HttpRequest, change_id: Id) -> ChangeOut:
    """What a return or an exchange sends back has arrived."""
    actor = actor_of(request, Permission.CHANGE_ORDERS)
    return _shown(deciding.receive(actor, change_id, now=now()))


@router.post("/orders/{order_id}/ship", response=ParcelOut)
def ship_order(request: HttpRequest, order_id: Id, parcel: ParcelIn) -> ParcelOut:
    """The goods are on their way; the customer is told once."""
    actor = actor_of(request, Permission.CHANGE_ORDERS)
    order = parcels.ship(actor, order_id, tracking=parcel.tracking, now=now())
    return ParcelOut.model_validate(order)


@router.post("/orders/{order_id}/deliver", response=ParcelOut)
def deliver_order(request: HttpRequest, order_id: Id) -> ParcelOut:
    """The goods have arrived."""
    actor = actor_of(request, Permission.CHANGE_ORDERS)
    return ParcelOut.model_validate(parcels.deliver(actor, order_id, now=now()))


@router.get("/service-policy", response=ServicePolicyBody)
def get_service_policy(request: HttpRequest) -> ServicePolicyBody:
    """What customers may change by themselves."""
    with acting(request, Permission.READ_ORDERS):
        return _policy(queries.get_policy())


@router.put("/service-policy", response=ServicePolicyBody)
def set_service_policy(request: HttpRequest, asked: ServicePolicyBody) -> ServicePolicyBody:
    """Change it; what was agreed to before stays agreed to."""
    with acting(request, Permission.CHANGE_SERVICE) as actor:
        wanted = asked.model_dump() | {"cancel_reasons": tuple(asked.cancel_reasons)}
        return _policy(actions.set_policy(actor, Policy(**wanted)))


def _policy(policy: Policy) -> ServicePolicyBody:
    told = asdict(policy) | {"cancel_reasons": list(policy.cancel_reasons)}
    return ServicePolicyBody(**told)


def _shown(change: Change) -> ChangeOut:
    shown = {name: getattr(change, name) for name in ChangeOut.model_fields if name != "method"}
    return ChangeOut(**shown, method=change.method.label if change.method else "")
