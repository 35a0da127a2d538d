"""A shop brings a language model of its own: every owner is told where customers' words go."""

from uuid import UUID

from handsel.flows import letterhead
from handsel.kit import tenancy
from handsel.kit.ids import uuid7
from handsel.modules.assistant import own_models
from handsel.modules.assistant.models import OwnModel
from handsel.modules.businesses.actor import Actor
from handsel.modules.notifications import letters


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


def _tell_owners(model: OwnModel, *, by: str) -> None:
    letter = letters.owners_model_changed(
        shop=letterhead.current_shop(),
        model=model.model,
        host=own_models.host_of(model),
        member=by,
    )
    letterhead.write_to_owners(letter, once_key=f"own-model:{model.id}:{uuid7().hex}")
