"""Countries by their codes and by what people call them. Pure."""

import unicodedata
from functools import cache
from typing import Final

from babel import Locale

#: The languages our customers write.
_LANGUAGES: Final = ("en", "es", "pt", "fr", "de", "ar", "hi", "id")
#: What CLDR lists among territories that is no country.
_GROUPS: Final = frozenset({"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"})
#: What people write that neither ISO 3166-1 nor CLDR has.
_SAID: Final = {
    "uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "great britain": "GB",
    "northern ireland": "GB", "usa": "US", "us": "US", "america": "US", "uae": "AE",
    "holland": "NL", "inglaterra": "GB", "angleterre": "GB", "brd": "DE", "eeuu": "US",
    "الامارات": "AE", "السعودية": "SA",
}  # fmt: skip


@cache
def list_countries() -> frozenset[str]:
    """ISO 3166-1 alpha-2 codes."""
    known = {str(code) for code in Locale("en").territories}
    return frozenset(code for code in known - _GROUPS if len(code) == 2)


def country_code(said: str) -> str:
    """The code of a country by its code or its name in one of our languages; empty if none."""
    plain = said.strip().strip(".")
    if plain.isascii() and len(plain) == 2 and plain.upper() in list_countries():
        return plain.upper()
    return _names().get(_folded(plain), "")


def country_name(code: str, *, locale: str) -> str:
    """What readers of a locale call a country; its code where they have no name for it."""
    return str(Locale.parse(locale.replace("-", "_")).territories.get(code, code))


@cache
def _names() -> dict[str, str]:
    names = {
        _folded(str(name)): str(code)
        for language in _LANGUAGES
        for code, name in Locale(language).territories.items()
        if str(code) in list_countries()
    }
    return names | _SAID


def _folded(name: str) -> str:
    """Lower case, without accents and dots."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(one for one in decomposed if not unicodedata.combining(one) and one != ".")
    return " ".join(kept.split())
