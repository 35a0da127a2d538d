"""Become one of the processes: prove that it may start, then serve."""

import importlib
import os
import sys
from functools import partial
from typing import Any, Literal

from setproctitle import setproctitle

from handsel.config.environment import Environment, environment
from handsel.config.production import Process
from handsel.kit.logs import configure_logs
from handsel.kit.postgres.safety import assert_safe_url
from handsel.kit.startup import RefusedToStart
from handsel.kit.tether import die_with_parent

ROLES: dict[Process, str] = {
    "gate": "handsel_gate",
    "web": "handsel_app",
    "worker": "handsel_app",
    "ops": "handsel_ops",
}
# Django's threads; each needs a connection of its own pool while it works.
WEB_THREADS = 12
OPS_THREADS = 4
STOP_SECONDS = 10
# A client that sends its headers more slowly than this is holding a connection, not calling.
HEADER_SECONDS = 10
# Handsel's own requests have headers of one or two kB.
HEADER_BYTES = 64 * 1024


def gate(*, host: str) -> None:
    """Serve the gate on granian until told to stop. Raises RefusedToStart."""
    told = _prepare("gate")
    _serve("gate", "asgi", host=host, port=told.gate_port, threads=1)


def web(*, host: str) -> None:
    """Serve the API and the dashboard until told to stop. Raises RefusedToStart."""
    told = _prepare("web")
    _serve("web", "wsgi", host=host, port=told.web_port, threads=WEB_THREADS)


def ops(*, host: str) -> None:
    """Serve health, metrics and administration until told to stop. Raises RefusedToStart."""
    told = _prepare("ops")
    _serve("ops", "wsgi", host=host, port=told.ops_port, threads=OPS_THREADS)


def worker() -> None:
    """Work on lanes and jobs until told to stop. Raises RefusedToStart."""
    _prepare("worker")
    run = importlib.import_module("handsel.edge.worker").run
    setproctitle("handsel worker")
    run()


def _prepare(process: Process) -> Environment:
    """Everything that must be true before this process may see a customer."""
    told = environment()
    told.require_production_ready(process)
    if not told.database_url:
        raise RefusedToStart("DATABASE_URL is missing; `handsel up` brings a database of its own.")
    _configure_logs(told)
    assert_safe_url(told.database_url, ROLES[process])
    return told


def _configure_logs(told: Environment) -> None:
    configure_logs(
        as_json=not told.development, colors=sys.stdout.isatty() or "FORCE_COLOR" in os.environ
    )


def _serve(
    process: Process, interface: Literal["asgi", "wsgi"], *, host: str, port: int, threads: int
) -> None:
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces, Loops
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    title = f"handsel {process}"
    server = Granian(
        f"handsel.config.{process}",
        address=host,
        port=port,
        interface=Interfaces(interface),
        workers=1,
        blocking_threads=threads,
        loop=Loops.uvloop if interface == "asgi" else Loops.asyncio,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(
            header_read_timeout=HEADER_SECONDS * 1000, max_buffer_size=HEADER_BYTES
        ),
        websockets=False,
        # Granian's own handlers are taken away, so that its lines join the process's one log.
        log_dictconfig={"handlers": {}, "formatters": {}, "loggers": {}},
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        process_name=title,
    )
    server.serve(target_loader=partial(_load, os.getpid(), process), wrap_loader=False)


def _load(main: int, process: Process) -> Any:
    """In granian's worker process: tie it to the main one and import the application."""
    die_with_parent(parent=main)
    _configure_logs(environment())
    return importlib.import_module(f"handsel.config.{process}").app
