"""Careful reading of Meta's JSON: the wrong type reads as absent, never as an exception."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from handsel.kit.clock import from_milliseconds

type Json = Mapping[str, Any]

NOTHING: Final[Json] = {}
LONGEST_ID = 120
# Ten digits are seconds until the year 2286; thirteen are milliseconds since 2001.
FEWEST_MILLISECONDS = 100_000_000_000
MOST_MILLISECONDS = 10_000_000_000_000


def object_at(value: object, *path: str) -> Json:
    """The object at `path`, or an empty one."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else NOTHING


def text_at(value: object, *path: str) -> str:
    """The text at `path` without what a database cannot hold, or an empty text."""
    found = object_at(value, *path[:-1]).get(path[-1])
    return storable(found) if isinstance(found, str) else ""


def storable(text: str) -> str:
    """Drop NUL, which PostgreSQL refuses, and replace halves of surrogate pairs."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def list_at(value: object, *path: str) -> list[Any]:
    """The list at `path`, or an empty one."""
    found = object_at(value, *path[:-1]).get(path[-1])
    return found if isinstance(found, list) else []


def id_at(value: object, *path: str, longest: int = LONGEST_ID) -> str:
    """The provider's id at `path`, given as text or as a number; empty when it is not one."""
    found = object_at(value, *path[:-1]).get(path[-1])
    text = str(found) if isinstance(found, int) and not isinstance(found, bool) else found
    return text if isinstance(text, str) and text.isprintable() and len(text) <= longest else ""


def url_at(value: object, *path: str) -> str:
    """The web address at `path`; empty for anything but http and https."""
    text = text_at(value, *path)
    return text if text.startswith(("https://", "http://")) else ""


def moment(value: object) -> datetime | None:
    """A Unix time in milliseconds or, as some of Meta's products send it, in seconds."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 16:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
        return None
    milliseconds = value if value >= FEWEST_MILLISECONDS else value * 1000
    return from_milliseconds(milliseconds) if milliseconds < MOST_MILLISECONDS else None
