"""Background jobs, queued in the transaction that makes them true.

The one file that imports Procrastinate. A job carries ids only, may run twice safely, and names
its queue. A job that raises `Retry` is tried again after the delay it names; any other exception
is tried again with full jitter until its attempts are used up, and then stays as `failed`, where
a person can see it and run it again.
"""

import contextlib
import random
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Literal
from uuid import UUID

import structlog
from procrastinate import PsycopgConnector, manager, retry
from procrastinate import jobs as procrastinate_jobs
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ConnectorException
from psycopg import AsyncConnection

from handsel.kit.clock import now

Queue = Literal["send", "pay", "notify", "bulk"]
PRIORITIES: dict[Queue, int] = {"send": 30, "pay": 20, "notify": 10, "bulk": 0}

BASE_SECONDS = 1.0
CAP_SECONDS = 300.0
SPREAD = 0.25

log = structlog.get_logger()


class Retry(Exception):
    """Ask for another attempt after `after_seconds` (the provider's Retry-After, or our jitter)."""

    def __init__(self, reason: str, *, after_seconds: float | None = None) -> None:
        super().__init__(reason)
        self.after_seconds = after_seconds


def backoff_seconds(attempt: int, *, draw: Callable[[float, float], float]) -> float:
    """Full jitter: anything between zero and an exponentially growing, capped delay."""
    return draw(0.0, min(CAP_SECONDS, BASE_SECONDS * 2.0**attempt))


def delay_seconds(
    attempt: int, *, asked: float | None, draw: Callable[[float, float], float]
) -> float:
    """What was asked for, never less, and up to `SPREAD` of it more, so that all whom a provider
    sent away at once do not come back at once; else `backoff_seconds`."""
    if not asked:
        return backoff_seconds(attempt, draw=draw)
    return asked * (1.0 + draw(0.0, SPREAD))


class _Backoff(retry.BaseRetryStrategy):
    def __init__(self, attempts: int) -> None:
        self.attempts = attempts

    def get_retry_decision(
        self, *, exception: BaseException, job: procrastinate_jobs.Job
    ) -> retry.RetryDecision | None:
        if job.attempts >= self.attempts:
            return None
        asked = exception.after_seconds if isinstance(exception, Retry) else None
        seconds = delay_seconds(job.attempts, asked=asked, draw=random.uniform)
        return retry.RetryDecision(retry_at=now() + timedelta(seconds=seconds))


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of job that can be queued by name."""

    name: str
    queue: Queue

    def enqueue(
        self, *, lane: str | None = None, not_before: datetime | None = None, **ids: UUID | str
    ) -> None:
        """Queue this job in the current transaction.

        Jobs of one `lane` run one at a time, in order; one that waits to be tried again holds up
        those behind it.
        """
        kept = _kept.get()
        if kept is not None:
            kept.append(KeptJob(self, not_before, ids))
            return
        _manager().defer_job(
            procrastinate_jobs.Job(
                id=None,
                queue=self.queue,
                priority=PRIORITIES[self.queue],
                lock=f"{self.name}:{lane}" if lane else None,
                queueing_lock=None,
                task_name=self.name,
                task_kwargs={name: str(value) for name, value in ids.items()},
                scheduled_at=not_before,
            )
        )


@dataclass(frozen=True, slots=True)
class KeptJob:
    """A job that was to be queued, and was kept from it."""

    kind: JobKind
    not_before: datetime | None
    ids: dict[str, UUID | str]

    def run(self) -> None:
        """Do its work here and now."""
        app.tasks[self.kind.name].func(**{name: str(value) for name, value in self.ids.items()})

    def enqueue(self) -> None:
        """Queue it after all."""
        self.kind.enqueue(lane=None, not_before=self.not_before, **self.ids)


_kept: ContextVar[list[KeptJob] | None] = ContextVar("kept_jobs", default=None)


@contextlib.contextmanager
def kept_from_queue() -> Iterator[list[KeptJob]]:
    """Queue nothing inside the block; what would have been queued joins the list, in order."""
    kept: list[KeptJob] = []
    token = _kept.set(kept)
    try:
        yield kept
    finally:
        _kept.reset(token)


def job(*, queue: Queue, name: str, attempts: int = 10) -> Callable[[Callable[..., None]], JobKind]:
    """Register a function as a kind of job. Its arguments arrive as strings, by keyword."""

    def register(function: Callable[..., None]) -> JobKind:
        app.task(name=name, queue=queue, retry=_Backoff(attempts))(function)
        return JobKind(name=name, queue=queue)

    return register


@lru_cache(maxsize=1)
def _manager() -> manager.JobManager:
    # task.defer() inside a worker uses the worker's own connection and escapes our transaction.
    return manager.JobManager(DjangoConnector())


def worker_app() -> Any:
    """The Procrastinate app of this process, with a connector that can run a worker."""
    connector = PsycopgConnector(kwargs=connector_params(), configure=_commit_each)
    return app.with_connector(connector)


async def _commit_each(connection: AsyncConnection) -> None:
    """Procrastinate asks in single statements: in a transaction each would be three."""
    await connection.set_autocommit(True)


async def take_over_stalled(worker: Any, *, dead_after_seconds: float) -> int:
    """Have the jobs of workers that gave no sign of life run again; how many there were.

    Procrastinate does not do this by itself.
    """
    stalled = list(
        await worker.job_manager.get_stalled_jobs(seconds_since_heartbeat=dead_after_seconds)
    )
    for one in stalled:
        log.warning("job_taken_over", job_id=one.id, job=one.task_name)
        with contextlib.suppress(ConnectorException):  # another worker's sweep was faster
            await worker.job_manager.retry_job(one)
    return len(stalled)
