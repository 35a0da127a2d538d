"""A pending change planned again, from what it wanted, as its order and the prices are now."""

from datetime import datetime
from typing import Literal, cast

from handsel.flows.order_service import proposing
from handsel.flows.order_service.facts import Facts
from handsel.flows.order_service.proposing import Plan
from handsel.modules.commerce.returns.models import Change
from handsel.modules.commerce.returns.wants import returned_of, swaps_of


def plan_again(change: Change, facts: Facts, *, now: datetime) -> Plan:
    """The plan a pending change would be now; raises what the plans of `proposing` raise."""
    match change.kind:
        case "cancel":
            return proposing.plan_cancel(facts, reason=change.wanted["reason"], now=now)
        case "address":
            return proposing.plan_address(facts, address=change.wanted["address"], now=now)
        case "method":
            assert change.method is not None
            return proposing.plan_method(facts, method=change.method, now=now)
        case "return":
            returned = [(row.line_id, row.quantity) for row in returned_of(change.wanted)]
            return proposing.plan_return(facts, wanted=returned, method=change.method, now=now)
        case _:
            wanted = [(s.line_id, s.variant_id, s.quantity) for s in swaps_of(change.wanted)]
            kind = cast(Literal["items", "exchange"], change.kind)
            return proposing.plan_swaps(facts, kind, wanted=wanted, method=change.method, now=now)
