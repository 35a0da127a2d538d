"""The envelope all of Meta's webhooks share: `object`, and `entry[]` with lists of items inside.

An item is kept as an entry of its own, `{"id": …, "time": …, "<section>": [item]}`, so that what
is stored is the provider's shape and can be split again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handsel.modules.channels.adapters.meta.fields import Json, id_at, moment

#: Differs between two deliveries of the same item: the time the batch was put together.
VOLATILE = frozenset({"time"})

DIRECT = "field"
ENTRY_KEYS = frozenset({"id", "uid", "time", "field", "value"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One item: where it stood, what it is, and the entry of its own that we keep."""

    account: str
    sent_at: datetime | None
    section: str
    item: Any
    body: Json


def pieces(payload: Json) -> Iterator[Piece]:
    """Every item of a webhook body in its order. What has no items at all is one piece of no
    section, so that it is kept too."""
    entries = payload.get("entry")
    if not isinstance(entries, list) or not entries:
        yield Piece(account="", sent_at=None, section="", item=None, body=payload)
        return
    for entry in entries:
        if isinstance(entry, dict):
            yield from _of_entry(entry)
        else:
            yield Piece(account="", sent_at=None, section="", item=entry, body={"entry": [entry]})


def _of_entry(entry: dict[str, Any]) -> Iterator[Piece]:
    head = {name: entry[name] for name in ("id", "time") if name in entry}
    account, sent_at = id_at(entry, "id"), moment(entry.get("time"))
    found = False
    for section, items in _sections(entry):
        for item in items:
            found = True
            body = head | (item if section == DIRECT else {section: [item]})
            yield Piece(account=account, sent_at=sent_at, section=section, item=item, body=body)
    if not found:
        yield Piece(account=account, sent_at=sent_at, section="", item=None, body=entry)


def _sections(entry: dict[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    for name, value in entry.items():
        if isinstance(value, list) and name not in ENTRY_KEYS:
            yield name, value
    if "field" in entry:
        # Instagram Login puts a comment's field and value into the entry itself.
        yield DIRECT, [{name: entry[name] for name in ("field", "value") if name in entry}]
