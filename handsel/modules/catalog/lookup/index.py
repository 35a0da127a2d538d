"""The index of one catalog version: built once, never changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from handsel.modules.catalog.lookup.items import LookupItem


@dataclass(frozen=True, slots=True)
class LookupIndex:
    """The words of a catalog, ready to be matched. Immutable; build a new one per version."""

    items: tuple[LookupItem, ...]


def build_index(items: Iterable[LookupItem]) -> LookupIndex:
    """Index a catalog. About 15 µs a product."""
    return LookupIndex(items=tuple(items))
