"""One Instagram webhook body → its items, each with account, customer, key and time."""

from collections.abc import Iterator
from typing import Final

from handsel.kit import clock
from handsel.modules.channels.adapter import RawItem
from handsel.modules.channels.adapters.instagram.kinds import (
    CHANGES,
    KEYS,
    WORDS,
    dedupe_key,
    kind_of,
)
from handsel.modules.channels.adapters.meta.envelope import Piece, pieces
from handsel.modules.channels.adapters.meta.fields import Json, id_at, moment
from handsel.modules.channels.adapters.meta.parties import parties

SOURCE: Final = "instagram"
UNREADABLE: Final = "unreadable"
THREADS: Final = frozenset({"messaging", "standby"})


def split(payload: Json) -> Iterator[RawItem]:
    """Every item of a webhook body. One that makes no sense is marked `unreadable`, never lost."""
    for piece in pieces(payload):
        if piece.section in THREADS:
            yield _of_thread(piece)
        elif piece.section in CHANGES:
            yield _of_change(piece)
        else:
            yield _unreadable(piece)


def _of_thread(piece: Piece) -> RawItem:
    kind = kind_of(piece.section, piece.item) if isinstance(piece.item, dict) else ""
    who = parties(piece.item, entry_id=piece.account)
    if not kind or not who.customer or _lacks_its_object(kind, piece.item):
        return _unreadable(piece, account=who.account)
    if kind == "message" and who.from_account:
        kind = "echo"
    sender = who.account if who.from_account else who.customer
    key = dedupe_key(kind, piece.item, sender=sender)
    if not key and kind in KEYS:
        return _unreadable(piece, account=who.account)
    return RawItem(
        source=SOURCE,
        account=who.account,
        lane_key=who.customer,
        dedupe_key=key,
        kind=f"standby_{kind}" if piece.section == "standby" else kind,
        occurred_at=moment(piece.item.get("timestamp")) or piece.sent_at or clock.now(),
        body=piece.body,
    )


def _lacks_its_object(kind: str, item: Json) -> bool:
    present = [name for name in WORDS if name in item]
    return bool(present) and not isinstance(item[present[0]], dict)


def _of_change(piece: Piece) -> RawItem:
    kind = kind_of(piece.section, piece.item) if isinstance(piece.item, dict) else ""
    if not kind:
        return _unreadable(piece)
    return RawItem(
        source=SOURCE,
        account=piece.account,
        lane_key=id_at(piece.item.get("value"), "from", "id"),
        dedupe_key=dedupe_key(kind, piece.item, sender=""),
        kind=kind,
        occurred_at=piece.sent_at or clock.now(),
        body=piece.body,
    )


def _unreadable(piece: Piece, *, account: str = "") -> RawItem:
    return RawItem(
        source=SOURCE,
        account=account or piece.account,
        lane_key="",
        dedupe_key="",
        kind=UNREADABLE,
        occurred_at=piece.sent_at or clock.now(),
        body=piece.body,
        quarantined=UNREADABLE,
    )
