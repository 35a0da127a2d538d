"""The look-up index of a business's catalog, kept in memory until the catalog changes."""

from collections import OrderedDict
from threading import Lock, Thread
from uuid import UUID

import structlog
from django.db import DatabaseError, connection

from handsel.kit import tenancy
from handsel.modules.catalog import queries
from handsel.modules.catalog.lookup import (
    LookupIndex,
    LookupItem,
    build_index,
    pairs_of,
    with_synonyms,
)
from handsel.modules.catalog.synonyms import list_synonyms

MOST_INDEXES = 64
#: A larger catalog's new index is built aside, while its last one goes on serving: nobody's
#: answer waits half a second because a price list came in. Rows are read anew in any case, so
#: what is gone is not offered; what is new is found a moment later.
BUILT_AT_ONCE = 1_000

log = structlog.get_logger()
_indexes: OrderedDict[UUID, tuple[int, LookupIndex]] = OrderedDict()
_being_built: set[UUID] = set()
_lock = Lock()


def get_index() -> LookupIndex:
    """The index of the current business's catalog as it is now, or, of a large one that has just
    changed, as it was a moment ago."""
    business_id = tenancy.current()
    version = queries.get_version()
    with _lock:
        kept = _indexes.get(business_id)
        if kept is not None:
            _indexes.move_to_end(business_id)
    if kept is None or (kept[0] != version and len(kept[1].items) <= BUILT_AT_ONCE):
        return _build(business_id)
    if kept[0] != version:
        _build_aside(business_id)
    return kept[1]


def _build(business_id: UUID) -> LookupIndex:
    snapshot = queries.snapshot()
    pairs = pairs_of((one.word, one.means) for one in list_synonyms())
    index = build_index(with_synonyms(_item(product), pairs) for product in snapshot.products)
    with _lock:
        known = _indexes.get(business_id)
        if known is None or known[0] <= snapshot.version:
            _indexes[business_id] = (snapshot.version, index)
        _indexes.move_to_end(business_id)
        while len(_indexes) > MOST_INDEXES:
            _indexes.popitem(last=False)
    return index


def _build_aside(business_id: UUID) -> None:
    with _lock:
        if business_id in _being_built:
            return
        _being_built.add(business_id)
    Thread(target=_built_aside, args=[business_id], name="catalog-index", daemon=True).start()


def _built_aside(business_id: UUID) -> None:
    try:
        with tenancy.business(business_id):
            _build(business_id)
    except DatabaseError as error:
        # The next message asks again.
        log.warning("index_not_built", error=type(error).__name__)
    finally:
        connection.close()
        with _lock:
            _being_built.discard(business_id)


def _item(product: queries.Listing) -> LookupItem:
    options: dict[str, list[str]] = {}
    for offer in product.variants:
        for name, value in offer.options.items():
            values = options.setdefault(name, [])
            if value not in values:
                values.append(value)
    return LookupItem(
        product_id=str(product.id),
        title=product.title,
        category=product.category,
        tags=product.tags,
        skus=tuple(offer.sku for offer in product.variants),
        options={name: tuple(values) for name, values in options.items()},
        synonyms=product.synonyms,
    )
