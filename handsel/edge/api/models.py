"""The language models a shop brings itself. Their keys are written and never read."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Field, StringConstraints

from handsel.edge.api.acting import Id, acting, actor_of
from handsel.edge.api.shapes import In, Listed, Out
from handsel.flows import bring_model
from handsel.modules.assistant import own_models
from handsel.modules.businesses.rules import Permission

router = Router(tags=["assistant"])

Address = Annotated[str, StringConstraints(max_length=300, pattern=r"^https?://[!-~]+$")]
ModelName = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[!-~]+$")]
Key = Annotated[str, StringConstraints(min_length=8, max_length=500, pattern=r"^[!-~]+$")]
Place = Annotated[int, Field(ge=0, le=100)]


class ModelOut(Out):
    """A model of the shop's; `key_hint` is its key's last four characters."""

    id: UUID
    provider: str
    base_url: str
    model: str
    key_hint: str
    position: int
    created_at: datetime


class ModelIn(In):
    """A model behind an address that speaks OpenAI's chat completions or Anthropic's messages.

    Models are asked from the lowest position up, and then the platform's and the house engine.
    """

    provider: Literal["openai", "anthropic"]
    base_url: Address
    model: ModelName
    api_key: Key
    position: Place = 0


class ModelChangeIn(In):
    """What it is to be from now on; without `api_key` the key stays, at the same address."""

    base_url: Address
    model: ModelName
    api_key: Key | None = None
    position: Place = 0


class ModelOrderIn(In):
    """The shop's models, the first to be asked first."""

    model_ids: list[Annotated[UUID, Field(strict=False)]] = Field(
        min_length=1, max_length=own_models.MOST
    )


class TriedOut(Out):
    """What became of it: answered, unavailable, timed_out, invalid or broke, with the reason."""

    outcome: str
    reason: str
    seconds: float
    input_tokens: int
    output_tokens: int
    cost_micro: int | None


@router.get("/assistant/models", response=Listed[ModelOut])
def list_models(request: HttpRequest) -> Listed[ModelOut]:
    """The shop's own models, in the order they are asked."""
    with acting(request, Permission.READ_ASSISTANT):
        return Listed(items=[ModelOut.model_validate(one) for one in own_models.list_all()])


@router.post("/assistant/models", response={201: ModelOut})
def add_model(request: HttpRequest, asked: ModelIn) -> Status[ModelOut]:
    """Bring a model; it is asked from the next message on."""
    made = bring_model.bring(
        actor_of(request, Permission.CHANGE_MODELS),
        provider=asked.provider,
        base_url=asked.base_url,
        model=asked.model,
        api_key=asked.api_key,
        position=asked.position,
    )
    return Status(201, ModelOut.model_validate(made))


@router.put("/assistant/models/{model_id}", response=ModelOut)
def change_model(request: HttpRequest, model_id: Id, asked: ModelChangeIn) -> ModelOut:
    """Change a model."""
    changed = bring_model.change(
        actor_of(request, Permission.CHANGE_MODELS),
        model_id,
        base_url=asked.base_url,
        model=asked.model,
        api_key=asked.api_key or "",
        position=asked.position,
    )
    return ModelOut.model_validate(changed)


@router.post("/assistant/models/{model_id}/try", response=TriedOut)
def try_model(request: HttpRequest, model_id: Id) -> TriedOut:
    """Ask a model something harmless, and say whether it answers."""
    result = bring_model.try_out(actor_of(request, Permission.CHANGE_MODELS), model_id)
    attempt = result.attempts[0]
    return TriedOut(
        outcome=attempt.outcome,
        reason=attempt.reason,
        seconds=attempt.seconds,
        input_tokens=result.input_tokens,
        output_tokens=result.output_tokens,
        cost_micro=result.cost_micro,
    )


@router.put("/assistant/model-order", response=Listed[ModelOut])
def order_models(request: HttpRequest, asked: ModelOrderIn) -> Listed[ModelOut]:
    """Change which model is asked first."""
    with acting(request, Permission.CHANGE_MODELS) as actor:
        own_models.put_in_order(actor, asked.model_ids)
        return Listed(items=[ModelOut.model_validate(one) for one in own_models.list_all()])


@router.delete("/assistant/models/{model_id}", response={204: None})
def remove_model(request: HttpRequest, model_id: Id) -> Status[None]:
    """Ask a model no longer, and wipe its key."""
    with acting(request, Permission.CHANGE_MODELS) as actor:
        own_models.remove(actor, model_id)
        return Status(204, None)
