"""One kept item of a visitor's → our own typed event."""

from collections.abc import Mapping
from typing import Any

from handsel.modules.channels.adapters.meta.fields import list_at, moment, object_at, text_at
from handsel.modules.channels.adapters.webchat.items import AT
from handsel.modules.channels.events import ChannelEvent, MessageReceived, MessagesSeen


def parse(body: Mapping[str, Any]) -> ChannelEvent:
    """One item in our words. Raises ValueError when it makes no sense."""
    visitor, at = text_at(body, "visitor"), moment(body.get(AT))
    if not visitor or at is None:
        raise ValueError("an item of nobody, or of no time")
    if written := object_at(body, "message"):
        return MessageReceived(
            customer_external_id=visitor,
            occurred_at=at,
            external_id=_required(text_at(written, "id")),
            customer_name=text_at(body, "name"),
            text=_required(text_at(written, "text")),
        )
    if press := object_at(body, "press"):
        return MessageReceived(
            customer_external_id=visitor,
            occurred_at=at,
            external_id=_required(text_at(press, "id")),
            text=text_at(press, "title"),
            payload=_required(text_at(press, "payload")),
            reply_to_external_id=text_at(press, "under"),
        )
    return _seen(body, visitor=visitor)


def _seen(body: Mapping[str, Any], *, visitor: str) -> MessagesSeen:
    at, mark = moment(body.get(AT)), text_at(body, "seen", "mark")
    assert at is not None
    if mark not in ("delivered", "read"):
        raise ValueError("neither a message, nor a press, nor a mark")
    named = [one for one in list_at(body, "seen", "message_ids") if isinstance(one, str)]
    return MessagesSeen(
        customer_external_id=visitor,
        occurred_at=at,
        mark="read" if mark == "read" else "delivered",
        external_ids=tuple(named),
    )


def _required(found: str) -> str:
    if not found:
        raise ValueError("an item without what it is about")
    return found
