"""Figures: count anew what has changed, business by business, in a thread of its own."""

import threading

import structlog
from django.db import DatabaseError, InterfaceError, connection

from handsel.modules.analytics import recounting

#: How old a figure may be, and how long nobody asks the database when nothing happens.
PAUSE_SECONDS = 2.0

log = structlog.get_logger()


class FiguresLoop:
    """The part of a worker that counts."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="figures", daemon=True)

    def start(self) -> None:
        """Start counting."""
        self._thread.start()

    def stop(self) -> None:
        """Begin nothing more."""
        self._stopping.set()

    def join(self) -> None:
        """Wait until what was begun is counted."""
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            more = False
            try:
                more = self._count_due()
            except (DatabaseError, InterfaceError) as error:
                log.warning("database_trouble", error=type(error).__name__)
            connection.close()
            self._stopping.wait(0 if more else PAUSE_SECONDS)

    def _count_due(self) -> bool:
        """Whether a business has more to count than one turn takes."""
        more = False
        for business_id in recounting.list_due():
            if self._stopping.is_set():
                return False
            try:
                # One turn each: a business with much to count holds up nobody's.
                more |= recounting.recount(business_id) == recounting.AT_ONCE
            except (DatabaseError, InterfaceError):
                raise
            except Exception:
                log.exception("figures_failed", business_id=str(business_id))
        return more
