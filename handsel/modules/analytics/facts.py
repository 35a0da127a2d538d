"""What is counted: one conversation and what came of it, as values."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Said:
    """One message that reached somebody, or still may."""

    at: datetime
    #: As a message has it: customer, member, assistant, automation, native_app, system.
    author: str
    episode: int


@dataclass(frozen=True, slots=True)
class Happened:
    """It was handed over or resolved (an `OccasionKind`)."""

    at: datetime
    kind: str
    reason: str
    episode: int


@dataclass(frozen=True, slots=True)
class CheckedOut:
    """A checkout: when it was shown, and when it ended if it expired."""

    at: datetime
    expired_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """Money that came (above zero) or went back (below zero), in minor units."""

    at: datetime
    amount_minor: int


@dataclass(frozen=True, slots=True)
class Bought:
    """An order and its money; a supplement pays for a change of another and is no purchase."""

    id: UUID
    at: datetime
    placed_at: datetime | None
    total_minor: int
    currency: str
    is_supplement: bool = False
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation with everything that is counted of it, in any order."""

    channel_kind: str
    is_resolved: bool = False
    #: What was said from here on is the noise of somebody who is shut out.
    blocked_at: datetime | None = None
    said: tuple[Said, ...] = ()
    happened: tuple[Happened, ...] = ()
    carts_at: tuple[datetime, ...] = ()
    checkouts: tuple[CheckedOut, ...] = ()
    orders: tuple[Bought, ...] = ()
    questions_at: tuple[datetime, ...] = field(default=())
