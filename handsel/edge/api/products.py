"""What the shop sells."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja import Router

from handsel.edge.api.acting import Id, acting
from handsel.edge.api.shapes import Limit, Out, Page
from handsel.kit.errors import NotFound
from handsel.kit.paging import BadCursor, cursor_after, read_cursor
from handsel.modules.businesses.rules import Permission
from handsel.modules.catalog import queries
from handsel.modules.catalog.queries import Listing

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
    is_active: bool


class ProductOut(Out):
    id: UUID
    handle: str
    title: str
    description: str
    category: str
    tags: list[str]
    synonyms: list[str]
    image_url: str
    is_active: bool
    variants: list[VariantOut]


@router.get("/products", response=Page[ProductOut])
def list_products(
    request: HttpRequest, with_inactive: bool = False, cursor: str = "", limit: Limit = 50
) -> Page[ProductOut]:
    """The catalog in the shop's order; what is not on sale only when asked for."""
    with acting(request, Permission.READ_CATALOG):
        after = read_cursor(cursor)[1] if cursor else None
        try:
            found = queries.page_products(after=after, limit=limit + 1, with_inactive=with_inactive)
        except NotFound as error:
            raise BadCursor from error
        return Page(
            items=[_shown(one) for one in found[:limit]],
            next_cursor=cursor_after(None, found[limit - 1].id) if len(found) > limit else None,
        )


@router.get("/products/{product_id}", response=ProductOut)
def get_product(request: HttpRequest, product_id: Id) -> ProductOut:
    """One product, on sale or not."""
    with acting(request, Permission.READ_CATALOG):
        return _shown(queries.get_product(product_id, with_inactive=True))


def _shown(product: Listing) -> ProductOut:
    return ProductOut(
        id=product.id,
        handle=product.handle,
        title=product.title,
        description=product.description,
        category=product.category,
        tags=list(product.tags),
        synonyms=list(product.synonyms),
        image_url=image_url(product.image),
        is_active=product.is_active,
        variants=[VariantOut.model_validate(one) for one in product.variants],
    )


def image_url(image: str) -> str:
    """The public address of a product's picture; empty without one."""
    if not image or image.startswith(("https://", "http://")):
        return image
    return f"{settings.PUBLIC_URL}/pictures/{image}"
