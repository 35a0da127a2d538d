"""One webhook body → its one item. The bot it came for is told by the address, not by the body."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from handsel.kit import clock
from handsel.modules.channels.adapters.meta.fields import id_at
from handsel.modules.channels.adapters.telegram.updates import (
    ARRIVED,
    EDITED,
    MESSAGE,
    PRESSED,
    STANDING,
    WANTED,
    Update,
    read_update,
)
from handsel.modules.channels.events import RawItem

SOURCE: Final = "telegram"
UNREADABLE: Final = "unreadable"
LONGEST_KIND: Final = 40
GROUP: Final = "group_message"
#: Kinds of update that have a word of ours.
WORDS: Final = {EDITED: "edit", PRESSED: "press", STANDING: "standing"}


def split(payload: Mapping[str, Any], *, account: str = "") -> Iterator[RawItem]:
    """The update, keyed by its own number. What makes no sense is marked `unreadable`, not lost."""
    update = read_update(payload)
    if update is None or (update.kind in WANTED and not _names_a_chat(update)):
        yield _unreadable(payload, account=account)
        return
    now = clock.now()
    timeless = {} if update.at else {ARRIVED: int(now.timestamp() * 1000)}
    yield RawItem(
        source=SOURCE,
        account=account,
        lane_key=_lane(update),
        dedupe_key=update.id,
        kind=_kind(update),
        occurred_at=update.at or now,
        body={**payload, **timeless},
    )


def _names_a_chat(update: Update) -> bool:
    return bool(update.customer or id_at(update.chat, "id"))


def _lane(update: Update) -> str:
    # What is about no customer's chat is applied to nothing, and no customer waits for it.
    if update.customer:
        return update.customer
    chat = id_at(update.chat, "id")
    return f"chat:{chat}" if chat else ""


def _kind(update: Update) -> str:
    if update.kind == MESSAGE and not update.is_private:
        return GROUP
    return WORDS.get(update.kind, update.kind)[:LONGEST_KIND]


def _unreadable(payload: Mapping[str, Any], *, account: str) -> RawItem:
    return RawItem(
        source=SOURCE,
        account=account,
        lane_key="",
        dedupe_key="",
        kind=UNREADABLE,
        occurred_at=clock.now(),
        body=payload,
        quarantined=UNREADABLE,
    )
