"""Who a visitor is, as the shop's own server signs it: a JSON Web Token (RFC 7519), HS256 only.

Any library for such tokens can make one. What is asked of it is in `docs/web-chat.md`.
"""

import hmac
import re
from base64 import urlsafe_b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from handsel.kit.errors import Failure
from handsel.kit.secrets import Secret
from handsel.kit.strict_json import EXACT, Limits, NotJson, is_storable, read_json

LONGEST_TOKEN: Final = 2000
LONGEST_SUBJECT: Final = 120
LONGEST_NAME: Final = 200
#: A token that holds for longer than this is a password, and is refused.
LONGEST_LIFE: Final = timedelta(hours=24)
_LETTERS: Final = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_LIMITS: Final = Limits(keys=50, largest_integer=EXACT)


class IdentityRefused(Failure):
    """Who the visitor is was not signed by the shop, or was too long ago."""

    code = "identity_refused"
    status = 401


@dataclass(frozen=True, slots=True)
class Signed:
    """Whom the shop signed for: its own id of them, and what it calls them, or nothing."""

    subject: str
    name: str


def read_identity(written: str, *, secrets: Sequence[Secret], now: datetime) -> Signed:
    """Whom a token is about, signed with any of these secrets; raises IdentityRefused.

    Why is not said: whoever made it for good can see, and nobody else shall.
    """
    parts = written.split(".")
    if len(written) > LONGEST_TOKEN or len(parts) != 3:
        raise IdentityRefused
    header, claims, signature = (_decode(part) for part in parts)
    _require_signed(f"{parts[0]}.{parts[1]}", signature, secrets=secrets)
    told = _object(header)
    if told.get("alg") != "HS256" or "crit" in told:
        raise IdentityRefused
    return _signed(_object(claims), now=now)


def _require_signed(text: str, signature: bytes, *, secrets: Sequence[Secret]) -> None:
    made = [hmac.new(one.reveal().encode(), text.encode(), sha256).digest() for one in secrets]
    if not any(hmac.compare_digest(signature, one) for one in made):
        raise IdentityRefused


def _signed(claims: dict[str, Any], *, now: datetime) -> Signed:
    subject, name = claims.get("sub"), claims.get("name", "")
    if not isinstance(subject, str) or not isinstance(name, str):
        raise IdentityRefused
    fits = 0 < len(subject) <= LONGEST_SUBJECT and subject.isprintable()
    if not fits or subject != subject.strip() or not is_storable(claims):
        raise IdentityRefused
    until, since = _number(claims, "exp"), _number(claims, "nbf", otherwise=0)
    present = now.timestamp()
    if not since <= present < until <= present + LONGEST_LIFE.total_seconds():
        raise IdentityRefused
    shown = "".join(letter for letter in name if letter.isprintable())
    return Signed(subject, " ".join(shown.split())[:LONGEST_NAME])


def _number(claims: dict[str, Any], name: str, *, otherwise: int | None = None) -> int:
    found = claims.get(name, otherwise)
    if isinstance(found, bool) or not isinstance(found, int):
        raise IdentityRefused
    return found


def _decode(part: str) -> bytes:
    if not _LETTERS.fullmatch(part):
        raise IdentityRefused
    try:
        return urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except ValueError as error:
        raise IdentityRefused from error


def _object(raw: bytes) -> dict[str, Any]:
    try:
        return read_json(raw, limits=_LIMITS)
    except NotJson as error:
        raise IdentityRefused from error
