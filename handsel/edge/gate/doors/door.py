"""The shape of a door."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from handsel.edge.gate.calls import Answer, Call
from handsel.kit.strict_json import Limits
from handsel.modules.channels.events import RawItem


class Door(Protocol):
    """One public address. A door whose secret is not configured is not open: it does not exist."""

    #: The address; with `takes_name`, one more part follows it.
    path: str
    takes_name: bool
    #: Largest body, in bytes.
    body_limit: int
    json_limits: Limits
    #: Top-level keys of an item's body that may differ between deliveries of the same event.
    volatile: frozenset[str]

    @property
    def is_open(self) -> bool:
        """Whether POST exists here."""
        ...

    async def is_genuine(self, call: Call, body: bytes) -> bool:
        """Whether the raw body is proved to come from the provider. Raises CannotStore when the
        secret cannot be looked up."""
        ...

    def split(self, call: Call, payload: Mapping[str, Any]) -> Iterator[RawItem]:
        """Every item of the body."""
        ...

    def greet(self, call: Call) -> Answer | None:
        """The answer to GET, or None where GET does not exist."""
        ...
