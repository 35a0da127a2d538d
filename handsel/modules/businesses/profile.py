"""What a business says about itself, checked field by field. Pure."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final
from zoneinfo import available_timezones

from babel import Locale, UnknownLocaleError
from babel.numbers import get_territory_currencies
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from handsel.kit.errors import Invalid
from handsel.modules.businesses.slugs import require_name

LONGEST_PERSONA: Final = 4000
LONGEST_QUIET_SECONDS: Final = 60
#: What an owner or admin may change later. What orders were priced in is not among it.
CHANGEABLE: Final = (
    "name", "email", "address", "tax_id", "persona", "quiet_seconds", "locale", "timezone",
)  # fmt: skip
_UNSEEN: Final = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)


class BadField(Invalid):
    """A field of the business's profile is not valid."""

    code = "bad_field"


def read_field(name: str, value: Any) -> Any:
    """The value of a field as it is kept. Raises BadField, Invalid and ReservedName."""
    return _READERS[name](value)


def read_fields(given: Mapping[str, Any]) -> dict[str, Any]:
    """Several fields at once; raises what `read_field` does."""
    return {name: read_field(name, value) for name, value in given.items()}


def require_email(value: str) -> str:
    """An e-mail address, in lower case. Raises BadField."""
    address = value.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise BadField("This is not an e-mail address.") from None
    if not address.isascii() or len(address) > 254:
        raise BadField("This is not an e-mail address.")
    return address


def _currency(value: str) -> str:
    if value not in currencies():
        raise BadField("currency: not an ISO 4217 code that is in use.")
    return value


def _country(value: str) -> str:
    if value not in countries():
        raise BadField("country: not an ISO 3166 code of two letters.")
    return value


def _locale(value: str) -> str:
    try:
        return str(Locale.parse(value.replace("-", "_")))
    except (ValueError, UnknownLocaleError):
        raise BadField("locale: not a language, with or without a country.") from None


def _timezone(value: str) -> str:
    if value not in available_timezones():
        raise BadField("timezone: not the name of a time zone (IANA).")
    return value


def _text(name: str, *, longest: int) -> Callable[[str], str]:
    def read(value: str) -> str:
        kept = _UNSEEN.sub("", value.replace("\r\n", "\n")).strip()
        if len(kept) > longest:
            raise BadField(f"{name}: at most {longest} characters.")
        return kept

    return read


def _quiet_seconds(value: float) -> Decimal:
    if not 0 <= value <= LONGEST_QUIET_SECONDS:
        raise BadField(f"quiet_seconds: 0 to {LONGEST_QUIET_SECONDS}.")
    return Decimal(str(value)).quantize(Decimal("0.01"))


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """Countries, as CLDR knows them by two letters."""
    known = Locale.parse("en").territories
    apart = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}
    return frozenset(str(code) for code in known if re.fullmatch("[A-Z]{2}", str(code))) - apart


@lru_cache(maxsize=1)
def currencies() -> frozenset[str]:
    """Currencies that are legal tender somewhere."""
    return frozenset(
        currency for country in countries() for currency in get_territory_currencies(country)
    )


_READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "name": require_name,
    "email": require_email,
    "currency": _currency,
    "country": _country,
    "locale": _locale,
    "timezone": _timezone,
    "address": _text("address", longest=1000),
    "tax_id": _text("tax_id", longest=60),
    "persona": _text("persona", longest=LONGEST_PERSONA),
    "quiet_seconds": _quiet_seconds,
}
