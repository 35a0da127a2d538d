"""Secrets at rest: envelope encryption with a key ring.

A sealed secret is `1.<key id>.<wrapped data key>.<nonce + ciphertext>`, base64url. Each secret
has its own random 256-bit data key (AES-256-GCM), wrapped by the newest key of the ring. The
place it belongs to (table, column, row, business) is authenticated, so a sealed value moved to
another row does not open.
"""

import base64
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = "1"
NONCE_BYTES = 12
KEY_BYTES = 32


class Unopenable(ValueError):
    """A sealed secret does not open: another key, another place, or it was changed."""


class Secret(str):
    """A secret in clear. It prints as dots; ask `reveal()` for the value at the last moment."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Secret('{self.masked()}')"

    def __str__(self) -> str:
        return self.masked()

    def __format__(self, spec: str) -> str:
        return format(self.masked(), spec)

    def masked(self) -> str:
        """Dots and the last four characters, or dots alone when it is short."""
        clear = self.reveal()
        return "••••" + (clear[-4:] if len(clear) >= 12 else "")

    def reveal(self) -> str:
        """The value itself."""
        return str.__str__(self)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a secret lives; part of what is authenticated."""

    table: str
    column: str
    row: str
    business: str

    def associated(self) -> bytes:
        """The bytes bound into the seal."""
        parts = (VERSION, self.table, self.column, self.row, self.business)
        return b"".join(len(p.encode()).to_bytes(4, "big") + p.encode() for p in parts)


class KeyRing:
    """Master keys of 32 bytes with their ids, newest first."""

    def __init__(self, keys: Sequence[tuple[str, bytes]]) -> None:
        if not keys:
            raise ValueError("the key ring is empty")
        self._keys = {key_id: AESGCM(key) for key_id, key in keys}

    @property
    def ids(self) -> tuple[str, ...]:
        """The keys' ids, newest first."""
        return tuple(self._keys)

    def seal(self, clear: str, *, place: Place) -> str:
        """Encrypt `clear` for `place` under the newest key."""
        key_id, master = next(iter(self._keys.items()))
        data_key = AESGCM.generate_key(bit_length=KEY_BYTES * 8)
        where = place.associated()
        parts = (
            _encrypt(master, data_key, where),
            _encrypt(AESGCM(data_key), clear.encode(), where),
        )
        return ".".join((VERSION, key_id, *(base64.urlsafe_b64encode(p).decode() for p in parts)))

    def open(self, sealed: str, *, place: Place) -> Secret:
        """Decrypt what was sealed for `place`; raises Unopenable."""
        where = place.associated()
        with _named_failure():
            data_key, body = self._unwrap(sealed, where)
            clear = _decrypt(AESGCM(data_key), base64.urlsafe_b64decode(body), where)
        return Secret(clear.decode())

    def rewrap(self, sealed: str, *, place: Place) -> str:
        """The same secret with its data key wrapped by the newest key; raises Unopenable.

        The secret itself is opened once to see that it is whole, and stays under its data key.
        """
        where = place.associated()
        with _named_failure():
            data_key, body = self._unwrap(sealed, where)
            _decrypt(AESGCM(data_key), base64.urlsafe_b64decode(body), where)
        key_id, newest = next(iter(self._keys.items()))
        wrapped = base64.urlsafe_b64encode(_encrypt(newest, data_key, where)).decode()
        return ".".join((VERSION, key_id, wrapped, body))

    def _unwrap(self, sealed: str, where: bytes) -> tuple[bytes, str]:
        version, key_id, wrapped, body = sealed.split(".")
        if version != VERSION:
            raise Unopenable("unknown version")
        return _decrypt(self._keys[key_id], base64.urlsafe_b64decode(wrapped), where), body


@contextmanager
def _named_failure() -> Iterator[None]:
    try:
        yield
    except (KeyError, ValueError, InvalidTag) as error:
        raise Unopenable("the sealed secret does not open") from error


def _encrypt(key: AESGCM, clear: bytes, where: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + key.encrypt(nonce, clear, where)


def _decrypt(key: AESGCM, sealed: bytes, where: bytes) -> bytes:
    return key.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], where)
