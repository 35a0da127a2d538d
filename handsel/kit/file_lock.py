"""A lock between processes, kept by the system and let go when its holder dies."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handsel.kit.errors import Failure


class Locked(Failure):
    """Another process holds this lock."""

    code = "locked"
    status = 409


@contextmanager
def file_lock(path: Path, *, seconds: float) -> Iterator[None]:
    """Hold the lock on `path` (made when absent), waiting at most so many seconds.

    Raises Locked when another process still holds it then.
    """
    deadline = time.monotonic() + seconds
    with path.open("a") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise Locked(f"Another process holds {path}.") from None
                time.sleep(0.05)
        yield
