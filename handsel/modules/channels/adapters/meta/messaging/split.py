"""One webhook body of threads → its items, each with account, customer, key and time."""

from collections.abc import Iterator
from typing import Final

from handsel.kit import clock
from handsel.modules.channels.adapters.meta.envelope import Piece, pieces
from handsel.modules.channels.adapters.meta.fields import Json, id_at, moment
from handsel.modules.channels.adapters.meta.messaging.kinds import (
    CHANGES,
    KEYS,
    THREADS,
    WITHOUT_CUSTOMER,
    dedupe_key,
    kind_of,
    lacks_its_object,
    placed,
)
from handsel.modules.channels.adapters.meta.parties import parties
from handsel.modules.channels.events import RawItem

UNREADABLE: Final = "unreadable"


def split(payload: Json, *, source: str) -> Iterator[RawItem]:
    """Every item of a webhook body. One that makes no sense is marked `unreadable`, never lost."""
    for piece in pieces(payload):
        section, item = placed(piece)
        if section in THREADS:
            yield _of_thread(piece, item, source=source, standby=section == "standby")
        elif section in CHANGES:
            yield _of_change(piece, item, source=source)
        else:
            yield _unreadable(piece, source=source)


def _of_thread(piece: Piece, item: Json, *, source: str, standby: bool) -> RawItem:
    kind = kind_of("messaging", item)
    who = parties(item, entry_id=piece.account)
    nobody = not who.customer and kind not in WITHOUT_CUSTOMER
    if not kind or nobody or lacks_its_object(item):
        return _unreadable(piece, source=source, account=who.account)
    if kind == "message" and who.from_account:
        kind = "echo"
    sender = who.account if who.from_account else who.customer
    key = dedupe_key(kind, item, sender=sender)
    if not key and kind in KEYS:
        return _unreadable(piece, source=source, account=who.account)
    return RawItem(
        source=source,
        account=who.account,
        lane_key=who.customer,
        dedupe_key=key,
        kind=f"standby_{kind}" if standby else kind,
        occurred_at=moment(item.get("timestamp")) or piece.sent_at or clock.now(),
        body=piece.body,
    )


def _of_change(piece: Piece, item: Json, *, source: str) -> RawItem:
    kind = kind_of(piece.section, item)
    if not kind:
        return _unreadable(piece, source=source)
    return RawItem(
        source=source,
        account=piece.account,
        lane_key=change_author(item),
        dedupe_key=dedupe_key(kind, item, sender=""),
        kind=kind,
        occurred_at=piece.sent_at or clock.now(),
        body=piece.body,
    )


def change_author(item: Json) -> str:
    """Who commented, posted or rated, or an empty text."""
    value = item.get("value")
    return id_at(value, "from", "id") or id_at(value, "sender_id") or id_at(value, "reviewer_id")


def _unreadable(piece: Piece, *, source: str, account: str = "") -> RawItem:
    return RawItem(
        source=source,
        account=account or piece.account,
        lane_key="",
        dedupe_key="",
        kind=UNREADABLE,
        occurred_at=piece.sent_at or clock.now(),
        body=piece.body,
        quarantined=UNREADABLE,
    )
