"""The items of a WhatsApp webhook: messages, statuses, echoes and what else stands in a change.

A change's `value` holds lists of items (`messages`, `statuses`, ...) beside the number they are
about (`metadata`) and the people named in them (`contacts`). An item is kept as a change of its
own, with its own contact only, so that what is stored is the provider's shape and can be split
again. A value without a list of items is an item itself: it tells of the account.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from handsel.modules.channels.adapters.meta.envelope import Piece, pieces
from handsel.modules.channels.adapters.meta.fields import (
    Json,
    id_at,
    list_at,
    moment,
    object_at,
    text_at,
)

#: Lists in a value that are no items.
BESIDE: Final = frozenset({"contacts", "errors"})
MESSAGES: Final = "messages"
STATUSES: Final = "statuses"
ECHOES: Final = "message_echoes"
PREFERENCES: Final = "user_preferences"
#: Changes whose value tells of the account as a whole, lists in it or not.
WHOLE: Final = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a change. `section` is the list it stood in, or `whole`.

    `account` is the number's id at the provider, or the business account's where no number is
    named. `item` may be anything: it is what the provider sent.
    """

    account: str
    sent_at: datetime | None
    field: str
    section: str
    item: Any
    contact: Json
    body: Json

    @property
    def at(self) -> datetime | None:
        """When it happened, by the provider's clock."""
        return moment(object_at(self.item).get("timestamp")) or self.sent_at


def items(payload: Json) -> Iterator[Item]:
    """Every item of a webhook body in its order. What cannot be read has an empty `field`."""
    for piece in pieces(payload):
        value = object_at(piece.item).get("value")
        field = text_at(piece.item, "field")
        if piece.section == "changes" and field and isinstance(value, dict):
            yield from _of_change(piece, field, value)
        else:
            yield _item(piece, field="", section="", item=piece.item, body=piece.body)


def _of_change(piece: Piece, field: str, value: dict[str, Any]) -> Iterator[Item]:
    sections = [] if _is_whole(value) else _lists(value)
    if not sections:
        yield _item(piece, field=field, section=WHOLE, item=value, body=piece.body)
    alone = sum(len(value[name]) for name in sections) == 1
    shared = {name: value[name] for name in value if name not in {*sections, *BESIDE}}
    for name in sections:
        for item in value[name]:
            contact = _contact(value, item, alone=alone)
            own = shared | ({"contacts": [contact]} if contact else {}) | {name: [item]}
            change = piece.item | {"value": own}
            body = {key: piece.body[key] for key in piece.body if key != "changes"}
            body |= {"changes": [change]}
            yield _item(piece, field=field, section=name, item=item, contact=contact, body=body)


def _is_whole(value: dict[str, Any]) -> bool:
    # Changes of the account carry no number; lists in them are details of one change.
    return not object_at(value, "metadata") and not value.keys() & {MESSAGES, STATUSES, ECHOES}


def _lists(value: dict[str, Any]) -> list[str]:
    found = [name for name in value if name not in BESIDE and isinstance(value[name], list)]
    return [name for name in found if value[name]]


def _item(piece: Piece, *, contact: Json | None = None, body: Json, **given: Any) -> Item:
    number = id_at(piece.item, "value", "metadata", "phone_number_id")
    return Item(
        account=number or piece.account,
        sent_at=piece.sent_at,
        contact=contact or {},
        body=body,
        **given,
    )


def _contact(value: Json, item: object, *, alone: bool) -> Json:
    """The contact an item is from or to; the only one there is where the item names nobody."""
    named = [contact for contact in list_at(value, "contacts") if isinstance(contact, dict)]
    ids = {id_at(item, name) for name in PEOPLE} - {""}
    for contact in named:
        if ids & {id_at(contact, "wa_id"), id_at(contact, "user_id")}:
            return dict(contact)
    return dict(named[0]) if alone and len(named) == 1 else {}


#: Fields of an item that name the customer, by number or by the id that stands for a user.
PEOPLE: Final = (
    "from", "from_user_id", "to", "to_user_id", "recipient_id", "recipient_user_id", "wa_id",
    "user_id",
)  # fmt: skip
