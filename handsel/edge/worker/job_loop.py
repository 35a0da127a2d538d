"""Jobs: a Procrastinate worker, and the sweep that takes over what a dead worker left."""

import asyncio
from typing import Any

from django.db import connection

from handsel.kit import jobs
from handsel.kit.crashpoint import crashpoint

CONCURRENCY = 8
#: A worker without a sign of life for this long is dead; Procrastinate does not retry its jobs.
HEARTBEAT_SECONDS = 0.7
DEAD_AFTER_SECONDS = 3.0
SWEEP_SECONDS = 0.7
#: Jobs in hand when asked to stop get this long.
DRAIN_SECONDS = 20.0


async def work_on_jobs(asked_to_stop: asyncio.Event) -> None:
    """Run jobs until asked to stop, then finish those in hand."""
    async with jobs.worker_app().open_async() as app:
        worker = asyncio.create_task(
            app.run_worker_async(
                queues=list(jobs.PRIORITIES),
                concurrency=CONCURRENCY,
                install_signal_handlers=False,
                fetch_job_polling_interval=1.0,
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                stalled_worker_timeout=DEAD_AFTER_SECONDS * 4,
                shutdown_graceful_timeout=DRAIN_SECONDS,
                delete_jobs="successful",
                task_middleware=[_return_connection],
            )
        )
        sweep = asyncio.create_task(_sweep(app))
        stop = asyncio.create_task(asked_to_stop.wait())
        await asyncio.wait({worker, sweep, stop}, return_when=asyncio.FIRST_COMPLETED)
        sweep.cancel()
        worker.cancel()
        await asyncio.gather(worker, sweep, return_exceptions=True)
        stop.cancel()


async def _sweep(app: Any) -> None:
    while True:
        await jobs.take_over_stalled(app, dead_after_seconds=DEAD_AFTER_SECONDS)
        await asyncio.sleep(SWEEP_SECONDS)


def _return_connection(call_next: Any, _context: Any, _worker: Any) -> Any:
    crashpoint("job.begun")
    try:
        done = call_next()
    finally:
        connection.close()
    crashpoint("job.done")
    return done
