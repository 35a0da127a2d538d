"""One stored WhatsApp item → our own typed event."""

from collections.abc import Callable
from datetime import datetime
from typing import Final, Literal

from handsel.kit import clock
from handsel.modules.channels.adapters.meta.fields import Json, list_at, object_at, text_at
from handsel.modules.channels.adapters.whatsapp.account import SUBJECTS, account_changed
from handsel.modules.channels.adapters.whatsapp.content import read_content, read_text
from handsel.modules.channels.adapters.whatsapp.failures import classify
from handsel.modules.channels.adapters.whatsapp.items import (
    ECHOES,
    MESSAGES,
    PREFERENCES,
    STATUSES,
    WHOLE,
    Item,
    items,
)
from handsel.modules.channels.adapters.whatsapp.kinds import (
    customer_of,
    error_code,
    is_group,
    kind_of,
    wamid,
)
from handsel.modules.channels.events import (
    ChannelEvent,
    DeliveryFailed,
    EchoReceived,
    Ignored,
    MessageEdited,
    MessageReceived,
    MessagesSeen,
    MessageUnsent,
    PromotionsChanged,
    ReactionChanged,
)

MARKS: Final[dict[str, Literal["sent", "delivered", "read"]]] = {
    "sent": "sent",
    "delivered": "delivered",
    "read": "read",
    "played": "read",
}
LONGEST_NAME: Final = 200
LONGEST_REASON: Final = 250
LONGEST_CORRELATION: Final = 120


def parse(body: Json) -> ChannelEvent:
    """One item, as `split` kept it, in our words. Raises ValueError when it makes no sense."""
    found = list(items({"entry": [body]}))
    if len(found) != 1 or not kind_of(found[0]):
        raise ValueError("not one item of a webhook")
    it = found[0]
    at = it.at or clock.now()
    if it.section in BUILDERS:
        return BUILDERS[it.section](it, at)
    if it.section == WHOLE and it.field in SUBJECTS:
        return account_changed(it.field, object_at(it.item), at=at)
    return _ignored(it, at, WORDS.get(it.field, f"change:{it.field}"))


def _message(it: Item, at: datetime) -> ChannelEvent:
    if is_group(it.item):
        return _ignored(it, at, "group_message")
    act = ACTS.get(text_at(it.item, "type"))
    if act:
        return act(it, at)
    content = read_content(it.item)
    return MessageReceived(
        customer_external_id=_required(customer_of(it), "a message from nobody"),
        occurred_at=at,
        external_id=_required(wamid(it.item, "id"), "a message without an id"),
        customer_name=text_at(it.contact, "profile", "name").strip()[:LONGEST_NAME],
        reply_to_external_id=wamid(it.item, "context", "id"),
        text=content.text,
        payload=content.payload,
        attachments=content.attachments,
        ordered=content.ordered,
        referral=content.referral,
        unsupported=content.unsupported,
    )


def _reaction(it: Item, at: datetime) -> ChannelEvent:
    return ReactionChanged(
        customer_external_id=_required(customer_of(it), "a reaction from nobody"),
        occurred_at=at,
        external_id=_required(wamid(it.item, "reaction", "message_id"), "a reaction to nothing"),
        emoji=text_at(it.item, "reaction", "emoji"),
    )


def _edit(it: Item, at: datetime) -> ChannelEvent:
    if it.section == ECHOES:
        return _ignored(it, at, "own_edit")
    edit = object_at(it.item, "edit")
    return MessageEdited(
        customer_external_id=_required(customer_of(it), "an edit by nobody"),
        occurred_at=at,
        external_id=_required(wamid(edit, "original_message_id"), "an edit of nothing"),
        text=read_text(object_at(edit, "message")),
    )


def _unsend(it: Item, at: datetime) -> ChannelEvent:
    original = wamid(it.item, "revoke", "original_message_id")
    return MessageUnsent(
        customer_external_id=_required(customer_of(it), "a message of nobody taken back"),
        occurred_at=at,
        external_id=_required(original, "nothing was taken back"),
    )


def _system(it: Item, at: datetime) -> ChannelEvent:
    return _ignored(it, at, f"system:{text_at(it.item, 'system', 'type') or 'unknown'}"[:120])


def _echo(it: Item, at: datetime) -> ChannelEvent:
    if is_group(it.item):
        return _ignored(it, at, "group_message")
    if text_at(it.item, "type") == "edit":
        return _edit(it, at)
    if text_at(it.item, "type") == "revoke":
        return _unsend(it, at)
    if text_at(it.item, "type") == "reaction":
        return _ignored(it, at, "own_reaction")
    content = read_content(it.item)
    return EchoReceived(
        customer_external_id=_required(customer_of(it), "an echo to nobody"),
        occurred_at=at,
        external_id=_required(wamid(it.item, "id"), "an echo without an id"),
        text=content.text,
        attachments=content.attachments,
    )


def _status(it: Item, at: datetime) -> ChannelEvent:
    status = text_at(it.item, "status")
    if is_group(it.item):
        return _ignored(it, at, "group_message")
    external_id = _required(wamid(it.item, "id"), "a status of no message")
    correlation = text_at(it.item, "biz_opaque_callback_data")[:LONGEST_CORRELATION]
    if status == "failed":
        return _failed(it, at, external_id=external_id, correlation=correlation)
    if status not in MARKS:
        return _ignored(it, at, f"status:{status}"[:120])
    return MessagesSeen(
        customer_external_id=customer_of(it),
        occurred_at=at,
        mark=MARKS[status],
        external_ids=(external_id,),
        correlation=correlation,
    )


def _failed(it: Item, at: datetime, *, external_id: str, correlation: str) -> DeliveryFailed:
    first = next(iter(list_at(it.item, "errors")), None)
    title = text_at(first, "title") or text_at(first, "message")
    details = text_at(first, "error_data", "details") or text_at(first, "details")
    said = ": ".join(dict.fromkeys(filter(None, (title, details)))) or "it was not delivered"
    code = error_code(it.item)
    return DeliveryFailed(
        customer_external_id=customer_of(it),
        occurred_at=at,
        external_id=external_id,
        failure=classify(code) or "permanent",
        reason=said[:LONGEST_REASON],
        code=code,
        correlation=correlation,
    )


def _preference(it: Item, at: datetime) -> ChannelEvent:
    category = text_at(it.item, "category")
    if category != "marketing_messages":
        return _ignored(it, at, f"preference:{category}"[:120])
    return PromotionsChanged(
        customer_external_id=_required(customer_of(it), "a preference of nobody"),
        occurred_at=at,
        is_wanted=text_at(it.item, "value") != "stop",
    )


def _ignored(it: Item, at: datetime, reason: str) -> Ignored:
    return Ignored(customer_external_id=customer_of(it), occurred_at=at, reason=reason)


def _required(found: str, otherwise: str) -> str:
    if not found:
        raise ValueError(otherwise)
    return found


type _Build = Callable[[Item, datetime], ChannelEvent]

#: Types of a message that do something to another one, or tell of the customer.
ACTS: Final[dict[str, _Build]] = {
    "reaction": _reaction,
    "edit": _edit,
    "revoke": _unsend,
    "system": _system,
}
BUILDERS: Final[dict[str, _Build]] = {
    MESSAGES: _message,
    STATUSES: _status,
    ECHOES: _echo,
    PREFERENCES: _preference,
}
#: Changes that are kept and not acted on, in our words.
WORDS: Final = {
    "history": "history of the phone",
    "smb_app_state_sync": "contacts of the phone",
    "messages": "an error without a message",
    "calls": "a call",
    "user_id_update": "the customer's id changed",
    "group_participants_update": "group_message",
    "group_lifecycle_update": "group_message",
    "group_settings_update": "group_message",
    "group_status_update": "group_message",
}
