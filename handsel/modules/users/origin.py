"""Where the present request came from, told by the edge, for sessions that begin in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from handsel.modules.users.models import SessionKind


@dataclass(frozen=True, slots=True)
class Origin:
    """The kind of client, its address, and what it calls itself."""

    kind: SessionKind = SessionKind.BROWSER
    address: str = ""
    user_agent: str = ""


_current: ContextVar[Origin | None] = ContextVar("origin", default=None)


def current() -> Origin:
    """Where the request came from; a browser of unknown address when nobody said."""
    return _current.get() or Origin()


@contextmanager
def coming_from(origin: Origin) -> Iterator[None]:
    """Until the block ends, sessions that begin are of this origin."""
    token = _current.set(origin)
    try:
        yield
    finally:
        _current.reset(token)
