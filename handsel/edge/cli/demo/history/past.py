"""The clock of the past: our own, and the one that Django asks for `auto_now`."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone

from handsel.kit import clock


@contextmanager
def django_asks_our_clock() -> Iterator[None]:
    """Rows made inside the block carry the moment that `clock.held_at` holds."""
    kept = timezone.now
    timezone.now = clock.now
    try:
        yield
    finally:
        timezone.now = kept
