"""Meta's proof that a webhook is theirs, and our proof that a call is ours."""

import hmac
from collections.abc import Sequence

from handsel.kit.secrets import Secret

SIGNATURE_HEADER = "x-hub-signature-256"
PREFIX = "sha256="


def keyed(secret: Secret) -> hmac.HMAC:
    """A secret made ready to sign with, once for all the bodies it will prove."""
    return hmac.new(secret.reveal().encode(), digestmod="sha256")


def is_signed(body: bytes, *, header: str | None, keys: Sequence[hmac.HMAC]) -> bool:
    """Whether `header` (X-Hub-Signature-256) signs these raw bytes under any app secret's key.

    The bytes must be those on the wire: Meta signs its own escaped form, so parsed and written
    again they no longer match. Every key is tried, in constant time each.
    """
    given = (header or "").encode("latin-1", "replace")
    verdicts = [hmac.compare_digest(given, _signed(body, key).encode()) for key in keys]
    return any(verdicts)


def sign(body: bytes, *, secret: Secret) -> str:
    """The header Meta would send for these bytes: `sha256=` and 64 hexadecimal digits."""
    return _signed(body, keyed(secret))


def _signed(body: bytes, key: hmac.HMAC) -> str:
    signing = key.copy()
    signing.update(body)
    return PREFIX + signing.hexdigest()


def appsecret_proof(token: Secret, *, secret: Secret) -> str:
    """HMAC-SHA256 of the access token under the app secret, in hex: a stolen token alone fails."""
    return hmac.digest(secret.reveal().encode(), token.reveal().encode(), "sha256").hex()
