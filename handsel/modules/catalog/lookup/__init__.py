"""Finding a shop's products in what a customer writes.

Owns: the words of a catalog and how they match typed text. Promises: pure, deterministic, nothing
found when nothing fits. Never: reads the database, or knows prices and stock.
"""

from handsel.modules.catalog.lookup.index import LookupIndex, build_index
from handsel.modules.catalog.lookup.items import FoundMention, LookupItem, Ranked
from handsel.modules.catalog.lookup.mentions import find_mentions
from handsel.modules.catalog.lookup.ranking import EVERYTHING, rank
from handsel.modules.catalog.lookup.synonyms import pairs_of, with_synonyms

__all__ = [
    "EVERYTHING",
    "FoundMention",
    "LookupIndex",
    "LookupItem",
    "Ranked",
    "build_index",
    "find_mentions",
    "pairs_of",
    "rank",
    "with_synonyms",
]
