"""One stored item of a thread → our own typed event."""

from collections.abc import Mapping
from typing import Final

from handsel.kit import clock
from handsel.modules.channels.adapters.meta.envelope import pieces
from handsel.modules.channels.adapters.meta.fields import Json, moment, text_at
from handsel.modules.channels.adapters.meta.messaging.control import HANDOVERS, handover, policy
from handsel.modules.channels.adapters.meta.messaging.item import Builder, Item, ignored
from handsel.modules.channels.adapters.meta.messaging.kinds import (
    CHANGES,
    COMMENTS,
    THREADS,
    WITHOUT_CUSTOMER,
    kind_of,
    placed,
)
from handsel.modules.channels.adapters.meta.messaging.marks import (
    edit,
    reaction,
    read,
    unsend,
    was_delivered,
)
from handsel.modules.channels.adapters.meta.messaging.said import (
    echo,
    message,
    order,
    postback,
    referral_alone,
)
from handsel.modules.channels.adapters.meta.messaging.split import change_author
from handsel.modules.channels.adapters.meta.parties import parties
from handsel.modules.channels.events import ChannelEvent, Ignored

BUILDERS: Final[Mapping[str, Builder]] = {
    "message": message,
    "echo": echo,
    "unsend": unsend,
    "edit": edit,
    "reaction": reaction,
    "postback": postback,
    "read": read,
    "delivery": was_delivered,
    "referral": referral_alone,
    "order": order,
    "policy_enforcement": policy,
    **dict.fromkeys(HANDOVERS, handover),
}


def parse(body: Json) -> ChannelEvent:
    """One item, as `split` kept it, in our words. Raises ValueError when it makes no sense."""
    found = list(pieces({"entry": [body]}))
    if len(found) != 1 or not isinstance(found[0].item, dict):
        raise ValueError("not one item of a webhook")
    section, item = placed(found[0])
    at = moment(item.get("timestamp")) or found[0].sent_at or clock.now()
    kind = kind_of(section, item)
    if section in CHANGES and kind:
        author, own = change_author(item), found[0].account
        reason = _change(kind, item, is_own=author == own)
        return Ignored(customer_external_id=author, occurred_at=at, reason=reason)
    if section not in THREADS or not kind:
        raise ValueError("an item of no known section or kind")
    who = parties(item, entry_id=found[0].account)
    return _of_thread(Item(raw=item, kind=kind, who=who, at=at, standby=section == "standby"))


def _change(field: str, item: Json, *, is_own: bool) -> str:
    """Why a change of the page or of a post asks for nothing. Comments are not messages."""
    is_comment = text_at(item, "value", "item") == "comment"
    if field in COMMENTS or (field == "feed" and is_comment):
        return "own_comment" if is_own else "comment"
    return "mention" if field == "mentions" else f"change:{field}"


def _of_thread(it: Item) -> ChannelEvent:
    if not it.who.customer and it.kind not in WITHOUT_CUSTOMER:
        raise ValueError("an item without a customer")
    if it.who.own_thread:
        return ignored(it, "own_account_to_itself")
    if "thread" in it.raw:
        return ignored(it, "group")
    build = BUILDERS.get(it.kind)
    return build(it) if build else ignored(it, f"kind:{it.kind}")
