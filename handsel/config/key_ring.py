"""The key ring's written form: `<id>:<base64 of 32 bytes>`, comma-separated, newest first.

A long random passphrase without an id will do in place of a key; its id is derived from it.
"""

import base64
import binascii
import hashlib
import re
import secrets
from typing import NamedTuple

KEY_BYTES = 32
SHORTEST_PASSPHRASE = 32
_ID = re.compile(r"[a-z0-9_-]{1,16}")


class RingKey(NamedTuple):
    """One key; its id is stored beside what it sealed, so it must never be given to another key."""

    id: str
    secret: bytes

    def __repr__(self) -> str:
        return f"RingKey(id={self.id!r})"


def parse_key_ring(written: str) -> tuple[RingKey, ...]:
    """The keys in the order written. Raises ValueError, which never repeats the key itself."""
    keys = tuple(_parse_key(part.strip()) for part in written.split(",") if part.strip())
    ids = [key.id for key in keys]
    if len(set(ids)) < len(ids):
        raise ValueError("HANDSEL_SECRET_KEYS names the same key id twice")
    return keys


def new_key(key_id: str) -> str:
    """A fresh random key in its written form."""
    return f"{key_id}:{base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()}"


def _parse_key(part: str) -> RingKey:
    if ":" not in part:
        return _key_from_passphrase(part)
    key_id, _, encoded = part.partition(":")
    if not _ID.fullmatch(key_id):
        raise ValueError("each key in HANDSEL_SECRET_KEYS is written id:base64, id as in k1")
    try:
        standard = encoded.replace("-", "+").replace("_", "/")
        secret = base64.b64decode(standard + "=" * (-len(standard) % 4), validate=True)
    except binascii.Error:
        raise ValueError(f"key {key_id} in HANDSEL_SECRET_KEYS is not base64") from None
    if len(secret) != KEY_BYTES:
        raise ValueError(f"key {key_id} in HANDSEL_SECRET_KEYS is not {KEY_BYTES} bytes long")
    return RingKey(key_id, secret)


def _key_from_passphrase(passphrase: str) -> RingKey:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise ValueError(
            "each key in HANDSEL_SECRET_KEYS is written id:base64, or is a random passphrase of"
            f" at least {SHORTEST_PASSPHRASE} characters"
        )
    secret = hashlib.sha256(b"handsel key ring\0" + passphrase.encode()).digest()
    return RingKey("p" + hashlib.sha256(secret).hexdigest()[:8], secret)
