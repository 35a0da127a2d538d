"""A shop brings a language model of its own: every owner is told where customers' words go."""

from time import monotonic
from typing import Final
from uuid import UUID

from handsel.flows import letterhead
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.ids import uuid7
from handsel.modules.assistant import own_models
from handsel.modules.assistant.breaker import Breaker
from handsel.modules.assistant.chain import ChainResult, think_through
from handsel.modules.assistant.context import Incoming, TurnContext
from handsel.modules.assistant.engine import think
from handsel.modules.assistant.models import OwnModel
from handsel.modules.audit.actions import record
from handsel.modules.businesses import queries as businesses
from handsel.modules.businesses.actor import Actor
from handsel.modules.limits import budgets
from handsel.modules.limits.models import Kind
from handsel.modules.notifications import letters

#: As long as all models together have for a customer's answer.
BUDGET_SECONDS: Final = 8.0
TRIED_WITH: Final = "Hello, are you there?"


def bring(
    actor: Actor, *, provider: str, base_url: str, model: str, api_key: str, position: int
) -> OwnModel:
    """Add a model and write the letter; raises what `own_models.add` raises."""
    with tenancy.business(actor.business_id):
        made = own_models.add(
            actor, provider=provider, base_url=base_url, model=model, api_key=api_key,
            position=position,
        )  # fmt: skip
        _tell_owners(made, by=actor.name)
    return made


def change(
    actor: Actor, model_id: UUID, *, base_url: str, model: str, api_key: str, position: int
) -> OwnModel:
    """Change a model and write the letter; raises what `own_models.change` raises."""
    with tenancy.business(actor.business_id):
        changed = own_models.change(
            actor, model_id, base_url=base_url, model=model, api_key=api_key, position=position
        )
        _tell_owners(changed, by=actor.name)
    return changed


def try_out(actor: Actor, model_id: UUID) -> ChainResult:
    """Ask a model something harmless; what became of it is the result's first attempt.

    It costs what a short answer costs, which counts. Raises Forbidden and NotFound.
    """
    with tenancy.business(actor.business_id):
        business, thinker = businesses.get_current(), own_models.build_one(actor, model_id)
    context = TurnContext(
        business_name=business.name,
        currency=business.currency,
        locale=business.locale,
        persona=business.persona,
        incoming=(Incoming(TRIED_WITH),),
    )
    result = think_through(
        context,
        (thinker,),
        budget_seconds=BUDGET_SECONDS,
        clock=monotonic,
        breaker=Breaker(clock=monotonic),
        house=think,
    )
    with tenancy.business(actor.business_id):
        tokens, at = result.input_tokens + result.output_tokens, now()
        budgets.add(Kind.TOKENS, tokens, customer_id=actor.member_id, now=at)
        budgets.add(Kind.COST, result.cost_micro or 0, customer_id=actor.member_id, now=at)
        record(
            "model.tried",
            actor=actor,
            subject=("model", model_id),
            detail={"outcome": result.attempts[0].outcome},
        )
    return result


def _tell_owners(model: OwnModel, *, by: str) -> None:
    letter = letters.owners_model_changed(
        shop=letterhead.current_shop(),
        model=model.model,
        host=own_models.host_of(model),
        member=by,
    )
    letterhead.write_to_owners(letter, once_key=f"own-model:{model.id}:{uuid7().hex}")
