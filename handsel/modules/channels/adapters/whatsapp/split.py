"""One WhatsApp webhook body → its items, each with number, customer, key and time."""

from collections.abc import Iterator
from typing import Final

from handsel.kit import clock
from handsel.modules.channels.adapters.meta.fields import Json
from handsel.modules.channels.adapters.whatsapp.items import (
    ECHOES,
    MESSAGES,
    PREFERENCES,
    STATUSES,
    Item,
    items,
)
from handsel.modules.channels.adapters.whatsapp.kinds import (
    GROUP,
    customer_of,
    dedupe_key,
    group_of,
    is_group,
    kind_of,
)
from handsel.modules.channels.events import RawItem

SOURCE: Final = "whatsapp"
UNREADABLE: Final = "unreadable"
KEYED: Final = frozenset({MESSAGES, STATUSES, ECHOES})
#: Where an item without a customer makes no sense; a status may come without one.
PERSONAL: Final = frozenset({MESSAGES, ECHOES, PREFERENCES})


def split(payload: Json) -> Iterator[RawItem]:
    """Every item of a webhook body. One that makes no sense is marked `unreadable`, never lost."""
    for it in items(payload):
        yield _raw(it)


def _raw(it: Item) -> RawItem:
    kind = kind_of(it)
    key = dedupe_key(kind, it) if kind else ""
    customer = customer_of(it) if kind else ""
    unkeyed = it.section in KEYED and not key
    nobody = it.section in PERSONAL and not customer and kind not in {"system", GROUP}
    if not kind or unkeyed or nobody:
        return _unreadable(it)
    in_group = it.section in KEYED and is_group(it.item)
    return RawItem(
        source=SOURCE,
        account=it.account,
        # A group's items are about no customer of ours, and wait for none.
        lane_key=f"group:{group_of(it.item)}" if in_group else customer,
        dedupe_key=key,
        kind=kind,
        occurred_at=it.at or clock.now(),
        body=it.body,
    )


def _unreadable(it: Item) -> RawItem:
    return RawItem(
        source=SOURCE,
        account=it.account,
        lane_key="",
        dedupe_key="",
        kind=UNREADABLE,
        occurred_at=it.sent_at or clock.now(),
        body=it.body,
        quarantined=UNREADABLE,
    )
