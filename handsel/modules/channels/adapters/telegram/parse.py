"""One stored update → our own typed event."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from handsel.kit import clock
from handsel.modules.channels.adapters.meta.fields import (
    Json,
    id_at,
    list_at,
    object_at,
    text_at,
)
from handsel.modules.channels.adapters.telegram.content import (
    SERVICE,
    full_name,
    read_content,
    read_text,
)
from handsel.modules.channels.adapters.telegram.updates import (
    EDITED,
    MESSAGE,
    PRESSED,
    STANDING,
    Update,
    read_update,
)
from handsel.modules.channels.events import (
    ChannelEvent,
    Ignored,
    MessageEdited,
    MessageReceived,
    Referral,
)

LONGEST_NAME: Final = 200
LONGEST_REF: Final = 64
#: The command that a link to the bot (`t.me/<bot>?start=<ref>`) has the customer send.
START: Final = "/start "
#: What the customer did to the bot, by the bot's standing in their chat since.
STANDINGS: Final = {
    "kicked": "the customer blocked the bot",
    "member": "the customer let the bot in",
}


def parse(body: Json) -> ChannelEvent:
    """One update, as `split` kept it, in our words. Raises ValueError when it makes no sense."""
    update = read_update(body)
    if update is None:
        raise ValueError("not one update")
    at = update.at or clock.now()
    build = BUILDERS.get(update.kind)
    if build is None:
        return _ignored(update, at, f"update:{update.kind}"[:120])
    if not update.is_private:
        return _ignored(update, at, f"{text_at(update.chat, 'type') or 'group'}_message"[:120])
    return build(update, at)


def _message(update: Update, at: datetime) -> ChannelEvent:
    said = update.item
    if object_at(said, "from").get("is_bot") is True:
        return _ignored(update, at, "a bot's message")
    if said.keys() & SERVICE:
        return _ignored(update, at, "a message of Telegram's own")
    content = read_content(said)
    return MessageReceived(
        customer_external_id=_required(update.customer, "a message from nobody"),
        occurred_at=at,
        external_id=_required(id_at(said, "message_id"), "a message without an id"),
        customer_name=_name(said),
        reply_to_external_id=id_at(said, "reply_to_message", "message_id"),
        text=content.text,
        attachments=content.attachments,
        referral=_referral(content.text),
        unsupported=content.unsupported,
    )


def _referral(text: str) -> Referral | None:
    ref = text.removeprefix(START).strip()[:LONGEST_REF] if text.startswith(START) else ""
    return Referral(source="link", ref=ref) if ref else None


def _edit(update: Update, at: datetime) -> ChannelEvent:
    edited = update.item
    text = read_text(edited)
    if not text and object_at(edited, "location"):
        return _ignored(update, at, "a live location that moved")
    return MessageEdited(
        customer_external_id=_required(update.customer, "an edit by nobody"),
        occurred_at=at,
        external_id=_required(id_at(edited, "message_id"), "an edit of nothing"),
        text=text,
    )


def _press(update: Update, at: datetime) -> ChannelEvent:
    """A button of ours was pressed: its payload, its title where the message is shown to us."""
    pressed = update.item
    payload = text_at(pressed, "data")
    if not payload:
        return _ignored(update, at, "a button that says nothing")
    return MessageReceived(
        customer_external_id=_required(update.customer, "a button pressed by nobody"),
        occurred_at=at,
        external_id=_required(id_at(pressed, "id"), "a press without an id"),
        customer_name=_name(pressed),
        reply_to_external_id=id_at(pressed, "message", "message_id"),
        text=_title(pressed, payload),
        payload=payload,
    )


def _title(pressed: Json, payload: str) -> str:
    for row in list_at(pressed, "message", "reply_markup", "inline_keyboard"):
        for button in row if isinstance(row, list) else ():
            if text_at(button, "callback_data") == payload:
                return text_at(button, "text")
    return ""


def _standing(update: Update, at: datetime) -> ChannelEvent:
    status = text_at(update.item, "new_chat_member", "status")
    return _ignored(update, at, STANDINGS.get(status, f"standing:{status}")[:120])


def _name(item: Json) -> str:
    return full_name(object_at(item, "from"))[:LONGEST_NAME]


def _ignored(update: Update, at: datetime, reason: str) -> Ignored:
    return Ignored(customer_external_id=update.customer, occurred_at=at, reason=reason)


def _required(found: str, otherwise: str) -> str:
    if not found:
        raise ValueError(otherwise)
    return found


BUILDERS: Final[dict[str, Callable[[Update, datetime], ChannelEvent]]] = {
    MESSAGE: _message,
    EDITED: _edit,
    PRESSED: _press,
    STANDING: _standing,
}
