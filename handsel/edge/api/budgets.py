"""What a day may cost the shop in messages and models, and what today has cost."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from handsel.edge.api.acting import acting
from handsel.edge.api.shapes import In, Out
from handsel.kit.clock import now
from handsel.modules.audit.actions import record
from handsel.modules.businesses.rules import Permission
from handsel.modules.limits import budgets
from handsel.modules.limits.budgets import DailyBudget
from handsel.modules.limits.models import Kind

router = Router(tags=["business"])

Amount = Annotated[int, Field(ge=0, le=10**15)]


class BudgetIn(In):
    """What a day (UTC) may cost, for one customer and for all; 0 is nothing, a null cost no limit.

    Sends are automatic messages. Costs are in millionths of the currency models are priced in.
    """

    customer_sends: Amount = budgets.DEFAULT.customer_sends
    business_sends: Amount = budgets.DEFAULT.business_sends
    customer_tokens: Amount = budgets.DEFAULT.customer_tokens
    business_tokens: Amount = budgets.DEFAULT.business_tokens
    customer_cost_micro: Amount | None = None
    business_cost_micro: Amount | None = None


class SpentOut(Out):
    """What today has cost so far."""

    sends: int
    tokens: int
    cost_micro: int


class BudgetOut(Out):
    customer_sends: int
    business_sends: int
    customer_tokens: int
    business_tokens: int
    customer_cost_micro: int | None
    business_cost_micro: int | None
    spent_today: SpentOut


@router.get("/budget", response=BudgetOut)
def get_budget(request: HttpRequest) -> BudgetOut:
    """The shop's daily budget."""
    with acting(request, Permission.READ_BUSINESS):
        return _shown()


@router.put("/budget", response=BudgetOut)
def put_budget(request: HttpRequest, body: BudgetIn) -> BudgetOut:
    """Change the shop's daily budget, from now on."""
    with acting(request, Permission.CHANGE_BUDGET) as actor:
        budgets.put_budget(DailyBudget(**body.model_dump()))
        record("budget.changed", actor=actor, detail=body.model_dump())
        return _shown()


def _shown() -> BudgetOut:
    budget = budgets.get_budget()
    spent = budgets.spent_on(now().date())
    return BudgetOut(
        **{name: getattr(budget, name) for name in budgets.FIELDS},
        spent_today=SpentOut(**{kind.value: spent[kind] for kind in Kind}),
    )
