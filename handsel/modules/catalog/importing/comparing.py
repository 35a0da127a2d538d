"""What a draft would change of a product and its variants. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from handsel.kit.ids import uuid7
from handsel.modules.catalog.importing.changes import Change
from handsel.modules.catalog.importing.lines import ProductDraft, VariantDraft
from handsel.modules.catalog.importing.problems import Problem
from handsel.modules.catalog.models import Product, Variant

#: Values of a draft that are columns of a variant, all but its stock.
_VARIANT_COLUMNS = (
    "options", "price_minor", "compare_at_minor", "cost_minor", "weight_grams", "barcode",
    "tracks_stock", "is_active",
)  # fmt: skip


@dataclass(slots=True)
class Counts:
    """What an import does, or would do."""

    products_new: int = 0
    products_changed: int = 0
    products_unchanged: int = 0
    variants_new: int = 0
    variants_changed: int = 0
    variants_unchanged: int = 0
    variants_off_sale: int = 0

    def as_json(self) -> dict[str, int]:
        """The counts by name."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Known:
    """What the shop has of a batch: products by handle and id, variants by SKU and by product."""

    by_handle: Mapping[str, Product]
    by_id: Mapping[Any, Product]
    by_sku: Mapping[str, Variant]
    variants_of: Mapping[Any, list[Variant]]


class Comparison:
    """Compares drafts with what is known, collecting changes, counts and problems."""

    def __init__(self, known: Known, *, currency: str, first_position: int, counts: Counts) -> None:
        self._known = known
        self._currency = currency
        self._first_position = first_position
        self.counts = counts
        self.changes: dict[UUID, Change] = {}
        self.problems: list[Problem] = []

    def add(self, draft: ProductDraft) -> None:
        """Compare one draft."""
        product = self._find(draft)
        if product is None:
            self._create(draft)
        else:
            self._update(draft, product)

    def _find(self, draft: ProductDraft) -> Product | None:
        """By handle, or by the SKUs of its variants where all of them are one product's."""
        product = self._known.by_handle.get(draft.handle) if draft.handle else None
        if product is not None:
            return product
        known = (self._known.by_sku.get(variant.sku) for variant in draft.variants)
        owners = {variant.product_id for variant in known if variant is not None}
        return self._known.by_id[owners.pop()] if len(owners) == 1 else None

    def _create(self, draft: ProductDraft) -> None:
        if not draft.handle or not draft.values.get("title"):
            self._error(draft.row, "title", "unknown_product", _UNKNOWN)
            return
        position = self._first_position + draft.row
        values = {"handle": draft.handle, "position": position, **draft.values}
        product_id = uuid7()
        self._note(Change("product", product_id, product_id, draft.row, values, is_new=True))
        self.counts.products_new += 1
        if not draft.variants:
            told = "It has nothing to sell: no variant of it is in the file."
            self.problems.append(Problem(draft.row, "", "no_variants", told, is_warning=True))
        for position, variant in enumerate(draft.variants):
            self._create_variant(variant, product_id, position)

    def _create_variant(self, draft: VariantDraft, product_id: UUID, position: int) -> None:
        values = dict(draft.values)
        if values.get("price_minor") is None:
            self._error(draft.row, "price", "no_price", "It has no price.")
            return
        if draft.sku in self._known.by_sku:
            self._error(draft.row, "sku", "sku_taken", _TAKEN)
            return
        values.setdefault("tracks_stock", False)
        values |= {"sku": draft.sku, "currency": self._currency, "position": position}
        self._note(Change("variant", uuid7(), product_id, draft.row, values, is_new=True))
        self.counts.variants_new += 1

    def _update(self, draft: ProductDraft, product: Product) -> None:
        before = self.counts.variants_new, self.counts.variants_changed
        off_sale = self._update_variants(draft, product)
        changed = _assign(product, {n: v for n, v in draft.values.items() if n != "title" or v})
        if changed:
            self._note(Change("product", product.id, product.id, draft.row, changed))
        now = self.counts.variants_new, self.counts.variants_changed
        if changed or off_sale or now != before:
            self.counts.products_changed += 1
        else:
            self.counts.products_unchanged += 1

    def _update_variants(self, draft: ProductDraft, product: Product) -> int:
        rows = self._known.variants_of.get(product.id, [])
        met: set[Any] = set()
        named = {variant.sku for variant in draft.variants}
        for position, variant in enumerate(draft.variants):
            row = _row_of(variant, rows, named, met)
            if row is None:
                self._create_variant(variant, product.id, position)
                continue
            met.add(row.id)
            self._update_variant(variant, row, position if draft.is_whole else None)
        if not draft.is_whole:
            return 0
        gone = [row for row in rows if row.id not in met and row.is_active]
        return self._take_off_sale(gone, draft.row)

    def _update_variant(self, draft: VariantDraft, row: Variant, position: int | None) -> None:
        values = {n: v for n, v in draft.values.items() if n in _VARIANT_COLUMNS}
        if "stock" in draft.values and draft.values.get("tracks_stock", True):
            # What customers hold stays theirs; it is looked at again when this is written.
            values["stock"] = max(draft.values["stock"], row.reserved)
        if not draft.is_sku_made_up and draft.sku != row.sku:
            if draft.sku in self._known.by_sku:
                self._error(draft.row, "sku", "sku_taken", _TAKEN)
                return
            values["sku"] = draft.sku
        values["currency"] = self._currency
        if position is not None:
            values["position"] = position
            values.setdefault("is_active", True)
        if changed := _assign(row, values):
            self._note(Change("variant", row.id, row.product_id, draft.row, changed))
            self.counts.variants_changed += 1
        else:
            self.counts.variants_unchanged += 1

    def _take_off_sale(self, rows: list[Variant], number: int) -> int:
        for row in rows:
            row.is_active = False
            values = {"is_active": False}
            self._note(Change("variant", row.id, row.product_id, number, values))
            self.counts.variants_off_sale += 1
        return len(rows)

    def _note(self, change: Change) -> None:
        known = self.changes.setdefault(change.target, change)
        known.values |= change.values

    def _error(self, row: int, column: str, code: str, message: str) -> None:
        self.problems.append(Problem(row, column, code, message))


_TAKEN = "Another product of the shop has this SKU."
_UNKNOWN = "The shop has no such product, and a new one needs a handle or a title."


def _row_of(
    draft: VariantDraft, rows: list[Variant], named: Collection[str], met: Collection[Any]
) -> Variant | None:
    """By SKU, or by the same options where the file does not name that row's SKU elsewhere."""
    for row in rows:
        if row.sku == draft.sku:
            return row
    options = draft.values.get("options")
    for row in rows:
        if row.options == options and row.sku not in named and row.id not in met:
            return row
    return None


def _assign(row: Product | Variant, values: Mapping[str, Any]) -> dict[str, Any]:
    """Set what differs; what did."""
    differing = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in differing.items():
        setattr(row, name, value)
    return differing
