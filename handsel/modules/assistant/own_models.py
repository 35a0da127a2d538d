"""The models a shop brings itself: asked before the platform's, in the order the shop gave them.

Keys are sealed and never shown again. Addresses are the shop's to choose, so calls to them go by
the guarded way out (`kit/http.py`), which reaches nothing but the public internet.
"""

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from pydantic import SecretStr

from handsel.kit.addresses import NotAllowed, read_target
from handsel.kit.errors import Conflict, Invalid, NotFound
from handsel.kit.http import Limits
from handsel.kit.key_ring import seal, unseal
from handsel.kit.secrets import Place, Secret
from handsel.modules.assistant.adapter import Thinker
from handsel.modules.assistant.exchange import MAX_RESPONSE_BYTES
from handsel.modules.assistant.models import OwnModel
from handsel.modules.assistant.registry import PROVIDERS, ThinkerSettings, UnknownThinker, build
from handsel.modules.audit.actions import record
from handsel.modules.audit.rules import LONGEST_STRING
from handsel.modules.audit.uses import note_use
from handsel.modules.businesses import actions as businesses
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission

#: All of them share the seconds of one answer.
MOST: Final = 5


class TooManyModels(Conflict):
    """A shop brings five models at most."""

    code = "too_many_models"


class AddressNotAllowed(Invalid):
    """Models are reached by https at a public address."""

    code = "address_not_allowed"


class AddressNeedsKey(Invalid):
    """A key is not taken along to another address: give it again."""

    code = "address_needs_key"


def list_all() -> list[OwnModel]:
    """The shop's models, in the order they are asked."""
    return list(OwnModel.objects.order_by("position", "created_at", "id"))


def add(
    actor: Actor, *, provider: str, base_url: str, model: str, api_key: str, position: int
) -> OwnModel:
    """Bring a model. Raises UnknownThinker, AddressNotAllowed and TooManyModels."""
    actor.require(Permission.CHANGE_MODELS)
    if provider not in PROVIDERS:
        raise UnknownThinker
    _require_allowed(base_url)
    if len(OwnModel.objects.select_for_update(no_key=True).order_by("id")) >= MOST:
        raise TooManyModels
    made = OwnModel(provider=provider, base_url=base_url, model=model, position=position)
    _keep_key(made, api_key)
    made.save(force_insert=True)
    businesses.note_own_models(True)
    _tell("model.added", actor, made)
    return made


def change(
    actor: Actor, model_id: UUID, *, base_url: str, model: str, api_key: str, position: int
) -> OwnModel:
    """Change a model; without `api_key` its key stays, but never goes to another address.

    Raises NotFound, AddressNotAllowed and AddressNeedsKey.
    """
    actor.require(Permission.CHANGE_MODELS)
    _require_allowed(base_url)
    known = _get(model_id)
    if base_url != known.base_url and not api_key:
        raise AddressNeedsKey
    known.base_url, known.model, known.position = base_url, model, position
    if api_key:
        _keep_key(known, api_key)
    known.save()
    _tell("model.changed", actor, known)
    return known


def remove(actor: Actor, model_id: UUID) -> None:
    """Ask a model no longer, and wipe its key. Raises NotFound."""
    actor.require(Permission.CHANGE_MODELS)
    known = _get(model_id)
    OwnModel.objects.filter(id=known.id).delete()
    businesses.note_own_models(OwnModel.objects.exists())
    _tell("model.removed", actor, known)


def put_in_order(actor: Actor, model_ids: Sequence[UUID]) -> None:
    """Have the models asked in this order from now on; what is not named comes after.

    Raises NotFound for what is no model of the shop's.
    """
    actor.require(Permission.CHANGE_MODELS)
    known = {one.id: one for one in OwnModel.objects.select_for_update(no_key=True).order_by("id")}
    if set(model_ids) - set(known):
        raise NotFound
    rest = [one.id for one in list_all() if one.id not in set(model_ids)]
    ordered = [*dict.fromkeys(model_ids), *rest]
    for position, model_id in enumerate(ordered):
        known[model_id].position = position
    OwnModel.objects.bulk_update(known.values(), ["position"])
    record("models.ordered", actor=actor, detail={"models": ordered})


def build_one(actor: Actor, model_id: UUID) -> Thinker:
    """One of the shop's models, ready to be tried. Raises Forbidden and NotFound."""
    actor.require(Permission.CHANGE_MODELS)
    return _built(_get(model_id))


def build_own() -> Sequence[Thinker]:
    """The shop's models, ready to be asked."""
    return [_built(one) for one in list_all()]


def host_of(one: OwnModel) -> str:
    """Where a model's customers' words go: the host of its address."""
    return urlsplit(one.base_url).netloc[:LONGEST_STRING]


def _built(one: OwnModel) -> Thinker:
    note_use("model", one.id, business_id=one.business_id, purpose="answer")
    key = unseal(one.api_key, place=_key_place(one))
    told = ThinkerSettings(
        provider=one.provider,
        base_url=one.base_url,
        api_key=SecretStr(key.reveal()),
        model=one.model,
        egress=Limits(largest=MAX_RESPONSE_BYTES, loopback=settings.DEVELOPMENT),
    )
    # Its own name, so that one shop's trouble with an address closes no other's circuit.
    return build(told, name=f"{one.provider}/{one.model}@{one.id}"[:120])


def _require_allowed(base_url: str) -> None:
    try:
        read_target(base_url, loopback=settings.DEVELOPMENT)
    except NotAllowed:
        raise AddressNotAllowed from None


def _get(model_id: UUID) -> OwnModel:
    found = OwnModel.objects.select_for_update(no_key=True).filter(id=model_id).first()
    if found is None:
        raise NotFound
    return found


def _keep_key(one: OwnModel, api_key: str) -> None:
    one.api_key = seal(api_key, place=_key_place(one))
    one.key_hint = Secret(api_key).masked()


def _key_place(one: OwnModel) -> Place:
    return Place(
        table="assistant_ownmodel",
        column="api_key",
        row=str(one.id),
        business=str(one.business_id),
    )


def _tell(what: str, actor: Actor, one: OwnModel) -> None:
    record(
        what,
        actor=actor,
        subject=("model", one.id),
        detail={
            "provider": one.provider,
            "host": host_of(one),
            "model": one.model,
            "api_key": one.key_hint,
        },
    )
