"""Background jobs, queued in the transaction that makes them true.

The one file that imports Procrastinate. A job carries ids only, may run twice safely, and names
its queue. A job that raises `Retry` is tried again after the delay it names; any other exception
is tried again with full jitter until its attempts are used up, and then stays as `failed`, where
a person can see it and run it again.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache, wraps
from typing import Any, Literal
from uuid import UUID

import structlog
from django.db import transaction
from procrastinate import jobs as procrastinate_jobs
from procrastinate import manager, retry
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException

from handsel.kit.clock import now

Queue = Literal["send", "pay", "notify", "bulk"]
PRIORITIES: dict[Queue, int] = {"send": 30, "pay": 20, "notify": 10, "bulk": 0}

BASE_SECONDS = 1.0
CAP_SECONDS = 300.0

log = structlog.get_logger()


class Retry(Exception):
    """Ask for another attempt after `after_seconds` (the provider's Retry-After, or our jitter)."""

    def __init__(self, reason: str, *, after_seconds: float | None = None) -> None:
        super().__init__(reason)
        self.after_seconds = after_seconds


def backoff_seconds(attempt: int, *, draw: Callable[[float, float], float]) -> float:
    """Full jitter: anything between zero and an exponentially growing, capped delay."""
    return draw(0.0, min(CAP_SECONDS, BASE_SECONDS * 2.0**attempt))


class _Backoff(retry.BaseRetryStrategy):
    def __init__(self, attempts: int) -> None:
        self.attempts = attempts

    def get_retry_decision(
        self, *, exception: BaseException, job: procrastinate_jobs.Job
    ) -> retry.RetryDecision | None:
        # A job in a lane queues its own next attempt: see `_run_in_lane`.
        if "lane" in job.task_kwargs or job.attempts >= self.attempts:
            return None
        return retry.RetryDecision(retry_at=_next_attempt_at(exception, attempt=job.attempts))


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of job that can be queued by name."""

    name: str
    queue: Queue

    def enqueue(
        self, *, lane: str | None = None, not_before: datetime | None = None, **ids: UUID | str
    ) -> None:
        """Queue this job in the current transaction.

        With `lane`, one such job runs at a time, and one already waiting stands for this one too.
        """
        self._defer(ids | ({"lane": lane} if lane else {}), not_before=not_before)

    def enqueue_next_attempt(self, arguments: dict[str, str], *, not_before: datetime) -> None:
        """Queue a job of a lane again, unless another already waits there."""
        self._defer(arguments, not_before=not_before)

    def _defer(self, arguments: Mapping[str, UUID | str], *, not_before: datetime | None) -> None:
        lane = arguments.get("lane")
        key = f"{self.name}:{lane}" if lane else None
        job = procrastinate_jobs.Job(
            id=None,
            queue=self.queue,
            priority=PRIORITIES[self.queue],
            lock=key,
            queueing_lock=key,
            task_name=self.name,
            task_kwargs={name: str(value) for name, value in arguments.items()},
            scheduled_at=not_before,
        )
        try:
            with transaction.atomic():
                _manager().defer_job(job)
        except AlreadyEnqueued:
            return


def job(*, queue: Queue, name: str, attempts: int = 10) -> Callable[[Callable[..., None]], JobKind]:
    """Register a function as a kind of job. Its arguments arrive as strings, by keyword."""

    def register(function: Callable[..., None]) -> JobKind:
        kind = JobKind(name=name, queue=queue)

        @wraps(function)
        def run(**arguments: str) -> None:
            if "lane" in arguments:
                _run_in_lane(function, kind, arguments, attempts=attempts)
            else:
                function(**arguments)

        app.task(name=name, queue=queue, retry=_Backoff(attempts))(run)
        return kind

    return register


def _run_in_lane(
    function: Callable[..., None], kind: JobKind, arguments: dict[str, str], *, attempts: int
) -> None:
    """Run a lane's job; when it fails, queue the next attempt ourselves.

    Procrastinate would put the same job back, which fails when another of its lane waits already.
    """
    attempt = int(arguments.get("attempt", "0"))
    ids = {name: value for name, value in arguments.items() if name not in ("lane", "attempt")}
    try:
        function(**ids)
    except Exception as error:
        if attempt + 1 >= attempts:
            raise
        if not isinstance(error, Retry):
            log.exception("job_failed", job=kind.name, attempt=attempt)
        kind.enqueue_next_attempt(
            arguments | {"attempt": str(attempt + 1)},
            not_before=_next_attempt_at(error, attempt=attempt),
        )


def _next_attempt_at(error: BaseException, *, attempt: int) -> datetime:
    asked = error.after_seconds if isinstance(error, Retry) else None
    seconds = asked or backoff_seconds(attempt, draw=random.uniform)
    return now() + timedelta(seconds=seconds)


@lru_cache(maxsize=1)
def _manager() -> manager.JobManager:
    # task.defer() inside a worker uses the worker's own connection and escapes our transaction.
    return manager.JobManager(DjangoConnector())


def worker_app() -> Any:
    """The Procrastinate app of this process, with a connector that can run a worker."""
    return app.with_connector(DjangoConnector().get_worker_connector())


async def take_over_stalled(worker: Any, *, dead_after_seconds: float) -> int:
    """Have the jobs of workers that gave no sign of life run again; how many there were."""
    stalled = list(
        await worker.job_manager.get_stalled_jobs(seconds_since_heartbeat=dead_after_seconds)
    )
    for one in stalled:
        log.warning("job_taken_over", job_id=one.id, job=one.task_name)
        try:
            await worker.job_manager.retry_job(one)
        except ConnectorException:
            # Another job of its lane waits already, and stands for this one too.
            await worker.job_manager.finish_job(
                one, status=procrastinate_jobs.Status.FAILED, delete_job=True
            )
    return len(stalled)
