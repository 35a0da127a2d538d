"""What the tests of this folder share."""

from collections.abc import Iterator

import pytest
import structlog
from structlog.testing import capture_logs


@pytest.fixture
def logged() -> Iterator[list[dict[str, object]]]:
    """The lines of our own log, as they are written."""
    with capture_logs() as lines:
        yield lines  # type: ignore[misc]
    structlog.contextvars.clear_contextvars()
