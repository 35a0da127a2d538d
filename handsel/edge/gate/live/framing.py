"""Server-sent events as bytes (WHATWG HTML, "Server-sent events")."""

import json
from typing import Any, Final

#: A comment: it keeps proxies from closing, and shows that the other side is gone.
HEARTBEAT: Final = b":\n\n"
#: How long a client waits before it comes back, unless it knows better.
RETRY: Final = b"retry: 2000\n\n"
_BREAKS: Final = frozenset("\r\n\0")


def frame(event: str, content: Any, *, position: str = "") -> bytes:
    """One event, its data as JSON on one line. Raises ValueError for a name that breaks the line.

    `position` is what a client says as `Last-Event-ID` when it comes back.
    """
    if _BREAKS & {*event, *position}:
        raise ValueError("a line of an event cannot hold a line break")
    # ASCII only: every break of a line in a string is written as an escape.
    written = json.dumps(content, separators=(",", ":"), allow_nan=False)
    identified = f"id: {position}\n" if position else ""
    return f"event: {event}\n{identified}data: {written}\n\n".encode("ascii")
