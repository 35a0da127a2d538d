"""What a visitor does, as it is kept: one small object for each, in a shape of our own.

`at` is when it arrived, in Unix milliseconds, and says nothing about what was done: it differs when
the same is sent again.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, Literal

from handsel.modules.channels.events import RawItem

SOURCE: Final = "webchat"
AT: Final = "at"
VOLATILE: Final = frozenset({AT})

Mark = Literal["delivered", "read"]


def said(
    *, site: str, visitor: str, name: str, message_id: str, text: str, at: datetime
) -> RawItem:
    """The visitor wrote; `message_id` is their own of it."""
    told = {"message": {"id": message_id, "text": text}, "name": name}
    return _item("message", site=site, visitor=visitor, key=f"said:{message_id}", told=told, at=at)


def pressed(
    *, site: str, visitor: str, press_id: str, payload: str, title: str, under: str, at: datetime
) -> RawItem:
    """The visitor pressed a button, or chose a row, of the message `under`."""
    told = {"press": {"id": press_id, "payload": payload, "title": title, "under": under}}
    # A press is said, too: one id is one thing.
    return _item("press", site=site, visitor=visitor, key=f"said:{press_id}", told=told, at=at)


def seen(
    *, site: str, visitor: str, mark: Mark, message_ids: Sequence[str], at: datetime
) -> RawItem:
    """These messages of ours came to the visitor's screen, or were read there."""
    told = {"seen": {"mark": mark, "message_ids": list(message_ids)}}
    # The body's digest is its key: the same marks again say nothing new.
    return _item("seen", site=site, visitor=visitor, key="", told=told, at=at)


def _item(
    kind: str, *, site: str, visitor: str, key: str, told: dict[str, Any], at: datetime
) -> RawItem:
    return RawItem(
        source=SOURCE,
        account=site,
        lane_key=visitor,
        dedupe_key=f"{visitor}:{key}" if key else "",
        kind=kind,
        occurred_at=at,
        body={"visitor": visitor, AT: int(at.timestamp() * 1000), **told},
    )
