"""``python -m evals.payment_stories PATH DELIVERY…``: JSON lines, one for each story told."""

import json
import logging
import sys
from pathlib import Path

import django
import structlog

from handsel.edge.cli.schema import closed_connections


def main(path: Path, deliveries: list[str]) -> None:
    """Tell every sequence in every way asked for."""
    django.setup()
    # Standard output is the predictions' alone.
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    from evals.payment_stories.telling import tell

    with closed_connections():
        for file in sorted((path / "sequences").glob("*.json")):
            sequence = json.loads(file.read_text("utf-8"))
            for deliver in deliveries:
                told = tell(sequence, deliver=deliver)
                named = {"deliver": deliver} if len(deliveries) > 1 else {}
                print(json.dumps({**told, **named}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
