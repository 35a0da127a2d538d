"""Webhook bodies in the shapes that Meta documents, written by us."""

import json
from functools import partial
from pathlib import Path
from typing import Any

from handsel.modules.channels.adapters.meta.messaging.split import split as split_threads
from handsel.modules.channels.events import RawItem

FOLDER = Path(__file__).parent / "payloads"
SHOP = "17841400000000042"
CUSTOMER = "8123456789012345"
split = partial(split_threads, source="instagram")
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))


def load(name: str) -> Any:
    """The webhook body of that name."""
    return json.loads((FOLDER / f"{name}.json").read_text())


def load_item(name: str) -> RawItem:
    """Its only item."""
    [item] = split(load(name))
    return item
