"""Time-ordered identifiers."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import blake2b
from itertools import count
from uuid import UUID

from handsel.kit.clock import milliseconds

_RANDOM = 10
#: Drawn ahead: asking the system each time lets other threads in between, which costs far more
#: than the asking. Taking from a list is safe among threads.
_drawn: list[bytes] = []
# Two processes must not share what one of them drew.
os.register_at_fork(after_in_child=_drawn.clear)

_foretold: ContextVar[Iterator[UUID] | None] = ContextVar("foretold_ids", default=None)


def uuid7() -> UUID:
    """A version 7 UUID (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then random bits."""
    foretold = _foretold.get()
    if foretold is not None:
        return next(foretold)
    return _version7((milliseconds() << 80) | int.from_bytes(_random_bytes()))


def _random_bytes() -> bytes:
    try:
        return _drawn.pop()
    except IndexError:
        fresh = os.urandom(_RANDOM * 256)
        _drawn.extend(fresh[at : at + _RANDOM] for at in range(_RANDOM, len(fresh), _RANDOM))
        return fresh[:_RANDOM]


@contextmanager
def foretold(seed: str, *, first: int) -> Iterator[None]:
    """New ids are the same each time for the same seed, in order from `first` on.

    Only for rows that are never kept: anybody who knows the seed knows the ids.
    """
    token = _foretold.set(_told(seed, first))
    try:
        yield
    finally:
        _foretold.reset(token)


def _told(seed: str, first: int) -> Iterator[UUID]:
    for number in count(first):
        drawn = blake2b(f"{seed}:{number}".encode(), digest_size=10).digest()
        yield _version7((number << 80) | int.from_bytes(drawn))


def _version7(value: int) -> UUID:
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return UUID(int=value)
