"""The look-up index of a business's catalog, kept in memory until the catalog changes."""

from collections import OrderedDict
from threading import Lock
from uuid import UUID

from handsel.kit import tenancy
from handsel.modules.catalog import queries
from handsel.modules.catalog.lookup import LookupIndex, LookupItem, build_index

MOST_INDEXES = 64

_indexes: OrderedDict[UUID, tuple[int, LookupIndex]] = OrderedDict()
_lock = Lock()


def get_index() -> LookupIndex:
    """The index of the current business's catalog as it is now."""
    business_id = tenancy.current()
    version = queries.get_version()
    with _lock:
        kept = _indexes.get(business_id)
        if kept is not None and kept[0] == version:
            _indexes.move_to_end(business_id)
            return kept[1]
    snapshot = queries.snapshot()
    index = build_index(_item(product) for product in snapshot.products)
    with _lock:
        _indexes[business_id] = (snapshot.version, index)
        _indexes.move_to_end(business_id)
        while len(_indexes) > MOST_INDEXES:
            _indexes.popitem(last=False)
    return index


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
