"""What a process is like while it tells a past: whose clock is asked, and who tidies up."""

import gc
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


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Leave garbage lying for so long: looking for it takes a seventh of the time of a past."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
