"""What happens to messages after they were sent: marks, reactions, edits, unsends."""

from datetime import datetime
from typing import Literal

from handsel.modules.channels.adapters.meta.fields import (
    list_at,
    moment,
    object_at,
    storable,
    text_at,
)
from handsel.modules.channels.adapters.meta.messaging.item import (
    LONGEST_MID,
    Item,
    ignored,
    mid_of,
    optional_mid,
)
from handsel.modules.channels.events import (
    ChannelEvent,
    MessageEdited,
    MessagesSeen,
    MessageUnsent,
    ReactionChanged,
)


def unsend(it: Item) -> ChannelEvent:
    """A message was taken back, by either side."""
    return MessageUnsent(
        customer_external_id=it.who.customer, occurred_at=it.at, external_id=mid_of(it.message)
    )


def edit(it: Item) -> ChannelEvent:
    """The customer changed the words of a message."""
    if it.who.from_account:
        return ignored(it, "own_edit")
    changed = object_at(it.raw, "message_edit")
    return MessageEdited(
        customer_external_id=it.who.customer,
        occurred_at=it.at,
        external_id=mid_of(changed),
        text=text_at(changed, "text"),
    )


def reaction(it: Item) -> ChannelEvent:
    """The customer reacted to a message, or took a reaction back."""
    if it.who.from_account:
        return ignored(it, "own_reaction")
    given = object_at(it.raw, "reaction")
    taken_back = text_at(given, "action") == "unreact"
    word = text_at(given, "emoji") or text_at(given, "reaction") or "other"
    return ReactionChanged(
        customer_external_id=it.who.customer,
        occurred_at=it.at,
        external_id=mid_of(given),
        emoji="" if taken_back else word,
    )


def read(it: Item) -> ChannelEvent:
    """The customer read one message (Instagram), or all until a moment (Messenger)."""
    if it.who.from_account:
        return ignored(it, "own_read")
    mid = optional_mid(it.raw, "read", "mid")
    until = moment(object_at(it.raw, "read").get("watermark"))
    return _seen(it, "read", mids=(mid,) if mid else (), until=until)


def was_delivered(it: Item) -> ChannelEvent:
    """Messages reached the customer: those named, and all until a moment in milliseconds."""
    named = list_at(it.raw, "delivery", "mids")
    mids = [storable(mid) for mid in named if isinstance(mid, str) and len(mid) <= LONGEST_MID]
    until = moment(object_at(it.raw, "delivery").get("watermark"))
    return _seen(it, "delivered", mids=tuple(mids), until=until)


def _seen(
    it: Item, mark: Literal["delivered", "read"], *, mids: tuple[str, ...], until: datetime | None
) -> ChannelEvent:
    if not mids and until is None:
        raise ValueError(f"a {mark} mark for no message")
    return MessagesSeen(
        customer_external_id=it.who.customer,
        occurred_at=it.at,
        mark=mark,
        external_ids=mids,
        until=until,
    )
