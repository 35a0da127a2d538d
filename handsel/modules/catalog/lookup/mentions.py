"""Which words of a text name which products."""

from handsel.modules.catalog.lookup.index import LookupIndex
from handsel.modules.catalog.lookup.items import FoundMention


def find_mentions(index: LookupIndex, text: str) -> tuple[FoundMention, ...]:
    """The product mentions of `text` in reading order; empty when none is found."""
    return ()
