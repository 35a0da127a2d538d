"""Our fields, and what others call their columns."""

import re
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz

#: The columns of our own shape, in the order an export writes them.
FIELDS = (
    "handle",
    "title",
    "description",
    "category",
    "tags",
    "synonyms",
    "image",
    "more_images",
    "active",
    "sku",
    "options",
    "price",
    "compare_at_price",
    "cost",
    "currency",
    "stock",
    "available",
    "weight_grams",
    "barcode",
    "variant_active",
)
OPTION = "option:"
#: Fields whose cells are numbers; amounts of money share what proves their decimal mark.
AMOUNTS = ("price", "compare_at_price", "cost")
NUMBERS = (*AMOUNTS, "stock", "weight_grams")

# Words that shop systems and spreadsheets head such columns with.
_NAMES: Mapping[str, str] = {
    "handle": (
        "handle|url handle|slug|product id|productid|id|product handle|permalink|parent sku"
    ),
    "title": (
        "title|name|product name|product title|product|item name|item|article|article name|"
        "nombre|nombre del producto|titulo|título|producto|nome|nome do produto|produto|"
        "nom|nom du produit|titre|produit|bezeichnung|produktname|artikelname|artikel|"
        "produkt|nama|nama produk|produk|اسم المنتج|الاسم|المنتج|नाम|उत्पाद|उत्पाद का नाम"
    ),
    "description": (
        "description|details|product description|body|body (html)|body html|"
        "long description|descripcion|descripción|descrição|descricao|beschreibung|"
        "deskripsi|الوصف|विवरण"
    ),
    "category": (
        "category|categories|type|product type|product category|collection|department|"
        "group|categoria|categoría|catégorie|categorie|kategorie|kategori|الفئة|श्रेणी"
    ),
    "tags": "tags|tag|keywords|labels|etiquetas|mots clés|schlagwörter|stichwörter",
    "synonyms": "synonyms|also called|other names|aliases",
    "image": (
        "image|image url|image src|image link|picture|photo|photo url|main image|imagen|"
        "bild|product image url|gambar|foto|الصورة"
    ),
    "more_images": "more images|additional images|additional image link|gallery|images|photos",
    "active": "active|published|is active|enabled|visible|status|on sale",
    "sku": (
        "sku|variant sku|item id|itemid|item number|item no|article number|articlenumber|"
        "code|product code|item code|part number|ref|reference|referencia|référence|"
        "artikelnummer|variant id|art nr|kode|stock keeping unit|رمز المنتج"
    ),
    "options": "options|variant options|attributes|variant|variation|variant name",
    "price": (
        "price|unit price|sale price|selling price|retail price|regular price|"
        "variant price|amount|precio|preço|preco|prix|preis|verkaufspreis|harga|السعر|कीमत|"
        "मूल्य|price (incl tax)"
    ),
    "compare_at_price": (
        "compare at price|compare price|compareat price|compare at|old price|list price|"
        "msrp|rrp|was price|variant compare at price"
    ),
    "cost": "cost|cost per item|unit cost|purchase price|cost price|costo|coût|einkaufspreis",
    "currency": "currency|currency code|moneda|moeda|devise|währung|mata uang|العملة",
    "stock": (
        "stock|quantity|qty|inventory|in stock quantity|stock quantity|stock level|on hand|"
        "inventory quantity|variant inventory qty|inventory qty|units|existencias|cantidad|"
        "estoque|quantidade|quantité|bestand|lagerbestand|menge|stok|jumlah|الكمية|المخزون|"
        "मात्रा|स्टॉक"
    ),
    "available": (
        "available|availability|in stock|instock|is available|disponible|verfügbar|tersedia"
    ),
    "weight_grams": (
        "weight grams|weight (g)|grams|weight in grams|variant grams|weight value (grams)"
    ),
    "barcode": "barcode|ean|gtin|upc|isbn|variant barcode|ean code",
    "variant_active": "variant active|variant enabled",
}
_OPTION_NAMES = (
    "color|colour|size|material|flavor|flavour|style|scent|length|width|capacity|finish|"
    "talla|tamaño|couleur|taille|farbe|größe|cor|tamanho|warna|ukuran|اللون|المقاس|रंग|आकार"
)


def header_key(header: str) -> str:
    """A header as it is compared: case, underscores, dashes and double spaces do not count."""
    return re.sub(r"[\s_\-]+", " ", header.strip("\ufeff \t\"'*")).casefold().strip()


_BY_NAME = {header_key(name): ours for ours, names in _NAMES.items() for name in names.split("|")}
_OPTIONS = frozenset(header_key(name) for name in _OPTION_NAMES.split("|"))
_NEARLY = 90


def suggest(headers: Sequence[str]) -> dict[str, str]:
    """Our field → their header, by the headers' names; the best reading of each, each used once."""
    found: dict[str, str] = {}
    for likeness in (_exactly, _without_brackets, _nearly):
        for header in headers:
            ours = likeness(header_key(header))
            if ours and ours not in found and header not in found.values():
                found[ours] = header
    return found


def _exactly(key: str) -> str | None:
    if key.startswith(OPTION):
        return OPTION + key.removeprefix(OPTION).strip()
    if key in _OPTIONS:
        return OPTION + key
    return _BY_NAME.get(key)


def _without_brackets(key: str) -> str | None:
    return _exactly(re.sub(r"[(\[].*?[)\]]|[:$€£¥]", " ", key).strip())


def _nearly(key: str) -> str | None:
    if len(key) < 4:
        return None
    scored = [(fuzz.ratio(key, name), name) for name in _BY_NAME]
    score, name = max(scored)
    return _BY_NAME[name] if score >= _NEARLY else None


def is_own(headers: Iterable[str]) -> bool:
    """Whether these are headers of our own shape."""
    keys = [header.strip() for header in headers if header.strip()]
    return {"title", "price"} <= set(keys) and all(
        key in FIELDS or key == "variant" or key.startswith(OPTION) for key in keys
    )
