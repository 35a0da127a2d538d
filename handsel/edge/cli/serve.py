"""Become one of the processes: prove that it may start, then serve."""

import importlib
import os
import sys

from setproctitle import setproctitle

from handsel.config.environment import Environment, environment
from handsel.config.production import Process
from handsel.edge.cli import server
from handsel.kit.postgres.safety import assert_safe_url
from handsel.kit.startup import RefusedToStart

ROLES: dict[Process, str] = {
    "gate": "handsel_gate",
    "web": "handsel_app",
    "worker": "handsel_app",
    "ops": "handsel_ops",
}


def gate(*, host: str) -> None:
    """Serve the gate until told to stop. Raises RefusedToStart."""
    _become_server("gate", host=host, port=_prepare("gate").gate_port)


def web(*, host: str) -> None:
    """Serve the API and the dashboard until told to stop. Raises RefusedToStart."""
    _become_server("web", host=host, port=_prepare("web").web_port)


def ops(*, host: str) -> None:
    """Serve health, metrics and administration until told to stop. Raises RefusedToStart."""
    _become_server("ops", host=host, port=_prepare("ops").ops_port)


def worker() -> None:
    """Work on lanes and jobs until told to stop. Raises RefusedToStart."""
    server.configure_process_logs(_prepare("worker"))
    run = importlib.import_module("handsel.edge.worker").run
    setproctitle("handsel worker")
    run()


def _prepare(process: Process) -> Environment:
    """Everything that must be true before this process may see a customer."""
    told = environment()
    told.require_production_ready(process)
    if not told.database_url:
        raise RefusedToStart("DATABASE_URL is missing; `handsel up` brings a database of its own.")
    assert_safe_url(told.database_url, ROLES[process])
    return told


def _become_server(process: Process, *, host: str, port: int) -> None:
    # A fresh interpreter, as granian's main process stays and would keep what was imported here.
    command = [sys.executable, "-m", server.__name__, process, host, str(port)]
    os.execv(sys.executable, command)  # noqa: S606
