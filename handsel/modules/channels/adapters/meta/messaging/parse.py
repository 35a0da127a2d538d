"""One stored Instagram item → our own typed event."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from handsel.kit import clock
from handsel.modules.channels.adapter import (
    ChannelEvent,
    EchoReceived,
    Ignored,
    MessageEdited,
    MessageReceived,
    MessagesSeen,
    MessageUnsent,
    ReactionChanged,
    ReferralReceived,
)
from handsel.modules.channels.adapters.instagram.attachments import attachments, referral
from handsel.modules.channels.adapters.instagram.kinds import CHANGES, COMMENTS, kind_of
from handsel.modules.channels.adapters.instagram.split import THREADS
from handsel.modules.channels.adapters.meta.envelope import pieces
from handsel.modules.channels.adapters.meta.fields import (
    Json,
    id_at,
    list_at,
    moment,
    object_at,
    text_at,
    url_at,
)
from handsel.modules.channels.adapters.meta.parties import Parties, parties

LONGEST_MID = 1000
HANDOVERS: Final = frozenset(
    {"pass_thread_control", "take_thread_control", "request_thread_control", "app_roles"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    item: Json
    kind: str
    who: Parties
    at: datetime
    standby: bool

    @property
    def message(self) -> Json:
        return object_at(self.item, "message")


def parse(body: Json) -> ChannelEvent:
    """One item, as `split` kept it, in our words. Raises ValueError when it makes no sense."""
    found = list(pieces({"entry": [body]}))
    if len(found) != 1 or not isinstance(found[0].item, dict):
        raise ValueError("not one item of a webhook")
    piece = found[0]
    at = moment(piece.item.get("timestamp")) or piece.sent_at or clock.now()
    kind = kind_of(piece.section, piece.item)
    if piece.section in CHANGES and kind:
        customer = id_at(piece.item.get("value"), "from", "id")
        return Ignored(customer_external_id=customer, occurred_at=at, reason=_change(kind))
    if piece.section not in THREADS or not kind:
        raise ValueError("an item of no known section or kind")
    who = parties(piece.item, entry_id=piece.account)
    standby = piece.section == "standby"
    return _of_thread(_Item(item=piece.item, kind=kind, who=who, at=at, standby=standby))


def _change(field: str) -> str:
    if field in COMMENTS:
        return "comment"
    return "mention" if field == "mentions" else f"change:{field}"


def _of_thread(it: _Item) -> ChannelEvent:
    if not it.who.customer:
        raise ValueError("an item without a customer")
    if it.who.own_thread:
        return _ignored(it, "own_account_to_itself")
    if it.kind in HANDOVERS:
        return _ignored(it, f"handover:{it.kind}")
    build = BUILDERS.get(it.kind)
    return build(it) if build else _ignored(it, f"kind:{it.kind}")


def _message(it: _Item) -> ChannelEvent:
    if it.who.from_account:
        return _echo(it)
    text, files = text_at(it.message, "text"), attachments(it.message)
    payload = text_at(it.message, "quick_reply", "payload")
    return MessageReceived(
        customer_external_id=it.who.customer,
        occurred_at=it.at,
        external_id=_mid(it.message),
        text=text,
        payload=payload,
        attachments=files,
        reply_to_external_id=_optional_mid(it.message, "reply_to", "mid"),
        story_url=url_at(it.message, "reply_to", "story", "url"),
        referral=referral(object_at(it.message, "referral")),
        unsupported=_cannot_be_shown(it.message, text=text, payload=payload, files=len(files)),
        standby=it.standby,
    )


def _cannot_be_shown(message: Json, *, text: str, payload: str, files: int) -> bool:
    # A message without any content is one Instagram does not show to other programs.
    return message.get("is_unsupported") is True or not (text or payload or files)


def _echo(it: _Item) -> ChannelEvent:
    return EchoReceived(
        customer_external_id=it.who.customer,
        occurred_at=it.at,
        external_id=_mid(it.message),
        text=text_at(it.message, "text"),
        attachments=attachments(it.message),
    )


def _unsend(it: _Item) -> ChannelEvent:
    return MessageUnsent(
        customer_external_id=it.who.customer, occurred_at=it.at, external_id=_mid(it.message)
    )


def _edit(it: _Item) -> ChannelEvent:
    if it.who.from_account:
        return _ignored(it, "own_edit")
    edit = object_at(it.item, "message_edit")
    return MessageEdited(
        customer_external_id=it.who.customer,
        occurred_at=it.at,
        external_id=_mid(edit),
        text=text_at(edit, "text"),
    )


def _reaction(it: _Item) -> ChannelEvent:
    if it.who.from_account:
        return _ignored(it, "own_reaction")
    reaction = object_at(it.item, "reaction")
    taken_back = text_at(reaction, "action") == "unreact"
    word = text_at(reaction, "emoji") or text_at(reaction, "reaction") or "other"
    return ReactionChanged(
        customer_external_id=it.who.customer,
        occurred_at=it.at,
        external_id=_mid(reaction),
        emoji="" if taken_back else word,
    )


def _postback(it: _Item) -> ChannelEvent:
    postback = object_at(it.item, "postback")
    return MessageReceived(
        customer_external_id=it.who.customer,
        occurred_at=it.at,
        # Without a mid the press has no id of the provider's; sender and time make one.
        external_id=_optional_mid(postback, "mid")
        or f"postback:{it.who.customer}:{int(it.at.timestamp() * 1000)}",
        text=text_at(postback, "title"),
        payload=text_at(postback, "payload"),
        referral=referral(object_at(postback, "referral")),
        standby=it.standby,
    )


def _read(it: _Item) -> ChannelEvent:
    if it.who.from_account:
        return _ignored(it, "own_read")
    mid = _optional_mid(it.item, "read", "mid")
    until = moment(object_at(it.item, "read").get("watermark"))
    return _seen(it, "read", mids=(mid,) if mid else (), until=until)


def _delivery(it: _Item) -> ChannelEvent:
    mids = tuple(mid for mid in list_at(it.item, "delivery", "mids") if isinstance(mid, str))
    until = moment(object_at(it.item, "delivery").get("watermark"))
    return _seen(it, "delivered", mids=mids, until=until)


def _seen(it: _Item, mark: str, *, mids: tuple[str, ...], until: datetime | None) -> ChannelEvent:
    if not mids and until is None:
        raise ValueError(f"a {mark} mark for no message")
    return MessagesSeen(
        customer_external_id=it.who.customer,
        occurred_at=it.at,
        mark="read" if mark == "read" else "delivered",
        external_ids=mids,
        until=until,
    )


def _referral(it: _Item) -> ChannelEvent:
    brought = referral(object_at(it.item, "referral"))
    if brought is None:
        raise ValueError("an empty referral")
    return ReferralReceived(
        customer_external_id=it.who.customer, occurred_at=it.at, referral=brought
    )


def _ignored(it: _Item, reason: str) -> Ignored:
    return Ignored(customer_external_id=it.who.customer, occurred_at=it.at, reason=reason)


def _mid(value: Json) -> str:
    mid = _optional_mid(value, "mid")
    if not mid:
        raise ValueError("an item without a message id")
    return mid


def _optional_mid(value: Json, *path: str) -> str:
    return id_at(value, *path, longest=LONGEST_MID)


BUILDERS: Final[dict[str, Callable[[_Item], ChannelEvent]]] = {
    "message": _message,
    "echo": _echo,
    "unsend": _unsend,
    "edit": _edit,
    "reaction": _reaction,
    "postback": _postback,
    "read": _read,
    "delivery": _delivery,
    "referral": _referral,
}
