"""Verbs on API keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from handsel.kit.clock import now as present_moment
from handsel.kit.errors import Conflict, NotFound
from handsel.kit.secrets import Secret
from handsel.modules.api_keys import text
from handsel.modules.api_keys.models import ApiKey
from handsel.modules.api_keys.queries import count_living
from handsel.modules.api_keys.rules import (
    DEFAULT_DAYS,
    MOST_KEYS,
    require_networks,
    require_scopes,
)
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission


class NameTaken(Conflict):
    """Another key has this name."""

    code = "name_taken"


class TooManyKeys(Conflict):
    """There are as many keys as a business may have; remove some first."""

    code = "too_many_keys"


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key somebody wants. `networks` are those it may be used from; none is all."""

    name: str
    scopes: Sequence[str]
    networks: Sequence[str] = ()
    days: int = DEFAULT_DAYS


@dataclass(frozen=True, slots=True)
class Made:
    """A new key, and its text, which is nowhere after this."""

    key: ApiKey
    text: Secret


def create(actor: Actor, wanted: NewKey, *, at: datetime | None = None) -> Made:
    """Make a key that acts for the actor in the current business.

    Raises Forbidden, NotAScope, NotANetwork, NameTaken (so asking twice makes one), TooManyKeys.
    """
    actor.require(Permission.CHANGE_KEYS)
    scopes = require_scopes(wanted.scopes, of=actor.permissions)
    networks = require_networks(wanted.networks)
    if count_living() >= MOST_KEYS:
        raise TooManyKeys
    made_at = at or present_moment()
    written = text.write(actor.business_id, development=settings.DEVELOPMENT)
    read = text.read(written.reveal(), development=settings.DEVELOPMENT)
    assert read is not None
    key = ApiKey(
        member_id=actor.member_id,
        name=wanted.name.strip(),
        digest=read.digest,
        begins=text.mark(development=settings.DEVELOPMENT),
        ends=written.reveal()[-4:],
        scopes=sorted(scopes),
        networks=networks,
        created_at=made_at,
        expires_at=made_at + timedelta(days=wanted.days),
    )
    try:
        with transaction.atomic():
            key.save(force_insert=True)
    except IntegrityError as error:
        raise NameTaken from error
    record(
        "api_key.created",
        actor=actor,
        subject=("api_key", key.id),
        detail={
            "name": key.name,
            "shown": key.shown,
            "scopes": key.scopes,
            "networks": networks,
            "expires_at": key.expires_at,
        },
    )
    return Made(key, written)


def revoke(actor: Actor, key_id: UUID) -> None:
    """End a key of the current business, whoever made it; raises Forbidden and NotFound."""
    actor.require(Permission.CHANGE_KEYS)
    ended = ApiKey.objects.filter(id=key_id, revoked_at=None).update(revoked_at=present_moment())
    if not ended:
        raise NotFound
    record("api_key.revoked", actor=actor, subject=("api_key", key_id))


def revoke_those_of(actor: Actor, member_id: UUID) -> None:
    """End the keys a member made, as their membership ends: none wakes up if they come back."""
    for key in ApiKey.objects.filter(member_id=member_id, revoked_at=None).select_for_update():
        ApiKey.objects.filter(id=key.id).update(revoked_at=present_moment())
        record("api_key.revoked", actor=actor, subject=("api_key", key.id))
