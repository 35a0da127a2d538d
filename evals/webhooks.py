"""Raw webhook bodies → events, as the gate splits and the channels' adapters read them.

`PATH` is a folder with a folder for each channel, in it one raw body for each case.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from handsel.edge.gate.doors.meta import MetaDoor
from handsel.kit.strict_json import NotJson, read_json
from handsel.modules.channels.adapter import ChannelAdapter
from handsel.modules.channels.events import (
    AccountChanged,
    ChannelEvent,
    EchoReceived,
    Ignored,
    MessageEdited,
    MessageReceived,
    RawItem,
    ReactionChanged,
)
from handsel.modules.channels.registry import ProviderSettings, build_adapters, split_meta

META: Final = frozenset({"instagram", "messenger", "whatsapp"})
EXPECTED: Final = ".expected.json"


def predict(path: Path) -> Iterator[dict[str, object]]:
    """Each body of the folder with the events in it. A channel without an adapter has none."""
    adapters = build_adapters(ProviderSettings())
    for each in sorted(path.rglob("*.json")):
        if each.name.endswith(EXPECTED):
            continue
        case = f"{each.parent.name}/{each.stem}"
        if each.parent.name not in adapters:
            yield {"case": case, "events": [], "unsupported": True}
            continue
        try:
            yield {"case": case, "events": list(_events(each, adapters))}
        except Exception as error:  # noqa: BLE001 - a crash is what this looks for
            yield {"case": case, "events": [], "crashed": type(error).__name__}


def _events(path: Path, adapters: dict[str, ChannelAdapter]) -> Iterator[dict[str, object]]:
    channel = path.parent.name
    try:
        payload = read_json(path.read_bytes(), limits=MetaDoor.json_limits)
    except NotJson:
        return
    items = split_meta(payload) if channel in META else adapters[channel].split(payload)
    for item in items:
        yield _described(item, adapters.get(item.source))


def _described(item: RawItem, adapter: ChannelAdapter | None) -> dict[str, object]:
    if item.quarantined or adapter is None:
        return {"kind": item.quarantined or item.kind, "actionable": False}
    try:
        told = adapter.parse(item.body)
    except ValueError:
        return {"kind": "unreadable", "actionable": False}
    return {"account_id": item.account, "is_echo": isinstance(told, EchoReceived), **_read(told)}


def _read(told: ChannelEvent) -> dict[str, object]:
    kind = told.reason if isinstance(told, Ignored) else type(told).__name__
    event: dict[str, Any] = {
        "kind": kind,
        # What the customer said, and what is ours to answer: the rule of the flow.
        "actionable": isinstance(told, MessageReceived) and not told.standby,
        "timestamp_ms": round(told.occurred_at.timestamp() * 1000),
    }
    if isinstance(told, AccountChanged):
        return event | {"state": told.state}
    event["sender_id"] = event["customer_id"] = told.customer_external_id
    if isinstance(told, ReactionChanged):
        return event | {"reply_to": told.external_id, "payload": told.emoji}
    if isinstance(told, MessageReceived | EchoReceived | MessageEdited):
        event |= {"message_id": told.external_id, "text": told.text}
    if isinstance(told, MessageReceived | EchoReceived):
        event["attachments"] = [{"type": a.kind, "url": a.url} for a in told.attachments]
    if isinstance(told, MessageReceived):
        event |= {"payload": told.payload, "reply_to": told.reply_to_external_id}
        event["ordered"] = [[line.external_id, line.quantity] for line in told.ordered]
    return event


def main(path: Path) -> None:
    """Print the predictions as JSON lines."""
    for prediction in predict(path):
        print(json.dumps(prediction, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
