"""What rows mean in each shape a file can have."""

from collections.abc import Mapping, Sequence

from handsel.modules.catalog.importing.fields import header_key, is_own, suggest
from handsel.modules.catalog.importing.shapes import shopify, woocommerce
from handsel.modules.catalog.importing.shapes.plain import PlainReader
from handsel.modules.catalog.importing.shapes.reading import LineReader
from handsel.modules.catalog.importing.shapes.shopify import ShopifyReader
from handsel.modules.catalog.importing.shapes.woocommerce import WooReader

READERS: Mapping[str, type[LineReader]] = {
    "plain": PlainReader,
    "mapped": PlainReader,
    "shopify": ShopifyReader,
    "woocommerce": WooReader,
}


def detect(header: Sequence[str]) -> str:
    """The shape of a file by its header; `mapped` when it is nobody's that we know."""
    keys = {header_key(one) for one in header}
    if shopify.is_header(keys):
        return "shopify"
    if woocommerce.is_header(keys):
        return "woocommerce"
    return "plain" if is_own(header) else "mapped"


def columns_of(shape: str, header: Sequence[str]) -> dict[str, str]:
    """Field → header for a shape, as far as the file has them."""
    if shape == "shopify":
        return shopify.columns(header)
    if shape == "woocommerce":
        return woocommerce.columns(header)
    return suggest(header)
