"""What kind of item stands in a webhook, told by which key is present, and its key for dedupe."""

from collections.abc import Callable
from typing import Final

from handsel.modules.channels.adapters.meta.envelope import DIRECT, Piece
from handsel.modules.channels.adapters.meta.fields import Json, id_at, object_at, text_at

LONGEST_KIND = 40
#: Beside the key that says the kind, every item may have these.
FRAME: Final = frozenset(
    {"sender", "recipient", "timestamp", "thread", "prior_message", "hop_context"}
)
#: Key in the item → our word for it.
WORDS: Final = {
    "message": "message",
    "message_edit": "edit",
    "postback": "postback",
    "reaction": "reaction",
    "read": "read",
    "delivery": "delivery",
    "referral": "referral",
    "order": "order",
    "optin": "optin",
    "account_linking": "account_linking",
    "pass_thread_control": "pass_thread_control",
    "take_thread_control": "take_thread_control",
    "request_thread_control": "request_thread_control",
    "app_roles": "app_roles",
    "policy_enforcement": "policy_enforcement",
    "policy-enforcement": "policy_enforcement",
}
#: Kinds that may come without a customer: about the account, or about a visitor not yet known.
WITHOUT_CUSTOMER: Final = frozenset({"policy_enforcement", "optin"})
COMMENTS: Final = frozenset({"comments", "live_comments"})
CHANGES: Final = frozenset({"changes", DIRECT})
THREADS: Final = frozenset({"messaging", "standby"})

type KeyOf = Callable[[Json, str], str]


def placed(piece: Piece) -> tuple[str, Json]:
    """The section an item belongs to, and the item as an object, empty when it is none.

    The test button of Meta's dashboard wraps an item of a thread in `changes[].value`; it is one
    of a thread all the same.
    """
    item = object_at(piece.item)
    value = object_at(item, "value")
    wrapped = isinstance(value.get("sender"), dict) and isinstance(value.get("recipient"), dict)
    if piece.section in CHANGES and wrapped:
        return "standby" if text_at(item, "field") == "standby" else "messaging", value
    return piece.section, item


def kind_of(section: str, item: Json) -> str:
    """Our word for a known kind; the provider's own for one we do not know; empty for none."""
    if section in CHANGES:
        return text_at(item, "field")[:LONGEST_KIND]
    present = [name for name in item if name not in FRAME]
    known = [name for name in WORDS if name in present]
    if not known:
        return present[0][:LONGEST_KIND] if present else ""
    return _message_kind(item) if known[0] == "message" else WORDS[known[0]]


def lacks_its_object(item: Json) -> bool:
    """Whether the key that says the kind holds something else than an object."""
    present = [name for name in WORDS if name in item]
    return bool(present) and not isinstance(item[present[0]], dict)


def _message_kind(item: Json) -> str:
    message = object_at(item, "message")
    if message.get("is_deleted") is True:
        return "unsend"
    return "echo" if message.get("is_echo") is True else "message"


def dedupe_key(kind: str, item: Json, *, sender: str) -> str:
    """The provider's key for this item within its account, or empty when it gives none.

    A message and its echo are keyed by `mid`; what happens to a message later adds the event.
    """
    if kind in COMMENTS or kind == "mentions":
        return _comment_key(kind, object_at(item, "value"))
    build = KEYS.get(kind)
    return build(item, sender) if build else ""


def _comment_key(kind: str, value: Json) -> str:
    target = id_at(value, "id") or id_at(value, "comment_id") or id_at(value, "media_id")
    return _joined(target, kind, text_at(value, "verb") or "add")


def _edit_key(item: Json, _sender: str) -> str:
    count = id_at(item, "message_edit", "num_edit") or id_at(item, "timestamp")
    return _joined(_mid(item, "message_edit"), "edit", count)


def _reaction_key(item: Json, sender: str) -> str:
    action = text_at(item, "reaction", "action")
    return _joined(_mid(item, "reaction"), sender, action, id_at(item, "timestamp"))


def _postback_key(item: Json, sender: str) -> str:
    payload, at = text_at(item, "postback", "payload"), id_at(item, "timestamp")
    return _mid(item, "postback") or _joined(sender, "postback", payload, at)


def _read_key(item: Json, sender: str) -> str:
    mid, watermark = _mid(item, "read"), id_at(item, "read", "watermark")
    return _joined(mid, "read") if mid else _joined(sender, "read", watermark)


def _referral_key(item: Json, sender: str) -> str:
    return _joined(sender, "referral", text_at(item, "referral", "ref"), id_at(item, "timestamp"))


def _mid(item: Json, name: str) -> str:
    return id_at(item, name, "mid", longest=1000)


def _joined(first: str, *rest: str) -> str:
    return ":".join((first, *rest)) if first else ""


KEYS: Final[dict[str, KeyOf]] = {
    "message": lambda item, _: _mid(item, "message"),
    "echo": lambda item, _: _mid(item, "message"),
    "unsend": lambda item, _: _joined(_mid(item, "message"), "unsend"),
    "edit": _edit_key,
    "reaction": _reaction_key,
    "postback": _postback_key,
    "read": _read_key,
    "delivery": lambda item, sender: _joined(
        sender, "delivery", id_at(item, "delivery", "watermark")
    ),
    "referral": _referral_key,
}
