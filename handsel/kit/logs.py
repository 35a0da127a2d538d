"""One log for a process: structlog's events and the standard library's, to standard output."""

import logging
import sys
from typing import Any

import structlog
from structlog.types import EventDict, Processor

from handsel.kit.redaction import redact, redact_fields


def configure_logs(*, as_json: bool, colors: bool = False, level: int = logging.INFO) -> None:
    """Send every log line to standard output: JSON objects for machines, or lines for people.

    Exceptions are written without local variables, which may hold what customers wrote. Secrets
    are hidden by type and name, and once more by shape in each finished line.
    """
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso" if as_json else "%H:%M:%S", utc=as_json),
    ]
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                redact_fields,
                *_rendering(as_json=as_json, colors=colors),
                _redact_line,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.captureWarnings(capture=True)
    for chatty in ("httpx2", "httpcore2", "procrastinate", "stripe", "_granian"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def _rendering(*, as_json: bool, colors: bool) -> list[Processor]:
    if as_json:
        # Letters as they are, so that shapes are found in the finished line.
        to_json = structlog.processors.JSONRenderer(ensure_ascii=False)
        return [structlog.processors.format_exc_info, to_json]
    renderer = structlog.dev.ConsoleRenderer(
        colors=colors,
        pad_event_to=0,
        pad_level=False,
        exception_formatter=structlog.dev.plain_traceback,
    )
    return [renderer]


def _redact_line(_: Any, __: str, line: str | bytes | EventDict) -> str:
    return redact(str(line))
