"""One worker process: lanes in threads, jobs on an event loop, both stopped together."""

import asyncio
import os
import signal
import threading

import structlog

log = structlog.get_logger()


def run() -> None:
    """Work until SIGTERM or SIGINT, then finish what is in hand and return.

    When either half ends by itself, as it does when the database goes away for long, the process
    ends too, and whoever runs it starts it again.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handsel.config.settings")
    import django

    django.setup()
    from handsel.edge.worker.job_loop import work_on_jobs
    from handsel.edge.worker.lane_loop import LaneLoop

    stopping = threading.Event()
    lanes = LaneLoop(stopping)
    lanes.start()
    log.info("worker_started", pid=os.getpid())
    asyncio.run(_until_stopped(stopping, work_on_jobs, lanes))
    lanes.join()
    log.info("worker_stopped", pid=os.getpid())


async def _until_stopped(stopping, work_on_jobs, lanes) -> None:  # type: ignore[no-untyped-def]
    loop = asyncio.get_running_loop()
    asked = asyncio.Event()

    def ask() -> None:
        stopping.set()
        lanes.wake()
        asked.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ask)
    try:
        await work_on_jobs(asked)
    finally:
        ask()
