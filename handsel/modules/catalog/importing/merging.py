"""Drafts against the shop's rows, batch by batch."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Max

from handsel.modules.catalog.importing.changes import Change, keep_changes
from handsel.modules.catalog.importing.comparing import Comparison, Counts, Known
from handsel.modules.catalog.importing.lines import ProductDraft
from handsel.modules.catalog.importing.problems import Problems
from handsel.modules.catalog.models import Product, Variant

#: So many changed rows of 20,000 are locked for well under two seconds; see `make bench`.
STEP_CHANGES = 20_000


class Merge:
    """One run over all drafts of a file; `counts` and `problems` grow with each batch.

    Locks and writes nothing of the shop's: what differs is kept as changes, in steps of about
    `STEP_CHANGES`. Needs the business in scope.
    """

    def __init__(self, import_id: UUID, *, currency: str) -> None:
        self.counts = Counts()
        self.problems = Problems()
        self.steps = 1
        self._in_step = 0
        self._import_id = import_id
        self._currency = currency
        last = Product.objects.aggregate(last=Max("position"))["last"]
        self._first_position = 0 if last is None else last + 1

    def add(self, drafts: Sequence[ProductDraft]) -> None:
        """Compare a batch with what is there; keep what differs while nothing is wrong."""
        comparison = Comparison(
            _known(drafts),
            currency=self._currency,
            first_position=self._first_position,
            counts=self.counts,
        )
        for draft in drafts:
            comparison.add(draft)
        self.problems.add(*comparison.problems)
        if comparison.changes and not self.problems.errors:
            self._keep(list(comparison.changes.values()))

    def _keep(self, changes: list[Change]) -> None:
        if self._in_step and self._in_step + len(changes) > STEP_CHANGES:
            self.steps, self._in_step = self.steps + 1, 0
        self._in_step += len(changes)
        keep_changes(self._import_id, changes, step=self.steps - 1)


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
