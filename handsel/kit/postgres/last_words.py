"""What a server that did not start said about it."""

import time
from pathlib import Path
from typing import Final

# The server's collector of its log outlives it by a moment, in which it writes the end.
COLLECTOR_SECONDS: Final = 10.0
COLLECTING: Final = "redirecting log output to logging collector"
LAST_WORDS: Final = ("FATAL:", "PANIC:", "database system is shut down")
LONGEST: Final = 4000


def last_words(pid: int, *, started: Path, logs: Path, seconds: float = COLLECTOR_SECONDS) -> str:
    """What the server with this main process wrote, all of it once it is dead.

    `started` has what came before its log was open, `logs` are the folder of the rest. Only its
    own lines count: those of servers before it stand in the same files.
    """
    deadline = time.monotonic() + seconds
    while True:
        before, later = _read(started), _since(pid, _newest(logs))
        is_whole = COLLECTING not in before or any(words in later for words in LAST_WORDS)
        if is_whole or time.monotonic() > deadline:
            return later[-LONGEST:] + before
        time.sleep(0.01)


def _newest(logs: Path) -> str:
    found = sorted(logs.glob("*.log"), key=lambda path: path.stat().st_mtime)
    return _read(found[-1]) if found else ""


def _since(pid: int, text: str) -> str:
    start = text.find(f"[{pid}]")
    return text[text.rfind("\n", 0, start) + 1 :] if start >= 0 else ""


def _read(path: Path) -> str:
    return path.read_text(errors="replace")
