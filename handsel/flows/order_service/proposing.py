"""A change is listed to the customer: checked by the policy, priced by the server, kept as pending.

Nothing of the order changes here. Asked again with other wishes, the newer list is the one that
a yes is about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from handsel.flows.order_service import facts as reading
from handsel.flows.order_service.elsewhere import placed, terms_elsewhere
from handsel.flows.order_service.facts import Facts
from handsel.flows.order_service.methods import check_method, refundable
from handsel.kit.money import Money
from handsel.modules.catalog.queries import get_offers
from handsel.modules.commerce.returns import actions, rules
from handsel.modules.commerce.returns.failures import ChangeRefused
from handsel.modules.commerce.returns.models import Change, KnownMethod
from handsel.modules.commerce.returns.queries import find_paid_with
from handsel.modules.commerce.returns.rules import Kind, Refusal
from handsel.modules.commerce.returns.wants import (
    WantedReturn,
    WantedSwap,
    digest,
    merged_address,
    stored,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """A change that the policy allows, as it would be carried out now.

    `difference` above zero is to be paid, below zero goes back; `needs_member` when somebody of
    the shop decides.
    """

    facts: Facts
    kind: Kind
    wanted: Mapping[str, Any]
    method: KnownMethod | None
    difference: Money
    needs_member: bool

    @property
    def hash(self) -> str:
        """What a yes is bound to."""
        return digest(
            {
                "order": str(self.facts.order.id),
                "kind": self.kind,
                "wanted": dict(self.wanted),
                "method": str(self.method.id) if self.method else "",
                "difference": [self.difference.amount_minor, self.difference.currency],
            }
        )


def propose(plan: Plan, *, conversation_id: UUID, now: datetime) -> Change:
    """Keep a plan as the conversation's pending change."""
    return actions.propose(
        plan.facts.order,
        conversation_id=conversation_id,
        kind=plan.kind,
        wanted=plan.wanted,
        method=plan.method,
        difference_minor=plan.difference.amount_minor,
        summary_hash=plan.hash,
        now=now,
    )


def plan_cancel(facts: Facts, *, reason: str, now: datetime) -> Plan:
    """Cancel an order; all that was paid goes back the way it came. Raises ChangeRefused."""
    _allow(facts, "cancel", now=now)
    _check(rules.refuse_reason(reason, policy=facts.policy))
    back = refundable(facts.order)
    return _plan(facts, "cancel", {"reason": reason}, difference=-back)


def plan_address(facts: Facts, *, address: Mapping[str, str], now: datetime) -> Plan:
    """Send an order elsewhere, at what that costs. Raises ChangeRefused."""
    _allow(facts, "address", now=now)
    wanted = placed(merged_address(facts.order.delivery_address, address), facts)
    if not wanted.get("line") or wanted == facts.order.delivery_address:
        _check("nothing_wanted")
    terms = terms_elsewhere(facts, wanted)
    difference = terms["total_minor"] - facts.order.total_minor if terms else 0
    if difference and not rules.is_paid(facts.state):
        _check("not_paid")
    more = {"terms": terms} if terms else {}
    return _plan(facts, "address", {"address": wanted} | more, difference=difference)


def plan_method(facts: Facts, *, method: KnownMethod, now: datetime) -> Plan:
    """Pay an order another way: all of it anew, and the first payment back."""
    _allow(facts, "method", now=now)
    paid_with = find_paid_with(facts.order.id)
    if paid_with is not None and paid_with.id == method.id:
        _check("method_refused")
    total = refundable(facts.order)
    if total <= 0:
        _check("not_paid")
    _check(check_method(facts, method, difference_minor=total))
    return _plan(facts, "method", {"paid_minor": total}, method=method, difference=total)


def plan_swaps(
    facts: Facts,
    kind: Literal["items", "exchange"],
    *,
    wanted: Sequence[tuple[UUID, UUID, int | None]],
    method: KnownMethod | None,
    now: datetime,
) -> Plan:
    """Other options of the same products, for a pending order or a delivered one.

    Raises ChangeRefused and NotFound.
    """
    _allow(facts, kind, now=now)
    swaps = reading.swaps_for(facts, wanted)
    _check(rules.refuse_swaps(facts.lines, swaps))
    difference = rules.difference_of(facts.lines, swaps)
    _check(check_method(facts, method, difference_minor=difference))
    offers = get_offers(swap.variant_id for swap in swaps)
    rows = [
        WantedSwap(
            line_id=swap.line_id,
            quantity=swap.quantity,
            old_variant_id=facts.rows[swap.line_id].variant_id,
            old_price_minor=facts.rows[swap.line_id].unit_price_minor,
            variant_id=swap.variant_id,
            price_minor=offers[swap.variant_id].price_minor,
            old_title=facts.rows[swap.line_id].title,
            title=offers[swap.variant_id].title,
        )
        for swap in swaps
    ]
    return _plan(facts, kind, {"swaps": stored(rows)}, method=method, difference=difference)


def plan_return(
    facts: Facts,
    *,
    wanted: Sequence[tuple[UUID, int | None]],
    method: KnownMethod | None,
    now: datetime,
) -> Plan:
    """Send delivered things back; what they came to is given back. Raises ChangeRefused."""
    _allow(facts, "return", now=now)
    asked = [(line, quantity or _whole(facts, line)) for line, quantity in wanted]
    _check(rules.refuse_returned(facts.lines, asked))
    back = min(rules.worth_of(facts.lines, asked), refundable(facts.order))
    _check(check_method(facts, method, difference_minor=-back, is_return=True))
    rows = [
        WantedReturn(
            line_id=line_id,
            quantity=quantity,
            variant_id=facts.rows[line_id].variant_id,
            title=facts.rows[line_id].title,
        )
        for line_id, quantity in asked
    ]
    return _plan(facts, "return", {"returned": stored(rows)}, method=method, difference=-back)


def _plan(
    facts: Facts,
    kind: Kind,
    wanted: Mapping[str, Any],
    *,
    method: KnownMethod | None = None,
    difference: int = 0,
) -> Plan:
    back = max(0, -difference) if kind != "method" else difference
    return Plan(
        facts=facts,
        kind=kind,
        wanted=wanted,
        method=method,
        difference=facts.money(difference),
        needs_member=rules.needs_member(back, policy=facts.policy),
    )


def _allow(facts: Facts, kind: Kind, *, now: datetime) -> None:
    _check(rules.refuse_kind(kind, facts.state, policy=facts.policy, now=now))


def _check(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise ChangeRefused(refusal)


def _whole(facts: Facts, line_id: UUID) -> int:
    row = facts.rows.get(line_id)
    return row.quantity if row else 1
