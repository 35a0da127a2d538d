"""Pure rules of the catalog."""

from collections.abc import Mapping


def variant_title(product_title: str, *, options: Mapping[str, str]) -> str:
    """The name a customer reads: `Mug (Blue, Large)`, or the product's own title."""
    values = ", ".join(value for value in options.values() if value)
    return f"{product_title} ({values})" if values else product_title


#: What is available of a thing whose stock is not tracked: more than anybody orders.
PLENTY = 1_000_000


def available(*, stock: int, reserved: int) -> int:
    """How many can still be promised to somebody."""
    return max(0, stock - reserved)


#: The largest amount that every reader of JSON reads exactly.
HIGHEST_PRICE = 2**53 - 1
_WHOLE = 1_000_000


def raised(price_minor: int, *, percent_ppm: int) -> int:
    """A price raised by parts per million (or lowered), halves up, in whole minor units."""
    return (price_minor * (_WHOLE + percent_ppm) + _WHOLE // 2) // _WHOLE
