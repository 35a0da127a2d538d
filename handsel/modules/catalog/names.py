"""Handles and SKUs made up for products that come without. Pure."""

import hashlib
import re
from collections.abc import Collection, Iterable
from typing import Final

LONGEST_HANDLE: Final = 160
LONGEST_SKU: Final = 120


def slug(text: str) -> str:
    """A text as part of an address: letters and digits of any script, joined by dashes."""
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-")


def made_up_sku(handle: str, values: Iterable[str], *, taken: Collection[str]) -> str:
    """A SKU for a variant with these options' values: always the same where none is taken."""
    wanted = "/".join([handle, *(slug(value) or "x" for value in values)])
    if len(wanted) > LONGEST_SKU - 4:
        digest = hashlib.sha256(wanted.encode()).hexdigest()[:10]
        wanted = f"{wanted[: LONGEST_SKU - 16]}~{digest}"
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}/{number}"
    return found


def made_up_handle(title: str, *, number: int) -> str:
    """A handle for a product of this title; with another `number`, another."""
    base = slug(title)[: LONGEST_HANDLE - 8].strip("-") or "product"
    return base if number == 1 else f"{base}-{number}"
