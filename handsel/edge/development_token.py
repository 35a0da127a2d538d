"""The development token: lets tools speak to the API as a member, where only developers are.

Outside development none can be made and none is read, whatever it says. A token has no date: it
holds as long as the secret key that signed it, and the member, do.
"""

from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer

from handsel.kit.startup import RefusedToStart

PREFIX = "dev_"


class Bearer(NamedTuple):
    """Whom a token speaks for."""

    business_id: UUID
    member_id: UUID


def mint(*, business_id: UUID, member_id: UUID) -> str:
    """A token for a member. Raises RefusedToStart outside development."""
    if not settings.DEVELOPMENT:
        raise RefusedToStart("Development tokens exist in development only.")
    return PREFIX + _signer().sign_object([str(business_id), str(member_id)])


def read(token: str) -> Bearer | None:
    """Whom the token speaks for; None for any other text, and for every text in production."""
    if not settings.DEVELOPMENT or not token.startswith(PREFIX):
        return None
    try:
        claimed: Any = _signer().unsign_object(token.removeprefix(PREFIX))
    except BadSignature:
        return None
    business_id, member_id = claimed
    return Bearer(UUID(business_id), UUID(member_id))


def _signer() -> Signer:
    return Signer(salt="handsel.development_token")
