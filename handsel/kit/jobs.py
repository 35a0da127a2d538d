"""Background jobs, queued in the transaction that makes them true.

The one file that imports Procrastinate. A job carries ids only, may run twice safely, and names
its queue. A job that raises `Retry` is tried again after the delay it names; any other exception
is tried again with full jitter until its attempts are used up, and then stays as `failed`, where
a person can see it and run it again.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Literal
from uuid import UUID

from django.db import transaction
from procrastinate import jobs as procrastinate_jobs
from procrastinate import manager, retry
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued

Queue = Literal["send", "pay", "notify", "bulk"]
PRIORITIES: dict[Queue, int] = {"send": 30, "pay": 20, "notify": 10, "bulk": 0}

BASE_SECONDS = 1.0
CAP_SECONDS = 300.0


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
        if job.attempts >= self.attempts:
            return None
        asked = exception.after_seconds if isinstance(exception, Retry) else None
        seconds = asked or backoff_seconds(job.attempts, draw=random.uniform)
        return retry.RetryDecision(retry_in={"seconds": max(1, round(seconds))})


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
        key = lane and f"{self.name}:{lane}"
        job = procrastinate_jobs.Job(
            id=None,
            queue=self.queue,
            priority=PRIORITIES[self.queue],
            lock=key,
            queueing_lock=key,
            task_name=self.name,
            task_kwargs={name: str(value) for name, value in ids.items()},
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
        app.task(name=name, queue=queue, retry=_Backoff(attempts), pass_context=False)(function)
        return JobKind(name=name, queue=queue)

    return register


@lru_cache(maxsize=1)
def _manager() -> manager.JobManager:
    # task.defer() inside a worker uses the worker's own connection and escapes our transaction.
    return manager.JobManager(DjangoConnector())


def worker_app() -> Any:
    """The Procrastinate app of this process, with a connector that can run a worker."""
    return app.with_connector(DjangoConnector().get_worker_connector())
