"""One item of a thread while it is read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from handsel.modules.channels.adapters.meta.fields import Json, id_at, object_at
from handsel.modules.channels.adapters.meta.parties import Parties
from handsel.modules.channels.events import ChannelEvent, Ignored

LONGEST_MID: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The item as it came, our word for its kind, whose it is, and when."""

    raw: Json
    kind: str
    who: Parties
    at: datetime
    standby: bool

    @property
    def message(self) -> Json:
        """Its `message`, or an empty object."""
        return object_at(self.raw, "message")

    def made_up_id(self, kind: str) -> str:
        """An id for what has none of the provider's: customer and time make one."""
        return f"{kind}:{self.who.customer}:{int(self.at.timestamp() * 1000)}"


type Builder = Callable[[Item], ChannelEvent]


def ignored(it: Item, reason: str) -> Ignored:
    """The item is kept and asks for nothing."""
    return Ignored(customer_external_id=it.who.customer, occurred_at=it.at, reason=reason)


def mid_of(value: Json) -> str:
    """The message id an object names; raises ValueError when it names none."""
    mid = optional_mid(value, "mid")
    if not mid:
        raise ValueError("an item without a message id")
    return mid


def optional_mid(value: Json, *path: str) -> str:
    """The message id at `path`, or an empty text."""
    return id_at(value, *path, longest=LONGEST_MID)
