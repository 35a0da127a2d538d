"""What a change wants, as it is kept in its row, and the digest of what was listed."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

ADDRESS_FIELDS = ("name", "line", "city", "postcode", "region", "country", "phone")


@dataclass(frozen=True, slots=True)
class WantedSwap:
    """Some of a line for another variant, at the price that was shown."""

    line_id: UUID
    quantity: int
    old_variant_id: UUID
    old_price_minor: int
    variant_id: UUID
    price_minor: int
    old_title: str
    title: str


@dataclass(frozen=True, slots=True)
class WantedReturn:
    """Some of a line to come back."""

    line_id: UUID
    quantity: int
    variant_id: UUID
    title: str


def stored(rows: Sequence[WantedSwap] | Sequence[WantedReturn]) -> list[dict[str, Any]]:
    """Rows as JSON."""
    return [
        {name: str(v) if isinstance(v, UUID) else v for name, v in asdict(row).items()}
        for row in rows
    ]


def swaps_of(wanted: Mapping[str, Any]) -> tuple[WantedSwap, ...]:
    """The swaps a change of items or an exchange wants."""
    return tuple(WantedSwap(**_with_ids(row)) for row in wanted.get("swaps", ()))


def returned_of(wanted: Mapping[str, Any]) -> tuple[WantedReturn, ...]:
    """What a return wants to send back."""
    return tuple(WantedReturn(**_with_ids(row)) for row in wanted.get("returned", ()))


def _with_ids(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: UUID(v) if name.endswith("_id") else v for name, v in row.items()}


def merged_address(known: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """The address after a change: a new place replaces the old one, a name and phone stay."""
    kept = {name: known[name] for name in ("name", "phone") if known.get(name)}
    said = {name: given[name].strip() for name in ADDRESS_FIELDS if given.get(name, "").strip()}
    if "country" not in said and known.get("country"):
        kept["country"] = known["country"]
    return kept | said


def digest(said: Mapping[str, Any]) -> str:
    """SHA-256, in hex, over canonical JSON."""
    written = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()
