"""Customers whom the shop has shut out."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from handsel.edge.api.acting import Id, acting, actor_of
from handsel.edge.api.shapes import Listed, Out
from handsel.flows import block_customer
from handsel.modules.businesses.rules import Permission
from handsel.modules.customers import blocking

router = Router(tags=["customers"])


class BlockOut(Out):
    """A customer; `blocked_at` is null for one who is not shut out."""

    id: UUID
    name: str
    blocked_at: datetime | None
    blocked_by_id: UUID | None


@router.get("/customers/blocked", response=Listed[BlockOut])
def list_blocked_customers(request: HttpRequest) -> Listed[BlockOut]:
    """Who is shut out, the latest first."""
    with acting(request, Permission.READ_CONVERSATIONS):
        return Listed(items=[BlockOut.model_validate(one) for one in blocking.list_blocked()])


@router.post("/customers/{customer_id}/block", response=BlockOut)
def block(request: HttpRequest, customer_id: Id) -> BlockOut:
    """Shut a customer out: what they write is kept, and not answered."""
    actor = actor_of(request, Permission.BLOCK)
    return BlockOut.model_validate(block_customer.block(actor, customer_id))


@router.post("/customers/{customer_id}/unblock", response=BlockOut)
def unblock(request: HttpRequest, customer_id: Id) -> BlockOut:
    """Let a customer in again."""
    actor = actor_of(request, Permission.BLOCK)
    return BlockOut.model_validate(block_customer.unblock(actor, customer_id))
