"""A member makes an API key, and the shop's owners get a letter about it."""

from handsel.flows import letterhead
from handsel.kit import tenancy
from handsel.modules.api_keys import actions as api_keys
from handsel.modules.api_keys.actions import Made, NewKey
from handsel.modules.api_keys.models import ApiKey
from handsel.modules.businesses.actor import Actor
from handsel.modules.notifications import letters


def make_api_key(actor: Actor, wanted: NewKey) -> Made:
    """Make the key, with its letter, in one transaction; raises what `api_keys.create` raises."""
    with tenancy.business(actor.business_id):
        made = api_keys.create(actor, wanted)
        _tell_owners(made.key, by=actor.name)
    return made


def _tell_owners(key: ApiKey, *, by: str) -> None:
    letter = letters.owner_api_key_made(
        shop=letterhead.current_shop(),
        name=key.name,
        shown=key.shown,
        by=by,
        scopes=key.scopes,
        until=key.expires_at.date(),
    )
    letterhead.write_to_owners(letter, once_key=f"api-key-made:{key.id}")
