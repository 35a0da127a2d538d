"""What may be changed about an order, by the shop's policy. Pure.

The shape of these rules is common to retail: what has not left the shop may be cancelled or
changed, what has arrived may be returned or exchanged, each once.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

type Kind = Literal["cancel", "items", "address", "method", "return", "exchange"]

CANCEL_REASONS = ("no_longer_needed", "ordered_by_mistake", "other")

Refusal = Literal[
    "not_pending",  # it has left the shop, or is cancelled
    "not_delivered",  # it has not arrived
    "not_paid",  # there is nothing to give back or to set off yet
    "disputed",  # the customer's bank holds the money
    "already_changed",  # once is all the policy allows
    "under_way",  # another change of it waits for a payment or a member
    "window_over",
    "reason_refused",
    "unknown_line",
    "other_product",
    "same_item",
    "unavailable",
    "method_refused",
    "credit_short",
    "nothing_wanted",
    "not_delivered_there",
]

#: How long a listed change waits for its yes.
CHANGE_LASTS = timedelta(minutes=30)
#: How long an order stays proven to be the customer's.
PROOF_LASTS = timedelta(hours=2)
#: Failed proofs in one conversation within `GUESSES_WITHIN`; then no more are heard.
MOST_GUESSES = 5
GUESSES_WITHIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Policy:
    """What a shop lets customers change; amounts in minor units of the shop's currency."""

    return_window_days: int = 30
    approval_limit_minor: int | None = 50_000
    refunds_on_receipt: bool = True
    cancel_reasons: tuple[str, ...] = CANCEL_REASONS
    items_change_is_final: bool = True
    pays_out_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class OrderState:
    """How an order stands, as far as these rules care. `agreed`: kinds of changes agreed to;
    `waiting`: one of them still waits for a payment or a member."""

    status: str
    payment_status: str
    fulfillment: str
    delivered_at: datetime | None = None
    agreed: frozenset[str] = frozenset()
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an order as these rules see it. `paid_minor` is what all of it came to: with its
    part of the discounts, and of a tax that was added."""

    id: UUID
    product_id: UUID
    variant_id: UUID
    quantity: int
    paid_minor: int

    def part_minor(self, quantity: int) -> int:
        """What so many of it came to; rounded down, so that parts never exceed the whole."""
        return self.paid_minor * quantity // self.quantity


@dataclass(frozen=True, slots=True)
class Swap:
    """Some of a line, and the variant wanted for it.

    `price_minor` is what the new one comes to, each, with a tax that is added.
    """

    line_id: UUID
    quantity: int
    variant_id: UUID
    product_id: UUID
    price_minor: int
    available: int
    is_active: bool = True


def refuse_kind(kind: Kind, order: OrderState, *, policy: Policy, now: datetime) -> Refusal | None:
    """Why an order may not be changed in this way at all; None when it may."""
    if order.waiting:
        return "under_way"
    if order.payment_status == "disputed":
        return "disputed"
    if kind in {"return", "exchange"}:
        return _refuse_after_delivery(order, policy=policy, now=now)
    is_pending = order.status in {"draft", "placed"} and order.fulfillment == "unfulfilled"
    if not is_pending or "cancel" in order.agreed:
        return "not_pending"
    if "items" in order.agreed and (policy.items_change_is_final or kind == "items"):
        return "already_changed"
    if kind in {"items", "method"} and not is_paid(order):
        return "not_paid"
    return None


def _refuse_after_delivery(order: OrderState, *, policy: Policy, now: datetime) -> Refusal | None:
    if order.fulfillment != "delivered" or order.status in {"draft", "cancelled"}:
        return "not_delivered"
    if order.agreed & {"return", "exchange"}:
        return "already_changed"
    if order.payment_status in {"unpaid", "refunded"}:
        return "not_paid"
    window = timedelta(days=policy.return_window_days)
    if order.delivered_at is not None and now - order.delivered_at > window:
        return "window_over"
    return None


def is_paid(order: OrderState) -> bool:
    """Whether an order's money is here, so that a difference can be set off."""
    return order.status == "placed" and order.payment_status not in {"unpaid", "refunded"}


def refuse_reason(reason: str, *, policy: Policy) -> Refusal | None:
    """Why an order may not be cancelled for this reason."""
    return None if reason in policy.cancel_reasons else "reason_refused"


def refuse_swaps(lines: Collection[Line], swaps: Sequence[Swap]) -> Refusal | None:
    """Why these things may not take the place of those: same product, another option, in stock."""
    by_id = {line.id: line for line in lines}
    if not swaps:
        return "nothing_wanted"
    taken: dict[UUID, int] = {}
    given: dict[UUID, int] = {}
    for swap in swaps:
        line = by_id.get(swap.line_id)
        if line is None:
            return "unknown_line"
        if line.product_id != swap.product_id:
            return "other_product"
        if line.variant_id == swap.variant_id:
            return "same_item"
        taken[line.id] = taken.get(line.id, 0) + swap.quantity
        given[swap.variant_id] = given.get(swap.variant_id, 0) + swap.quantity
        if not swap.is_active or given[swap.variant_id] > swap.available:
            return "unavailable"
        if taken[line.id] > line.quantity:
            return "unknown_line"
    return None


def refuse_returned(
    lines: Collection[Line], returned: Sequence[tuple[UUID, int]]
) -> Refusal | None:
    """Why these quantities of these lines may not come back."""
    if not returned:
        return "nothing_wanted"
    left = {line.id: line.quantity for line in lines}
    for line_id, quantity in returned:
        if line_id not in left or quantity < 1 or quantity > left[line_id]:
            return "unknown_line"
        left[line_id] -= quantity
    return None


def difference_of(lines: Collection[Line], swaps: Sequence[Swap]) -> int:
    """What the swaps cost beyond what was paid for what goes; negative: what goes back."""
    by_id = {line.id: line for line in lines}
    return sum(
        swap.quantity * swap.price_minor - by_id[swap.line_id].part_minor(swap.quantity)
        for swap in swaps
    )


def worth_of(lines: Collection[Line], returned: Sequence[tuple[UUID, int]]) -> int:
    """What goes back for the returned part. Delivery is not given back."""
    by_id = {line.id: line for line in lines}
    wanted: dict[UUID, int] = {}
    for line_id, quantity in returned:
        wanted[line_id] = wanted.get(line_id, 0) + quantity
    return sum(by_id[line_id].part_minor(quantity) for line_id, quantity in wanted.items())


def needs_member(amount_minor: int, *, policy: Policy) -> bool:
    """Whether so much money may go back only when a member agrees."""
    limit = policy.approval_limit_minor
    return limit is not None and amount_minor > limit
