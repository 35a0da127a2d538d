"""Orders, with everything that became of their money; refunds."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Field

from handsel.edge.api.acting import Id, acting, actor_of
from handsel.edge.api.invoices import InvoiceOut
from handsel.edge.api.shapes import In, Limit, Out, Page
from handsel.flows import refund as refunding
from handsel.kit.days import moments_of
from handsel.kit.paging import cursor_after, read_cursor
from handsel.modules.businesses.queries import get_current
from handsel.modules.businesses.rules import Permission
from handsel.modules.commerce.invoices import queries as invoices
from handsel.modules.commerce.ledger import queries as ledger
from handsel.modules.commerce.ledger.models import Movement
from handsel.modules.commerce.orders import queries, searching
from handsel.modules.commerce.orders.models import Order, PaymentStatus
from handsel.modules.commerce.orders.models import Status as OrderStatus
from handsel.modules.commerce.orders.searching import Wanted, Which
from handsel.modules.commerce.payments import queries as payments

router = Router(tags=["orders"])


class OrderLineOut(Out):
    id: UUID
    variant_id: UUID
    title: str
    quantity: int
    unit_price_minor: int
    discount_minor: int
    tax_rate_ppm: int | None
    tax_minor: int
    currency: str


class DiscountGiven(Out):
    name: str
    code: str
    amount_minor: int


class OrderOut(Out):
    """An order on its three axes; money in the minor unit of `currency`.

    subtotal - discount + delivery (+ tax, unless prices include it) = total; rates in parts per
    million.
    """

    id: UUID
    number: int
    customer_id: UUID
    customer_name: str
    conversation_id: UUID | None
    status: str
    payment_status: str
    fulfillment: str
    subtotal_minor: int
    discount_minor: int
    delivery_minor: int
    tax_minor: int
    total_minor: int
    prices_include_tax: bool
    discounts: list[DiscountGiven]
    delivery_name: str
    delivery_address: dict[str, str]
    currency: str
    email: str
    tracking: str
    placed_at: datetime | None
    shipped_at: datetime | None
    delivered_at: datetime | None
    created_at: datetime
    lines: list[OrderLineOut]


class PaymentOut(Out):
    """One attempt to be paid."""

    id: UUID
    provider: str
    attempt: int
    status: str
    amount_minor: int
    currency: str
    problem: str
    opened_at: datetime | None
    expires_at: datetime | None
    succeeded_at: datetime | None
    created_at: datetime


class RefundOut(Out):
    id: UUID
    payment_id: UUID
    amount_minor: int
    currency: str
    status: str
    reason: str
    created_at: datetime


class LedgerEntryOut(Out):
    """One side of a movement: debits above zero, credits below."""

    account: str
    amount_minor: int


class MovementOut(Out):
    kind: str
    currency: str
    occurred_at: datetime
    entries: list[LedgerEntryOut]

    @classmethod
    def of(cls, movement: Movement) -> "MovementOut":
        """A movement with its entries."""
        sides = [LedgerEntryOut.model_validate(side) for side in movement.entries.all()]
        return MovementOut(
            kind=movement.kind,
            currency=movement.currency,
            occurred_at=movement.occurred_at,
            entries=sides,
        )


class OrderDetail(OrderOut):
    """An order and what became of its money, each list oldest first."""

    payments: list[PaymentOut]
    refunds: list[RefundOut]
    invoices: list[InvoiceOut]
    movements: list[MovementOut]


class RefundIn(In):
    """Without an amount, all that is left is given back."""

    amount_minor: Annotated[int, Field(gt=0, lt=2**53)] | None = None
    reason: str = Field("", max_length=200)


@router.get("/orders", response=Page[OrderOut])
def list_orders(
    request: HttpRequest,
    which: Which = Which.ALL,
    text: Annotated[str, Field(max_length=100)] = "",
    status: OrderStatus | None = None,
    payment: PaymentStatus | None = None,
    channel_id: UUID | None = None,
    customer_id: UUID | None = None,
    since: date | None = None,
    until: date | None = None,
    cursor: str = "",
    limit: Limit = 50,
) -> Page[OrderOut]:
    """The shop's orders, or part of them, the latest first.

    `text` is an order's number, or part of a customer's name or e-mail address; `since` and
    `until` are the first and the last day, as the shop counts them.
    """
    with acting(request, Permission.READ_ORDERS):
        begins, ends = moments_of(since, until, timezone=get_current().timezone)
        wanted = Wanted(
            which=which,
            text=text,
            status=status,
            payment=payment,
            channel_id=channel_id,
            customer_id=customer_id,
            since=begins,
            until=ends,
        )
        before = read_cursor(cursor)[1] if cursor else None
        found = searching.list_orders(wanted, before=before, limit=limit + 1)
        return Page(
            items=[OrderOut(**_fields(one)) for one in found[:limit]],
            next_cursor=cursor_after(None, found[limit - 1].id) if len(found) > limit else None,
        )


@router.get("/orders/{order_id}", response=OrderDetail)
def get_order(request: HttpRequest, order_id: Id) -> OrderDetail:
    """One order with its payments, refunds, documents and ledger movements."""
    with acting(request, Permission.READ_ORDERS):
        order = queries.get_order(order_id)
        return OrderDetail(
            **_fields(order),
            payments=[PaymentOut.model_validate(one) for one in payments.list_for_order(order.id)],
            refunds=[RefundOut.model_validate(one) for one in payments.list_refunds(order.id)],
            invoices=[InvoiceOut.model_validate(one) for one in invoices.list_for_order(order.id)],
            movements=[MovementOut.of(one) for one in ledger.list_movements(order.id)],
        )


@router.post("/orders/{order_id}/refunds", response={202: RefundOut})
def refund_order(request: HttpRequest, order_id: Id, asked: RefundIn) -> Status[RefundOut]:
    """Ask for money to be given back; the provider's word settles it."""
    actor = actor_of(request, Permission.REFUND)
    refund = refunding.request(
        actor, order_id, amount_minor=asked.amount_minor, reason=asked.reason
    )
    return Status(202, RefundOut.model_validate(refund))


def _fields(order: Order) -> dict[str, object]:
    own = OrderOut.model_fields.keys() - {"lines", "customer_name"}
    lines = [OrderLineOut.model_validate(line) for line in queries.lines_of(order)]
    shown = {name: getattr(order, name) for name in own}
    return shown | {"lines": lines, "customer_name": order.customer.name}
