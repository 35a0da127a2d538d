"""Questions about the catalog. Each takes a constant number of statements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from handsel.kit.errors import NotFound
from handsel.kit.fingerprint import fingerprint
from handsel.kit.prepared import Prepared, Slot
from handsel.modules.catalog.models import Catalog, Product, Variant
from handsel.modules.catalog.rules import PLENTY, available, variant_title


@dataclass(frozen=True, slots=True)
class Offer:
    """A variant as it can be bought right now. Prices in minor units of `currency`."""

    variant_id: UUID
    product_id: UUID
    title: str
    sku: str
    options: Mapping[str, str]
    price_minor: int
    currency: str
    stock: int
    reserved: int
    is_active: bool
    tax_class: str = "standard"
    tracks_stock: bool = True
    #: Whether the variant itself is on sale; it is bought only while its product is, too.
    is_offered: bool = True

    @property
    def available(self) -> int:
        if not self.tracks_stock:
            return PLENTY
        return available(stock=self.stock, reserved=self.reserved)


@dataclass(frozen=True, slots=True)
class Listing:
    """A product with its variants on sale, in the shop's order."""

    id: UUID
    handle: str
    title: str
    description: str
    category: str
    tags: tuple[str, ...]
    synonyms: tuple[str, ...]
    image: str
    is_active: bool
    variants: tuple[Offer, ...]
    tax_class: str = "standard"
    more_images: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """What a member who edits it has seen, prices included and stock not.

        Of a listing with all of its variants; one of those on sale only has another.
        """
        told = {name: getattr(self, name) for name in _TOLD}
        variants = [
            [str(one.variant_id), *(getattr(one, name) for name in _TOLD_OF_VARIANTS)]
            for one in self.variants
        ]
        return fingerprint({**told, "variants": variants})


_TOLD = (
    "title", "description", "category", "tags", "synonyms", "image", "more_images", "is_active",
    "tax_class",
)  # fmt: skip
_TOLD_OF_VARIANTS = ("sku", "options", "price_minor", "is_offered", "tracks_stock")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The whole catalog at one version, for an index kept in memory.

    Words and options are what the version counts; prices and stock in it may be older than now.
    """

    version: int
    products: tuple[Listing, ...]


_CATALOG = Prepared(lambda: Catalog.objects.order_by("id")[:1])


def sells_anything() -> bool:
    """Whether the current business offers a product."""
    return Product.objects.filter(is_active=True).exists()


def get_version() -> int:
    """Counts every change of products and variants; zero before the first."""
    catalog = _CATALOG.first()
    return catalog.version if catalog else 0


def snapshot() -> Snapshot:
    """Every product on sale with its variants on sale."""
    # The version is read first: what changes in between makes the next reader come again.
    version = get_version()
    return Snapshot(version=version, products=tuple(list_products()))


def list_products(
    *, ids: Iterable[UUID] | None = None, with_inactive: bool = False
) -> list[Listing]:
    """Products in the shop's order; only `ids` when given, only those on sale unless asked."""
    found = products_with_variants(with_inactive=with_inactive)
    if ids is not None:
        found = found.filter(id__in=list(ids))
    found = found.order_by("position", "created_at", "id")
    return [listing_of(product, product.variants.all()) for product in found]


def list_on_sale(ids: Iterable[UUID]) -> list[Listing]:
    """These products, those of them on sale, in the shop's order."""
    wanted = list(ids)
    products = _ON_SALE.list(ids=wanted)
    variants: dict[UUID, list[Variant]] = {}
    for variant in _VARIANTS_ON_SALE.list(ids=wanted) if products else []:
        variants.setdefault(variant.product_id, []).append(variant)
    return [listing_of(product, variants.get(product.id, ())) for product in products]


_ON_SALE = Prepared(
    lambda: Product.objects.filter(is_active=True, id__any=Slot("ids")).order_by(
        "position", "created_at", "id"
    )
)
_VARIANTS_ON_SALE = Prepared(
    lambda: Variant.objects.filter(is_active=True, product__id__any=Slot("ids")).order_by(
        "position", "id"
    )
)


def get_product(product_id: UUID, *, with_inactive: bool = False) -> Listing:
    """One product; raises NotFound."""
    product = products_with_variants(with_inactive=with_inactive).filter(id=product_id).first()
    if product is None:
        raise NotFound
    return listing_of(product, product.variants.all())


def get_offers(variant_ids: Iterable[UUID]) -> dict[UUID, Offer]:
    """The variants that exist among `variant_ids`, on sale or not, by id."""
    variants = _VARIANTS.list(ids=list(variant_ids))
    return {variant.id: offer_of(variant, product=variant.product) for variant in variants}


_VARIANTS = Prepared(lambda: Variant.objects.select_related("product").filter(id__any=Slot("ids")))


def get_offer(variant_id: UUID) -> Offer:
    """One variant, on sale or not; raises NotFound."""
    offer = get_offers([variant_id]).get(variant_id)
    if offer is None:
        raise NotFound
    return offer


def find_titles(skus: Iterable[str]) -> dict[str, str]:
    """What the variants of these SKUs are called; none for a SKU nobody has."""
    known = Variant.objects.select_related("product").filter(sku__in=set(skus))
    return {one.sku: variant_title(one.product.title, options=one.options) for one in known}


def offer_of(variant: Variant, *, product: Product) -> Offer:
    """A variant's row as an Offer; on sale only when its product is too."""
    return Offer(
        variant_id=variant.id,
        product_id=product.id,
        title=variant_title(product.title, options=variant.options),
        sku=variant.sku,
        options=dict(variant.options),
        price_minor=variant.price_minor,
        currency=variant.currency,
        stock=variant.stock,
        reserved=variant.reserved,
        is_active=variant.is_active and product.is_active,
        tax_class=product.tax_class,
        tracks_stock=variant.tracks_stock,
        is_offered=variant.is_active,
    )


def products_with_variants(*, with_inactive: bool) -> QuerySet[Product]:
    """Products that bring their variants, or of both only what is on sale."""
    variants = Variant.objects.order_by("position", "id")
    if with_inactive:
        return Product.objects.prefetch_related(Prefetch("variants", queryset=variants))
    on_sale = variants.filter(is_active=True)
    return Product.objects.filter(is_active=True).prefetch_related(
        Prefetch("variants", queryset=on_sale)
    )


def listing_of(product: Product, variants: Iterable[Variant]) -> Listing:
    """A product's row and those of its variants, in their order, as a Listing."""
    return Listing(
        id=product.id,
        handle=product.handle,
        title=product.title,
        description=product.description,
        category=product.category,
        tags=tuple(product.tags),
        synonyms=tuple(product.synonyms),
        image=product.image,
        is_active=product.is_active,
        variants=tuple(offer_of(row, product=product) for row in variants),
        tax_class=product.tax_class,
        more_images=tuple(product.more_images),
    )
