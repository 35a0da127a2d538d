"""One-time codes by the clock (RFC 6238): six digits, thirty seconds, HMAC-SHA-1, as apps do."""

import base64
import hmac
import secrets
import struct
from hashlib import sha1
from typing import Final
from urllib.parse import quote, urlencode

DIGITS: Final = 6
STEP_SECONDS: Final = 30
SECRET_BYTES: Final = 20
#: Steps by which a phone's clock may be off, each way.
DRIFT: Final = 1


def make_secret() -> str:
    """160 random bits, in the base32 that people and apps pass around."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def code_at(secret: str, step: int) -> str:
    """The code of one step, counted from 1970."""
    key = base64.b32decode(secret, casefold=True)
    # SHA-1 is what authenticator apps compute; an HMAC does not need more of it.
    digest = hmac.digest(key, struct.pack(">Q", step), sha1)
    at = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[at : at + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def step_at(timestamp: float) -> int:
    """The step of a moment in seconds since 1970."""
    return int(timestamp // STEP_SECONDS)


def matching_step(secret: str, code: str, *, timestamp: float) -> int | None:
    """The step a code belongs to, now or a step off; None for a wrong one.

    Remember the step and take none up to it again: a code is good once.
    """
    given = code.replace(" ", "").encode(errors="replace")
    now = step_at(timestamp)
    found = None
    for step in range(now - DRIFT, now + DRIFT + 1):
        if hmac.compare_digest(code_at(secret, step).encode(), given):
            found = step
    return found


def address_for(secret: str, *, name: str, issuer: str) -> str:
    """What a QR code for an authenticator app says."""
    label = quote(f"{issuer}:{name}", safe=":@")
    return f"otpauth://totp/{label}?" + urlencode({"secret": secret, "issuer": issuer})
