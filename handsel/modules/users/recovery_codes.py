"""Recovery codes: drawn at random, shown once, known by their hash. Pure but for the draw."""

import hashlib
import re
import secrets
from typing import Final
from uuid import UUID

COUNT: Final = 10
#: 32 that are not mistaken for each other: five bits each.
_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_GROUPS: Final = 6
_GROUP: Final = 4


def draw() -> list[str]:
    """Ten codes of 120 bits each: from 112 on a plain hash hides them (ASVS 6.5.2)."""
    return [_draw_one() for _ in range(COUNT)]


def digest_of(code: str, *, user_id: UUID) -> str:
    """What is stored of a code, however it was typed."""
    letters = re.sub(r"[^A-Z2-9]", "", code.upper())
    return hashlib.sha256(f"{user_id}:{letters}".encode()).hexdigest()


def _draw_one() -> str:
    letters = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(letters)
