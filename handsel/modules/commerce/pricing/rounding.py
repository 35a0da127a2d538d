"""Dividing whole minor units without losing one. Pure; amounts are never below zero."""

from collections.abc import Sequence
from typing import Final

#: Rates and shares are counted in parts per million.
MILLION: Final = 1_000_000


def divide(numerator: int, denominator: int) -> int:
    """The quotient rounded to a whole number, halves up."""
    return (2 * numerator + denominator) // (2 * denominator)


def allocate(amount: int, weights: Sequence[int]) -> list[int]:
    """`amount` shared out in proportion to `weights`, to the last unit.

    Largest remainder: each gets its share rounded down, and the units left over go to the largest
    fractions, the first of equals before the others. No share exceeds its weight while the amount
    does not exceed their sum. Without any weight, nothing is shared out.
    """
    whole = sum(weights)
    if whole <= 0:
        return [0] * len(weights)
    shares = [amount * weight // whole for weight in weights]
    fractions = [amount * weight % whole for weight in weights]
    by_fraction = sorted(range(len(weights)), key=lambda at: (-fractions[at], at))
    for at in by_fraction[: amount - sum(shares)]:
        shares[at] += 1
    return shares
