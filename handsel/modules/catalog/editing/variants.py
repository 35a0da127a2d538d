"""Verbs on one variant."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction

from handsel.kit.errors import Conflict, Invalid, NotFound
from handsel.modules.catalog.actions import NewVariant, SkuTaken
from handsel.modules.catalog.editing.seen import Held, hold
from handsel.modules.catalog.models import Variant
from handsel.modules.catalog.names import made_up_sku
from handsel.modules.catalog.queries import Listing, get_product
from handsel.modules.catalog.versions import count_change

MOST_VARIANTS: Final = 100


class TooManyVariants(Conflict):
    """A product made by hand has at most a hundred variants."""

    code = "too_many_variants"


class OptionsTaken(Conflict):
    """Another variant of this product has the same options."""

    code = "options_taken"


class NoSku(Invalid):
    """A variant needs a SKU."""

    code = "no_sku"


@dataclass(frozen=True, slots=True)
class DraftVariant:
    """A variant as a member describes it; without a SKU, one is made up."""

    price_minor: int
    sku: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    stock: int = 0
    tracks_stock: bool = True
    is_active: bool = True


def as_new(
    draft: DraftVariant, *, handle: str, currency: str, taken: Collection[str]
) -> NewVariant:
    """The variant as it is to be made; `taken` are SKUs that are not to be made up."""
    options = tidied_options(draft.options)
    sku = draft.sku.strip() or made_up_sku(handle, options.values(), taken=taken)
    return NewVariant(
        sku=sku,
        price_minor=draft.price_minor,
        currency=currency,
        stock=draft.stock if draft.tracks_stock else 0,
        options=options,
        is_active=draft.is_active,
        tracks_stock=draft.tracks_stock,
    )


def tidied_options(options: Mapping[str, str]) -> dict[str, str]:
    """Options without space around names and values, and without blank ones."""
    stripped = {name.strip(): value.strip() for name, value in options.items()}
    return {name: value for name, value in stripped.items() if name and value}


def require_distinct(options: Sequence[Mapping[str, str]]) -> None:
    """Raise OptionsTaken where nobody could tell two variants apart."""
    seen = {tuple(sorted(tidied_options(one).items())) for one in options}
    if len(seen) < len(options):
        raise OptionsTaken


def add_variant(
    product_id: UUID, draft: DraftVariant, *, currency: str, version: str = ""
) -> tuple[Listing, UUID]:
    """Give a product another variant, behind the others; also its id.

    Raises NotFound, ChangedMeanwhile, TooManyVariants, OptionsTaken and SkuTaken.
    """
    with transaction.atomic():
        held = hold(product_id, version=version)
        if len(held.variants) >= MOST_VARIANTS:
            raise TooManyVariants
        taken = {one.sku for one in held.variants}
        wanted = as_new(draft, handle=held.product.handle, currency=currency, taken=taken)
        _require_free(held, wanted.options)
        position = max((one.position for one in held.variants), default=-1) + 1
        row = _saved(Variant(product=held.product, position=position, **_columns(wanted)))
        count_change()
    return get_product(product_id, with_inactive=True), row.id


def change_variant(
    product_id: UUID, variant_id: UUID, changes: Mapping[str, Any], *, version: str = ""
) -> tuple[Listing, list[str]]:
    """Change a variant's `sku`, `options`, `is_active` or `tracks_stock`; also what differed.

    Raises NotFound, ChangedMeanwhile, NoSku, SkuTaken and OptionsTaken.
    """
    changes = dict(changes)
    if "sku" in changes:
        changes["sku"] = changes["sku"].strip()
        if not changes["sku"]:
            raise NoSku
    with transaction.atomic():
        held = hold(product_id, version=version)
        row = next((one for one in held.variants if one.id == variant_id), None)
        if row is None:
            raise NotFound
        if "options" in changes:
            changes["options"] = tidied_options(changes["options"])
            _require_free(held, changes["options"], but=row)
        differing = [name for name, told in changes.items() if getattr(row, name) != told]
        for name in differing:
            setattr(row, name, changes[name])
        if differing:
            _saved(row, columns=differing)
            count_change()
    return held.listing, sorted(differing)


def _require_free(held: Held, options: Mapping[str, str], *, but: Variant | None = None) -> None:
    if any(one.options == options for one in held.variants if one is not but):
        raise OptionsTaken


def _columns(wanted: NewVariant) -> dict[str, Any]:
    names = ("sku", "price_minor", "currency", "stock", "is_active", "tracks_stock")
    return {**{name: getattr(wanted, name) for name in names}, "options": dict(wanted.options)}


def _saved(row: Variant, *, columns: Sequence[str] | None = None) -> Variant:
    try:
        with transaction.atomic():
            row.save(update_fields=columns)
    except IntegrityError as error:
        if "one_variant_per_sku" in str(error):
            raise SkuTaken from error
        raise
    return row
