"""Ways to be paid, and money that members saw with their own eyes."""

from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from handsel.edge.api.acting import Id, acting, actor_of
from handsel.edge.api.orders import PaymentOut, RefundOut
from handsel.edge.api.shapes import In, Listed, Out
from handsel.flows import pay_by_hand, payout_accounts
from handsel.kit.money import Money
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.payments import actions as payments
from handsel.modules.commerce.payments import queries

router = Router(tags=["payments"])


class MethodOut(Out):
    """A way to pay that customers are offered."""

    id: UUID
    provider: str
    external_id: str
    mode: str
    livemode: bool
    is_active: bool
    is_default: bool
    instructions: str
    waits_days: int


class MethodIn(In):
    """What customers read who pay by hand, and for how long their order waits."""

    provider: Literal["bank_transfer", "on_delivery"]
    instructions: str = Field(min_length=1, max_length=1000)
    waits_days: Annotated[int, Field(ge=1, le=payments.LONGEST_WAIT_DAYS)] = 7
    is_default: bool = False


class ReceivedIn(In):
    """Money a member saw. `reference` says how: the bank statement's line, the receipt's number."""

    amount_minor: Annotated[int, Field(gt=0, lt=2**53)]
    currency: str = Field(pattern="^[A-Z]{3}$")
    reference: str = Field(min_length=1, max_length=120)


@router.get("/payment-methods", response=Listed[MethodOut])
def list_methods(request: HttpRequest) -> Listed[MethodOut]:
    """The ways to pay that customers are offered, the default first."""
    with acting(request, Permission.READ_PAYMENTS):
        found = queries.list_accounts()
        return Listed(items=[MethodOut.model_validate(one) for one in found])


@router.put("/payment-methods", response=MethodOut)
def offer_by_hand(request: HttpRequest, asked: MethodIn) -> MethodOut:
    """Offer a way to pay by hand, or change what customers read about it.

    Where the shop is paid already, that waits for a day: what is answered is how it stands now,
    and `GET /payout-changes` shows what waits.
    """
    account = payout_accounts.offer_by_hand(
        actor_of(request, Permission.CHANGE_PAYMENTS),
        provider=asked.provider,
        instructions=asked.instructions,
        waits_days=asked.waits_days,
        make_default=asked.is_default,
    )
    return MethodOut.model_validate(account)


@router.post("/orders/{order_id}/received", response=PaymentOut)
def mark_received(request: HttpRequest, order_id: Id, told: ReceivedIn) -> PaymentOut:
    """Say that the money for an order to be paid by hand is there; it is settled at once."""
    actor = actor_of(request, Permission.RECORD_PAYMENT)
    payment = pay_by_hand.mark_paid(
        actor,
        order_id,
        money=Money(told.amount_minor, told.currency),
        reference=told.reference,
    )
    return PaymentOut.model_validate(payment)


@router.post("/refunds/{refund_id}/given-back", response=RefundOut)
def mark_given_back(request: HttpRequest, refund_id: Id) -> RefundOut:
    """Say that a refund to be made by hand was made."""
    actor = actor_of(request, Permission.REFUND)
    return RefundOut.model_validate(pay_by_hand.mark_given_back(actor, refund_id))
