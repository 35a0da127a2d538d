"""PayPal's amounts: decimals in text, and a closed list of currencies.

Source: developer.paypal.com/reference/currency-codes. HUF, JPY and TWD take no decimals there.
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from handsel.kit.money import Money, from_decimal, to_decimal
from handsel.modules.commerce.payments.adapter import ProviderRefused

_CURRENCIES = frozenset({
    "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS", "JPY",
    "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "SEK", "SGD", "THB", "TWD", "USD",
})  # fmt: skip
_NO_DECIMALS = frozenset({"HUF", "JPY", "TWD"})


class NotPayableAmount(ProviderRefused):
    """PayPal cannot charge exactly this amount in this currency."""

    code = "not_payable_amount"


def to_paypal(money: Money) -> dict[str, str]:
    """The amount as PayPal writes it; raises NotPayableAmount."""
    if money.currency not in _CURRENCIES:
        raise NotPayableAmount
    amount = to_decimal(money)
    places = Decimal(1) if money.currency in _NO_DECIMALS else Decimal("0.01")
    if amount != amount.quantize(places):
        raise NotPayableAmount
    return {"currency_code": money.currency, "value": str(amount.quantize(places))}


def from_paypal(amount: Mapping[str, Any]) -> Money:
    """An amount of PayPal's as our Money; raises NotPayableAmount when it is none."""
    try:
        currency = str(amount["currency_code"]).upper()
        return from_decimal(Decimal(str(amount["value"])), currency=currency)
    except (KeyError, InvalidOperation, ValueError) as error:
        raise NotPayableAmount from error
