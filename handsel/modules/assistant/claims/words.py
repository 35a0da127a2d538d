"""The few words the gate itself writes, when it fills a reference."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    in_stock: str
    sold_out: str
    left: str
    from_price: str


_PHRASES = {
    "en": Phrases("in stock", "sold out", "only {count} left", "from {price}"),
    "es": Phrases("en stock", "agotado", "solo quedan {count}", "desde {price}"),
    "pt": Phrases("em estoque", "esgotado", "restam só {count}", "a partir de {price}"),
    "fr": Phrases("en stock", "épuisé", "plus que {count} en stock", "à partir de {price}"),
    "de": Phrases("auf Lager", "ausverkauft", "nur noch {count} auf Lager", "ab {price}"),
    "ar": Phrases("متوفر", "نفدت الكمية", "بقي {count} فقط", "ابتداءً من {price}"),
    "hi": Phrases("स्टॉक में है", "स्टॉक खत्म", "केवल {count} बचे हैं", "{price} से शुरू"),
    "id": Phrases("stok tersedia", "stok habis", "tinggal {count}", "mulai {price}"),
}


def phrases_for(locale: str) -> Phrases:
    """The phrases of a CLDR locale's language; English for a language we do not have."""
    return _PHRASES.get(locale.replace("-", "_").split("_")[0].lower(), _PHRASES["en"])
