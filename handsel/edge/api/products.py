"""What the shop sells."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Status

from handsel.edge.api.acting import Id, acting
from handsel.edge.api.product_shapes import ProductChange, ProductIn
from handsel.edge.api.shapes import Limit, Out, Page
from handsel.kit.errors import NotFound
from handsel.kit.paging import BadCursor, cursor_after, read_cursor
from handsel.modules.audit.actions import record
from handsel.modules.businesses.queries import get_current
from handsel.modules.businesses.rules import Permission
from handsel.modules.catalog import queries
from handsel.modules.catalog.browsing import LONGEST_SEARCH, CatalogPart, page_products
from handsel.modules.catalog.editing import products
from handsel.modules.catalog.pictures import picture_url
from handsel.modules.catalog.queries import Listing, Offer

router = Router(tags=["catalog"])


class VariantOut(Out):
    """The exact thing in stock; `price_minor` in the minor unit of `currency`."""

    variant_id: UUID
    title: str
    sku: str
    options: dict[str, str]
    price_minor: int
    currency: str
    stock: int
    reserved: int
    available: int
    tracks_stock: bool
    is_active: bool


class ProductOut(Out):
    """A product. `version` is what it says now, for whoever changes it; empty where only what is
    on sale was asked for. A variant's `is_active` is its own: nothing of a product off sale is
    sold."""

    id: UUID
    handle: str
    title: str
    description: str
    category: str
    tags: list[str]
    synonyms: list[str]
    image_url: str
    more_image_urls: list[str]
    tax_class: str
    is_active: bool
    version: str
    variants: list[VariantOut]


@router.get("/products", response=Page[ProductOut])
def list_products(
    request: HttpRequest,
    with_inactive: bool = False,
    which: CatalogPart = CatalogPart.ALL,
    q: Annotated[str, Query(max_length=LONGEST_SEARCH)] = "",
    cursor: str = "",
    limit: Limit = 50,
) -> Page[ProductOut]:
    """The catalog in the shop's order; what is not on sale only when asked for.

    Each word of `q` is part of a title, category, handle or SKU.
    """
    with acting(request, Permission.READ_CATALOG):
        after = read_cursor(cursor)[1] if cursor else None
        try:
            found = page_products(
                after=after, limit=limit + 1, with_inactive=with_inactive, which=which, search=q
            )
        except NotFound as error:
            raise BadCursor from error
        return Page(
            items=[shown(one, whole=with_inactive) for one in found[:limit]],
            next_cursor=cursor_after(None, found[limit - 1].id) if len(found) > limit else None,
        )


@router.get("/products/{product_id}", response=ProductOut)
def get_product(request: HttpRequest, product_id: Id) -> ProductOut:
    """One product, on sale or not."""
    with acting(request, Permission.READ_CATALOG):
        return shown(queries.get_product(product_id, with_inactive=True))


@router.post("/products", response={201: ProductOut})
def add_product(request: HttpRequest, asked: ProductIn) -> Status[ProductOut]:
    """Make a product; its handle is made of its title."""
    with acting(request, Permission.CHANGE_CATALOG) as actor:
        made = products.add_product(asked.draft(), currency=get_current().currency)
        record("product.added", actor=actor, subject=("product", made.id))
        return Status(201, shown(made))


@router.patch("/products/{product_id}", response=ProductOut)
def change_product(request: HttpRequest, product_id: Id, asked: ProductChange) -> ProductOut:
    """Describe a product anew, put it on sale or take it off."""
    with acting(request, Permission.CHANGE_CATALOG) as actor:
        changed, fields = products.change_product(
            product_id, asked.columns(), version=asked.version
        )
        if fields:
            subject = ("product", product_id)
            record("product.changed", actor=actor, subject=subject, detail={"fields": fields})
        return shown(changed)


def shown(product: Listing, *, whole: bool = True) -> ProductOut:
    """A product as the API shows it; `whole` when all of its variants are there."""
    return ProductOut(
        id=product.id,
        handle=product.handle,
        title=product.title,
        description=product.description,
        category=product.category,
        tags=list(product.tags),
        synonyms=list(product.synonyms),
        image_url=picture_url(product.image),
        more_image_urls=[picture_url(one) for one in product.more_images],
        tax_class=product.tax_class,
        is_active=product.is_active,
        version=product.version if whole else "",
        variants=[_variant(one) for one in product.variants],
    )


def _variant(offer: Offer) -> VariantOut:
    own = VariantOut.model_fields.keys() - {"is_active"}
    return VariantOut(**{name: getattr(offer, name) for name in own}, is_active=offer.is_offered)
