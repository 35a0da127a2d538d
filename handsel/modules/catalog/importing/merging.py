"""Drafts into the shop's rows, batch by batch."""

from collections.abc import Iterable, Sequence

from django.db.models import Max

from handsel.modules.catalog.importing.comparing import Changes, Comparison, Counts, Known
from handsel.modules.catalog.importing.lines import ProductDraft
from handsel.modules.catalog.importing.problems import Problems
from handsel.modules.catalog.models import Product, Variant

_PRODUCT_COLUMNS = (
    "title", "description", "category", "tags", "synonyms", "image", "more_images", "is_active",
)  # fmt: skip
_VARIANT_COLUMNS = (
    "sku", "options", "price_minor", "currency", "compare_at_minor", "cost_minor", "weight_grams",
    "barcode", "tracks_stock", "stock", "is_active", "position",
)  # fmt: skip
_BATCH_ROWS = 1_000


class Merge:
    """One run over all drafts of a file; `counts` and `problems` grow with each batch.

    Unless `writes`, nothing is written. Needs the business in scope, all batches in one
    transaction, and, when it writes, `lock_variants` first.
    """

    def __init__(self, *, currency: str, writes: bool) -> None:
        self.counts = Counts()
        self.problems = Problems()
        self._currency = currency
        self._writes = writes
        last = Product.objects.aggregate(last=Max("position"))["last"]
        self._first_position = 0 if last is None else last + 1

    def add(self, drafts: Sequence[ProductDraft]) -> None:
        """Compare a batch with what is there, and write it while nothing is wrong."""
        comparison = Comparison(
            _known(drafts),
            currency=self._currency,
            first_position=self._first_position,
            counts=self.counts,
        )
        for draft in drafts:
            comparison.add(draft)
        self.problems.add(*comparison.problems)
        if self._writes and not self.problems.errors:
            _write(comparison.changes)


def lock_variants() -> None:
    """Lock every variant of the shop, in the order in which sales lock them, so that an import
    and a sale wait for each other instead of deadlocking."""
    locked = Variant.objects.select_for_update(no_key=True).order_by("id").values_list("id")
    for _ in locked.iterator(chunk_size=10_000):
        pass


def _known(drafts: Sequence[ProductDraft]) -> Known:
    handles = {draft.handle for draft in drafts if draft.handle}
    skus = {variant.sku for draft in drafts for variant in draft.variants}
    by_sku = {row.sku: row for row in Variant.objects.filter(sku__in=skus)}
    by_handle = {row.handle: row for row in Product.objects.filter(handle__in=handles)}
    by_id = {row.id: row for row in by_handle.values()}
    others = {row.product_id for row in by_sku.values()} - by_id.keys()
    by_id |= {row.id: row for row in Product.objects.filter(id__in=others)}
    return Known(by_handle, by_id, by_sku, _variants_of(by_id, by_sku.values()))


def _variants_of(
    products: Iterable[object], known: Iterable[Variant]
) -> dict[object, list[Variant]]:
    same = {row.id: row for row in known}
    found: dict[object, list[Variant]] = {}
    rows = Variant.objects.filter(product_id__in=list(products)).order_by("position", "id")
    for row in rows:
        found.setdefault(row.product_id, []).append(same.get(row.id, row))
    return found


def _write(changes: Changes) -> None:
    Product.objects.bulk_create(changes.new_products, batch_size=_BATCH_ROWS)
    Variant.objects.bulk_create(changes.new_variants, batch_size=_BATCH_ROWS)
    Product.objects.bulk_update(changes.products, _PRODUCT_COLUMNS, batch_size=_BATCH_ROWS // 2)
    Variant.objects.bulk_update(changes.variants, _VARIANT_COLUMNS, batch_size=_BATCH_ROWS // 2)
