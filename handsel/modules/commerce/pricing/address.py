"""Where something is delivered. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

AddressField = Literal["name", "line", "city", "postcode", "region", "country", "phone"]

#: What an address cannot do without, in the order it is asked for.
NEEDED: tuple[AddressField, ...] = ("name", "line", "city", "country")
#: Countries that have no postcodes (Universal Postal Union, "Postal addressing systems").
WITHOUT_POSTCODES = frozenset({
    "AE", "AG", "AO", "BF", "BI", "BJ", "BS", "BW", "BZ", "CD", "CF", "CG", "CI", "CM", "DJ", "DM",
    "ER", "FJ", "GA", "GD", "GM", "GQ", "GY", "HK", "KI", "KM", "KP", "ML", "MO", "MR", "MW", "NR",
    "QA", "RW", "SB", "SC", "SL", "SR", "ST", "TD", "TG", "TK", "TL", "TO", "TV", "UG", "VU", "YE",
    "ZW",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Address:
    """A delivery address. `line` is street and number, `country` ISO 3166-1 alpha-2."""

    name: str = ""
    line: str = ""
    city: str = ""
    postcode: str = ""
    region: str = ""
    country: str = ""
    phone: str = ""

    def missing(self) -> tuple[AddressField, ...]:
        """What still has to be asked for."""
        needed: list[AddressField] = [name for name in NEEDED if not getattr(self, name)]
        if not self.postcode and self.country not in WITHOUT_POSTCODES:
            needed.insert(min(len(needed), 2), "postcode")
        return tuple(needed)

    def rows(self) -> tuple[str, ...]:
        """As people write it on a parcel, without the phone number."""
        town = " ".join(part for part in (self.city, self.region, self.postcode) if part)
        return tuple(part for part in (self.name, self.line, town, self.country) if part)

    def stored(self) -> dict[str, str]:
        """As it is kept in a row."""
        return asdict(self)


NOWHERE = Address()


def read_address(stored: Mapping[str, Any] | None) -> Address:
    """An address from a row; an empty one where there is none."""
    known = {one.name for one in fields(Address)}
    return Address(**{key: str(value) for key, value in (stored or {}).items() if key in known})


def merged(known: Address, told: Address) -> Address:
    """What was known, with what was told now in its place."""
    return Address(**(known.stored() | {k: v for k, v in told.stored().items() if v}))


def moved(known: Address, told: Address) -> Address:
    """What was known, with what was told now; another street is another place altogether.

    Who it is for, their phone number and the country stay until they are told otherwise.
    """
    is_elsewhere = told.line and known.line and told.line.casefold() != known.line.casefold()
    if is_elsewhere and not known.missing():
        known = Address(name=known.name, phone=known.phone, country=known.country)
    return merged(known, told)
