"""Webhook bodies in the shapes that Meta documents for pages, written by us."""

import json
from functools import partial
from pathlib import Path
from typing import Any

from handsel.modules.channels.adapters.meta.messaging.split import split as split_threads
from handsel.modules.channels.events import RawItem

FOLDER = Path(__file__).parent / "payloads"
PAGE = "104500000000042"
CUSTOMER = "6100000000000042"
split = partial(split_threads, source="messenger")
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))


def load(name: str) -> Any:
    """The webhook body of that name."""
    return json.loads((FOLDER / f"{name}.json").read_text())


def load_item(name: str) -> RawItem:
    """Its only item."""
    [item] = split(load(name))
    return item
