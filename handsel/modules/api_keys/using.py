"""A call with a key: whom it speaks for now, asked of the database each time."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q

from handsel.kit import tenancy
from handsel.kit.prepared import Prepared, Slot
from handsel.modules.api_keys import text
from handsel.modules.api_keys.models import ApiKey
from handsel.modules.api_keys.rules import (
    REFUSAL_NOTED_EVERY,
    USE_NOTED_EVERY,
    Address,
    allowed_to,
    is_from,
)
from handsel.modules.audit.actions import record
from handsel.modules.audit.models import ActorKind
from handsel.modules.audit.rules import By
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import permissions_of

# Row-level security shows only keys of the business that the text names.
_LIVING = Prepared(
    lambda: ApiKey.objects.select_related("member__user").filter(
        digest=Slot("digest"),
        revoked_at=None,
        expires_at__gt=Slot("now"),
        member__is_active=True,
        member__user__is_active=True,
    )
)


def read_actor(written: str, *, address: Address | None, now: datetime) -> Actor | None:
    """The member a key's text speaks for, with its scopes as far as they still have them.

    None when it speaks for nobody: no such key, revoked, expired, from elsewhere than it may be
    used, or its maker is no member any more. Its use is noted once a minute, and a use from
    elsewhere in the audit, once an hour.
    """
    read = text.read(written, development=settings.DEVELOPMENT)
    if read is None:
        return None
    with tenancy.business(read.business_id):
        key = _LIVING.first(digest=read.digest, now=now)
        if key is None:
            return None
        if not is_from(address, key.networks):
            _note_refusal(key, now=now)
            return None
        _note_use(key, now=now)
    return Actor(
        business_id=read.business_id,
        member_id=key.member_id,
        name=key.member.user.name,
        permissions=allowed_to(key.scopes, of=permissions_of(key.member.role)),
        key_id=key.id,
    )


def _note_use(key: ApiKey, *, now: datetime) -> None:
    # Read first: most calls write nothing. Asked again as it is written: of many calls at once,
    # one writes.
    if key.last_used_at is None or now - key.last_used_at >= USE_NOTED_EVERY:
        stale = Q(last_used_at=None) | Q(last_used_at__lte=now - USE_NOTED_EVERY)
        ApiKey.objects.filter(stale, id=key.id).update(last_used_at=now)


def _note_refusal(key: ApiKey, *, now: datetime) -> None:
    stale = Q(refused_at=None) | Q(refused_at__lte=now - REFUSAL_NOTED_EVERY)
    if ApiKey.objects.filter(stale, id=key.id).update(refused_at=now):
        by = By(ActorKind.API_KEY, key.id)
        record("api_key.refused", actor=by, subject=("api_key", key.id))
