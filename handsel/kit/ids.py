"""Time-ordered identifiers."""

import os
from uuid import UUID

from handsel.kit.clock import milliseconds


def uuid7() -> UUID:
    """A version 7 UUID (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then random bits."""
    value = (milliseconds() << 80) | int.from_bytes(os.urandom(10))
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return UUID(int=value)
