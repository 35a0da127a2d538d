"""Lanes: claim what is ready, work it in threads, keep the leases, let go.

One thread claims and hands out, a few work, one renews the leases of what they hold, and one
listens for the gate's word that something arrived.
"""

import heapq
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from uuid import UUID

import psycopg
import structlog
from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection

from handsel.flows import customer_message, payment_event
from handsel.kit.clock import now
from handsel.kit.crashpoint import crashpoint
from handsel.modules.channels import registry
from handsel.modules.ingress import lanes
from handsel.modules.ingress.lanes import ClaimedLane, Fenced

THREADS = 4
#: Without a word from the gate the lanes are looked at this often all the same.
LONGEST_WAIT_SECONDS = 1.0
SHORTEST_WAIT_SECONDS = 0.005
AFTER_TROUBLE_SECONDS = 0.5
#: The database decides what is due by its own clock; a lane is looked for this long after ours.
CLOCKS_DIFFER = timedelta(milliseconds=20)

log = structlog.get_logger()


def work_of(source: str) -> Callable[[ClaimedLane], datetime | None]:
    """The story that works a lane of this source and lets it go: when it is ready again."""
    return customer_message.work if source in registry.adapters() else payment_event.work


class LaneLoop:
    """The lanes' half of a worker."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._woken = threading.Event()
        self._held: dict[UUID, ClaimedLane] = {}
        self._more_wait = False
        #: When lanes that this worker let go are ready again; others' are found by looking.
        self._due: list[datetime] = []
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="lane")
        self._threads = [
            threading.Thread(target=body, name=body.__name__, daemon=True)
            for body in (self._hand_out, self._renew, self._listen)
        ]

    def start(self) -> None:
        """Start claiming."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Claim no more."""
        self._stopping.set()
        self._woken.set()

    def join(self) -> None:
        """Wait until what was claimed is worked and let go."""
        self._threads[0].join()
        self._pool.shutdown(wait=True)

    def _hand_out(self) -> None:
        while not self._stopping.is_set():
            self._woken.clear()
            looked_at = now()
            try:
                self._claim()
                wait = self._wait_seconds(looked_at)
            except (DatabaseError, InterfaceError) as error:
                _forget_connection(error)
                wait = AFTER_TROUBLE_SECONDS
            if not self._stopping.is_set():
                self._woken.wait(wait)
        connection.close()

    def _claim(self) -> None:
        """Claim as many lanes as there is room for, and note whether more may be waiting."""
        with self._lock:
            room = THREADS * 2 - len(self._held)
        claimed = lanes.claim(most=room) if room > 0 else []
        with self._lock:
            self._more_wait = len(claimed) == room
            self._held |= {lane.id: lane for lane in claimed}
        for lane in claimed:
            self._pool.submit(self._work, lane)

    def _wait_seconds(self, looked_at: datetime) -> float:
        """Until a lane of ours is due, or for as long as it may take to hear of others'."""
        with self._lock:
            while self._due and self._due[0] < looked_at - CLOCKS_DIFFER:
                heapq.heappop(self._due)
            if not self._due:
                return LONGEST_WAIT_SECONDS
            seconds = (self._due[0] - now()).total_seconds()
            return min(LONGEST_WAIT_SECONDS, max(SHORTEST_WAIT_SECONDS, seconds))

    def _let_go(self, lane: ClaimedLane, *, ready_at: datetime | None) -> None:
        with self._lock:
            self._held.pop(lane.id, None)
            if ready_at is not None:
                heapq.heappush(self._due, ready_at)
            look = ready_at is not None or self._more_wait
        if look:
            self._woken.set()

    def _work(self, lane: ClaimedLane) -> None:
        ready_at = None
        try:
            crashpoint("lane.claimed")
            ready_at = work_of(lane.source)(lane)
            crashpoint("lane.finished")
        except Fenced:
            log.warning("lane_fenced", lane_id=str(lane.id))
        except (DatabaseError, InterfaceError) as error:
            _forget_connection(error)
        except Exception:
            log.exception("lane_failed", lane_id=str(lane.id), source=lane.source)
            self._put_off(lane)
        finally:
            self._let_go(lane, ready_at=ready_at)

    def _put_off(self, lane: ClaimedLane) -> None:
        """Leave a lane that failed to its lease's end, so that it does not fail in a circle."""
        log.info("lane_put_off", lane_id=str(lane.id), until=now().isoformat())

    def _renew(self) -> None:
        while not (self._stopping.is_set() and not self._held):
            time.sleep(lanes.RENEW_SECONDS)
            with self._lock:
                held = list(self._held.values())
            if not held:
                continue
            try:
                lanes.renew(held)
            except (DatabaseError, InterfaceError) as error:
                _forget_connection(error)

    def _listen(self) -> None:
        while not self._stopping.is_set():
            try:
                with psycopg.connect(settings.DATABASE_URL, autocommit=True) as listening:
                    listening.execute("LISTEN lanes")
                    self._woken.set()
                    while not self._stopping.is_set():
                        for _ in listening.notifies(timeout=1.0, stop_after=1):
                            self._woken.set()
            except psycopg.Error as error:
                log.warning("listening_interrupted", error=type(error).__name__)
                time.sleep(AFTER_TROUBLE_SECONDS)


def _forget_connection(error: Exception) -> None:
    log.warning("database_trouble", error=type(error).__name__, detail=str(error)[:200])
    connection.close()
