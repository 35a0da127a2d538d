"""Events to be made: the type, and the object as it was at that moment."""

import copy

from sandbox.web import Json

type Changes = list[tuple[str, Json]]


def snapshots(*changes: tuple[str, Json]) -> Changes:
    """Copies of the objects, so that later changes do not show in earlier events."""
    return [(name, copy.deepcopy(value)) for name, value in changes]
