"""Pure decisions about a channel's status, and about what it brings."""

from collections.abc import Mapping
from typing import Final

from handsel.modules.channels.content import MediaKind
from handsel.modules.channels.events import AccountChanged
from handsel.modules.channels.models import Status

#: What the provider's news may change. A channel that waits for its token, or that somebody
#: disconnected, is not connected again by it.
CHANGEABLE: Final = (Status.CONNECTED, Status.DEGRADED, Status.SUSPENDED)


def decide_status(present: str, change: AccountChanged) -> Status | None:
    """The status after a change of the account; None when it stays as it is.

    A suspension is lifted by news that says so, or by its end, never by a lighter restriction.
    """
    is_over = change.until is not None and change.until <= change.occurred_at
    if present not in CHANGEABLE or is_over:
        return None
    if change.suspends:
        return Status.SUSPENDED
    if change.degrades:
        return Status.DEGRADED if present != Status.SUSPENDED else None
    return Status.CONNECTED if change.recovers and present != Status.CONNECTED else None


def brings(largest: Mapping[MediaKind, int], *, kind: MediaKind, size_bytes: int) -> bool:
    """Whether a channel with these limits brings a medium; else its address goes in words."""
    return size_bytes <= largest.get(kind, 0)
