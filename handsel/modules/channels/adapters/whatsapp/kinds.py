"""What an item is, whose it is, and its key for dedupe."""

import hashlib
import json
from typing import Final

from handsel.modules.channels.adapters.meta.fields import Json, id_at, object_at, text_at
from handsel.modules.channels.adapters.whatsapp.items import (
    ECHOES,
    MESSAGES,
    PREFERENCES,
    STATUSES,
    WHOLE,
    Item,
)

LONGEST_KIND: Final = 40
LONGEST_WAMID: Final = 255
GROUP: Final = "group_message"
#: Types of a message that are our own word for what they do.
ACTS: Final = {
    "reaction": "reaction", "edit": "edit", "revoke": "unsend", "system": "system",
}  # fmt: skip
SECTIONS: Final = frozenset({MESSAGES, STATUSES, ECHOES, PREFERENCES})


def kind_of(it: Item) -> str:
    """Our word for a known kind, the provider's own for another; empty for none."""
    if not it.field or not isinstance(it.item, dict):
        return ""
    if it.section == MESSAGES:
        return GROUP if is_group(it.item) else ACTS.get(text_at(it.item, "type"), "message")
    if it.section == STATUSES:
        return f"status_{text_at(it.item, 'status')}"[:LONGEST_KIND]
    if it.section == ECHOES:
        return "echo"
    return it.field[:LONGEST_KIND]


def customer_of(it: Item) -> str:
    """The customer an item is about: their number, else the id that stands for a user.

    Who hides the number is known by the id only; a shared contact card names nobody but in the
    change's `contacts`.
    """
    item, contact = it.item, it.contact
    if it.section == ECHOES:
        return id_at(item, "to") or id_at(item, "to_user_id")
    if it.section == STATUSES:
        return id_at(item, "recipient_id") or id_at(item, "recipient_user_id")
    if it.section == MESSAGES:
        said_by = id_at(item, "from") or id_at(item, "from_user_id")
        return said_by or _changed(item) or id_at(contact, "wa_id") or id_at(contact, "user_id")
    if it.section == WHOLE:
        return ""
    return id_at(item, "wa_id") or id_at(item, "user_id")


def _changed(item: Json) -> str:
    system = object_at(item, "system")
    return id_at(system, "wa_id") or id_at(system, "user_id")


def group_of(item: Json) -> str:
    """The id of the group chat an item belongs to, or an empty string."""
    if text_at(item, "recipient_type") == "group":
        return id_at(item, "recipient_id") or "unnamed"
    for name in ("group_id", "from", "to", "recipient_id", "chat_id"):
        found = id_at(item, name)
        if found and (name == "group_id" or found.endswith("@g.us")):
            return found
    return ""


def is_group(item: Json) -> bool:
    """Whether an item belongs to a group chat."""
    return bool(group_of(item))


def wamid(value: Json, *path: str) -> str:
    """WhatsApp's id of a message at `path`."""
    return id_at(value, *path, longest=LONGEST_WAMID)


def dedupe_key(kind: str, it: Item) -> str:
    """The provider's key for this item within its account, or empty when it gives none.

    A message is keyed by its id; what happens to one later adds what it was. Changes of an account
    have no key: their time and a digest stand for it, so that the same news at another time counts.
    """
    item = it.item
    if it.section == STATUSES:
        return _status_key(item)
    if it.section == PREFERENCES:
        said = [text_at(item, name) for name in ("category", "value")]
        return _joined(customer_of(it), "preference", *said, id_at(item, "timestamp"))
    if it.section not in (MESSAGES, ECHOES):
        return _joined(it.field, _seconds(it), _digest(item))
    if kind == "reaction":
        return _reaction_key(item, sender=customer_of(it))
    act = kind if kind in ACTS.values() else ""
    return _joined(wamid(item, "id"), *([act] if act else []))


def _status_key(item: Json) -> str:
    status = text_at(item, "status")
    person = id_at(item, "recipient_participant_id")
    return _joined(wamid(item, "id"), status, *filter(None, (error_code(item), person)))


def _reaction_key(item: Json, *, sender: str) -> str:
    action = "react" if text_at(item, "reaction", "emoji") else "unreact"
    target = wamid(item, "reaction", "message_id")
    return _joined(target, sender, action, id_at(item, "timestamp"), wamid(item, "id"))


def error_code(item: Json) -> str:
    """The code of the first error of a status or message, or an empty string."""
    errors = object_at(item).get("errors")
    first = errors[0] if isinstance(errors, list) and errors else None
    return id_at(first, "code")


def _seconds(it: Item) -> str:
    return str(int(it.at.timestamp())) if it.at else ""


def _digest(item: object) -> str:
    written = json.dumps(item, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _joined(first: str, *rest: str) -> str:
    return ":".join((first, *rest)) if first else ""
