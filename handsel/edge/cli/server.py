"""Granian around one of the applications; a program of its own.

    python -m handsel.edge.cli.server PROCESS HOST PORT

Its main process only watches, and the application is imported in the process that granian starts
below it. So this file imports little, and the rest where it is needed.
"""

import importlib
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

from granian import Granian
from granian.constants import HTTPModes, Interfaces, Loops
from granian.http import HTTP1Settings
from granian.log import LogLevels

from handsel.kit.tether import die_with_parent

if TYPE_CHECKING:
    from handsel.config.environment import Environment

INTERFACES = {"gate": Interfaces.ASGI, "web": Interfaces.WSGI, "ops": Interfaces.WSGI}
# Django's threads; each needs a connection of its own pool while it works.
THREADS = {"gate": 1, "web": 12, "ops": 4}
STOP_SECONDS = 10
# A client that sends its headers more slowly than this is holding a connection, not calling.
HEADER_SECONDS = 10
# Real requests have headers of one or two kB.
HEADER_BYTES = 64 * 1024


def serve(process: str, *, host: str, port: int) -> None:
    """Serve `handsel.config.<process>:app` until SIGTERM or SIGINT."""
    interface = INTERFACES[process]
    Granian(
        process,
        address=host,
        port=port,
        interface=interface,
        workers=1,
        blocking_threads=THREADS[process],
        loop=Loops.uvloop if interface is Interfaces.ASGI else Loops.asyncio,
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
        process_name=f"handsel {process}",
    ).serve(target_loader=partial(_load, process, os.getpid()), wrap_loader=False)


def configure_process_logs(told: "Environment") -> None:
    """This process's log as its environment wants it: lines for people or JSON for machines."""
    from handsel.kit.logs import configure_logs

    configure_logs(
        as_json=not told.development, colors=sys.stdout.isatty() or "FORCE_COLOR" in os.environ
    )


def _load(process: str, main: int) -> Any:
    """In the process below: tie it to the main one and import the application."""
    die_with_parent(parent=main)
    from handsel.config.environment import environment

    configure_process_logs(environment())
    return importlib.import_module(f"handsel.config.{process}").app


if __name__ == "__main__":
    serve(sys.argv[1], host=sys.argv[2], port=int(sys.argv[3]))
