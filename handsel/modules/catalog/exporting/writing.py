"""The catalog written row by row."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.errors import Invalid
from handsel.modules.catalog.exporting import plain, shopify
from handsel.modules.catalog.importing.cells import safe_cell
from handsel.modules.catalog.models import Product, Variant

_AT_ONCE = 500
type Rows = Callable[[Product, Sequence[Variant]], Iterator[list[str]]]
SHAPES: Mapping[str, tuple[Sequence[str], Rows]] = {
    "plain": (plain.HEADER, plain.rows),
    "shopify": (shopify.HEADER, shopify.rows),
}


class UnknownShape(Invalid):
    """A file can be written in our own shape (`plain`) or in Shopify's (`shopify`)."""

    code = "unknown_shape"


def export(business_id: UUID, *, shape: str = "plain") -> Iterator[bytes]:
    """The whole catalog as CSV (UTF-8), some hundred products at a time, each part read in a
    transaction of its own: what changes meanwhile may be in it or not. Raises UnknownShape."""
    if shape not in SHAPES:
        raise UnknownShape
    return _written(business_id, *SHAPES[shape])


def _written(business_id: UUID, header: Sequence[str], rows: Rows) -> Iterator[bytes]:
    yield _csv([list(header)])
    after: tuple[int, UUID] | None = None
    while True:
        with tenancy.business(business_id):
            page = _page(after)
        if not page:
            return
        yield _csv([row for product, variants in page for row in rows(product, variants)])
        last = page[-1][0]
        after = last.position, last.id


def _page(after: tuple[int, UUID] | None) -> list[tuple[Product, list[Variant]]]:
    products = Product.objects.order_by("position", "id")
    if after is not None:
        position, last = after
        products = products.filter(position__gte=position).exclude(position=position, id__lte=last)
    page = list(products[:_AT_ONCE])
    variants: dict[UUID, list[Variant]] = {product.id: [] for product in page}
    for row in Variant.objects.filter(product_id__in=variants).order_by("position", "id"):
        variants[row.product_id].append(row)
    return [(product, variants[product.id]) for product in page]


def _csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([safe_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode()
