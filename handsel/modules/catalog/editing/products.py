"""Verbs on one product: made, and described anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from handsel.kit import tenancy
from handsel.kit.errors import Invalid
from handsel.modules.catalog.actions import NewVariant, NoVariants, put_variants
from handsel.modules.catalog.editing.seen import hold, hold_all
from handsel.modules.catalog.editing.variants import (
    MOST_VARIANTS,
    DraftVariant,
    TooManyVariants,
    as_new,
    require_distinct,
)
from handsel.modules.catalog.models import Product, Variant
from handsel.modules.catalog.names import made_up_handle
from handsel.modules.catalog.queries import Listing, get_product
from handsel.modules.catalog.versions import count_change

#: What a member may change of a product.
WORDS: Final = frozenset(
    {"title", "description", "category", "tags", "synonyms", "image", "more_images", "is_active"}
)
_MOST_TRIES: Final = 50


class NoTitle(Invalid):
    """A product needs a name."""

    code = "no_title"


@dataclass(frozen=True, slots=True)
class DraftProduct:
    """A product as a member describes it, `words` by their columns."""

    words: Mapping[str, Any]
    variants: Sequence[DraftVariant] = field(default=())


def add_product(draft: DraftProduct, *, currency: str) -> Listing:
    """Make a product with its variants, behind the others; its handle is made of its title.

    Raises NoTitle, NoVariants, TooManyVariants, OptionsTaken and SkuTaken.
    """
    tenancy.current()
    if not draft.variants:
        raise NoVariants
    if len(draft.variants) > MOST_VARIANTS:
        raise TooManyVariants
    require_distinct([one.options for one in draft.variants])
    words = _tidied(draft.words)
    if not words.get("title"):
        raise NoTitle
    with transaction.atomic():
        product = _created(words)
        put_variants(product, _wanted(draft, handle=product.handle, currency=currency))
        count_change()
    return get_product(product.id, with_inactive=True)


def change_product(
    product_id: UUID, words: Mapping[str, Any], *, version: str = ""
) -> tuple[Listing, list[str]]:
    """Describe a product anew, in the columns that are named; also what of them differed.

    Raises NotFound, ChangedMeanwhile and NoTitle.
    """
    words = _tidied(words)
    if not words.get("title", "-"):
        raise NoTitle
    with transaction.atomic():
        held = hold(product_id, version=version)
        differing = [name for name, told in words.items() if getattr(held.product, name) != told]
        for name in differing:
            setattr(held.product, name, words[name])
        if differing:
            held.product.save(update_fields=differing)
            count_change()
    return held.listing, sorted(differing)


def change_status(
    product_ids: Sequence[UUID], *, is_active: bool, versions: Sequence[str] = ()
) -> list[UUID]:
    """Put products on sale or take them off; the ids of those that were not. As `hold_all`."""
    with transaction.atomic():
        held = hold_all(product_ids, versions=versions)
        changed = [one.product.id for one in held if one.product.is_active != is_active]
        Product.objects.filter(id__in=changed).update(is_active=is_active)
        if changed:
            count_change()
    return changed


def _tidied(words: Mapping[str, Any]) -> dict[str, Any]:
    """Texts without space around them, lists without blanks and repetitions."""
    assert set(words) <= WORDS
    tidied: dict[str, Any] = {}
    for name, told in words.items():
        if isinstance(told, str):
            tidied[name] = told.strip()
        elif isinstance(told, bool):
            tidied[name] = told
        else:
            tidied[name] = list(dict.fromkeys(one.strip() for one in told if one.strip()))
    return tidied


def _wanted(draft: DraftProduct, *, handle: str, currency: str) -> list[NewVariant]:
    alike = Variant.objects.filter(sku__startswith=handle).values_list("sku", flat=True)
    taken = {*alike, *(one.sku.strip() for one in draft.variants)}
    wanted: list[NewVariant] = []
    for one in draft.variants:
        wanted.append(as_new(one, handle=handle, currency=currency, taken=taken))
        taken.add(wanted[-1].sku)
    return wanted


def _created(words: Mapping[str, Any]) -> Product:
    last = Product.objects.aggregate(last=Max("position"))["last"]
    position = 0 if last is None else last + 1
    for number in range(1, _MOST_TRIES):
        handle = made_up_handle(words["title"], number=number)
        if Product.objects.filter(handle=handle).exists():
            continue
        try:
            with transaction.atomic():
                return Product.objects.create(handle=handle, position=position, **words)
        except IntegrityError as error:
            # Somebody made one of this name just now: the next number is free.
            if "one_product_per_handle" not in str(error):
                raise
    raise Invalid("There are too many products of this name.")
