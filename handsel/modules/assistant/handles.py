"""Opaque names of things, minted for one conversation and meaningless outside it."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from typing import Literal
from uuid import UUID

from django.conf import settings

Kind = Literal[
    "product", "variant", "entry", "checkout", "order", "line", "method", "change", "delivery",
    "way",
]  # fmt: skip

_LETTERS: dict[Kind, str] = {
    "product": "p",
    "variant": "v",
    "entry": "k",
    "checkout": "c",
    "order": "o",
    "delivery": "d",
    "line": "l",
    "method": "m",
    "change": "g",
    "way": "w",
}


class Handles:
    """The names minted in one turn: the only ones its commands may use."""

    def __init__(self, conversation_id: UUID, known: Mapping[str, list[str]] | None = None) -> None:
        self._conversation = conversation_id.bytes
        self._known: dict[str, tuple[str, UUID]] = {
            handle: (kind, UUID(row)) for handle, (kind, row) in (known or {}).items()
        }

    def mint(self, kind: Kind, row: UUID) -> str:
        """The name of a row, the same for every turn of the conversation."""
        secret = hashlib.sha256(settings.SECRET_KEY.encode() + b"handles").digest()
        named = self._conversation + kind.encode() + row.bytes
        digest = hmac.digest(secret, named, "sha256")
        handle = f"{_LETTERS[kind]}_{base64.b32encode(digest)[:8].decode().lower()}"
        self._known[handle] = (kind, row)
        return handle

    def find(self, handle: str, *kinds: Kind) -> UUID | None:
        """The row a name stands for, if it was minted here as one of `kinds`."""
        kind, row = self._known.get(handle, ("", None))
        return row if kind in kinds else None

    def as_json(self) -> dict[str, list[str]]:
        """What is kept beside the turn."""
        return {handle: [kind, str(row)] for handle, (kind, row) in self._known.items()}
