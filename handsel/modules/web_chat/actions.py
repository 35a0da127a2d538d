"""Verbs on sites and visits."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from handsel.kit.errors import Invalid
from handsel.kit.ids import uuid7
from handsel.kit.secrets import Secret
from handsel.modules.web_chat.models import Site, Visit
from handsel.modules.web_chat.origins import read_origin
from handsel.modules.web_chat.rules import (
    MOST_ORIGINS,
    anonymous_visitor,
    lasts,
    needs_renewal,
    signed_visitor,
)

TOKEN_BYTES = 32
#: Visits that are over, removed when another begins.
SWEPT_AT_ONCE = 100


class TooManyOrigins(Invalid):
    """A chat is shown on at most twenty sites."""

    code = "too_many_origins"


def open_site(*, channel_id: UUID, key: str, origins: Sequence[str]) -> Site:
    """Let these origins show a channel's chat; raises NotAnOrigin and TooManyOrigins."""
    return Site.objects.create(channel_id=channel_id, key=key, origins=read_origins(origins))


def change_origins(site: Site, origins: Sequence[str]) -> None:
    """Let these origins show it, and no others; raises NotAnOrigin and TooManyOrigins."""
    site.origins = read_origins(origins)
    site.save(update_fields=["origins"])


def read_origins(origins: Sequence[str]) -> list[str]:
    """Each once, in order; raises NotAnOrigin and TooManyOrigins."""
    found = list(dict.fromkeys(map(read_origin, origins)))
    if len(found) > MOST_ORIGINS:
        raise TooManyOrigins
    return found


def begin_visit(
    site: Site, *, subject: str = "", name: str = "", now: datetime
) -> tuple[Visit, Secret]:
    """A visit of somebody unknown or, with a `subject`, of whom the shop signed for.

    The token is told once. Whoever was here before under the same subject has their thread.
    """
    _sweep(now=now)
    visit_id, token = uuid7(), Secret(secrets.token_urlsafe(TOKEN_BYTES))
    visitor = signed_visitor(subject) if subject else anonymous_visitor(visit_id)
    visit = Visit.objects.create(
        id=visit_id,
        site=site,
        digest=digest_of(token.reveal()),
        visitor=visitor,
        name=name,
        is_signed=bool(subject),
        created_at=now,
        used_at=now,
        ends_at=now + lasts(is_signed=bool(subject)),
    )
    return visit, token


def renew_visit(visit: Visit, *, now: datetime) -> None:
    """Who comes back is expected again for as long."""
    if needs_renewal(is_signed=visit.is_signed, used_at=visit.used_at, now=now):
        until = now + lasts(is_signed=False)
        Visit.objects.filter(id=visit.id).update(used_at=now, ends_at=until)


def end_visit(visit: Visit) -> None:
    """This browser reads and writes nothing more here."""
    Visit.objects.filter(id=visit.id).delete()


def note_thread(visit: Visit, *, conversation_id: UUID) -> None:
    """The visitor's thread is this one, on every device of theirs."""
    found = Visit.objects.filter(site_id=visit.site_id, visitor=visit.visitor, conversation=None)
    found.update(conversation_id=conversation_id)


def digest_of(token: str) -> bytes:
    """What is kept of a token."""
    return sha256(token.encode()).digest()


def _sweep(*, now: datetime) -> None:
    over = Visit.objects.filter(ends_at__lte=now).order_by("ends_at").values("id")[:SWEPT_AT_ONCE]
    Visit.objects.filter(id__in=over).delete()
