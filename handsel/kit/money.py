"""Money as integer minor units beside an ISO 4217 currency, never a float."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_currency, get_currency_precision


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in the currency's minor unit (cents; yen have none; dinars have three digits)."""

    amount_minor: int
    currency: str

    def __add__(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return Money(self.amount_minor + other.amount_minor, self.currency)

    def __mul__(self, quantity: int) -> "Money":
        return Money(self.amount_minor * quantity, self.currency)


@lru_cache(maxsize=256)
def minor_digits(currency: str) -> int:
    """Digits after the decimal point for an ISO 4217 currency (CLDR)."""
    return get_currency_precision(currency)


def to_decimal(money: Money) -> Decimal:
    """The amount in major units."""
    return Decimal(money.amount_minor).scaleb(-minor_digits(money.currency))


def from_decimal(amount: Decimal, *, currency: str) -> Money:
    """Money from major units; raises ValueError when it has more digits than the currency."""
    minor = amount.scaleb(minor_digits(currency))
    if minor != minor.to_integral_value():
        raise ValueError(f"{amount} has more digits than {currency} allows")
    return Money(int(minor), currency)


@lru_cache(maxsize=4096)
def format_money(money: Money, *, locale: str) -> str:
    """The amount as a reader of `locale` (a CLDR name such as `en_GB`) expects it."""
    return format_currency(to_decimal(money), money.currency, locale=locale.replace("-", "_"))
