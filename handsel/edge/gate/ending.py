"""Hearing that the process is to end, while connections are still open.

The server tells an application so only when its last connection has closed, and a stream does not
close by itself.
"""

import asyncio
import signal
import threading
from collections.abc import Callable
from typing import Any


def when_asked_to_end(do: Callable[[], None]) -> Callable[[], None]:
    """Have `do` called in the running event loop at SIGTERM, beside whoever else listens for it.

    Give back what undoes this. Only a process's main thread hears signals; elsewhere nothing is
    done.
    """
    if threading.current_thread() is not threading.main_thread():
        return lambda: None
    loop = asyncio.get_running_loop()
    before = signal.getsignal(signal.SIGTERM)

    def hear(number: int, frame: Any) -> None:
        loop.call_soon_threadsafe(do)
        if callable(before):
            before(number, frame)

    # The event loop's own handlers are told by the file descriptor that this leaves as it is.
    signal.signal(signal.SIGTERM, hear)
    return lambda: _restore(before)


def _restore(before: Any) -> None:
    signal.signal(signal.SIGTERM, before)
