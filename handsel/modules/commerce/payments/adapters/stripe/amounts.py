"""Stripe's minor units, which are not always the currency's own.

Source: docs.stripe.com/currencies, "Zero-decimal currencies" and "Special cases". Everything not
listed there counts two decimals, also where the currency has none (ISK, UGX). An amount in a
three-decimal currency must end in a zero, which card networks demand.
"""

from handsel.kit.money import Money, minor_digits
from handsel.modules.commerce.payments.adapter import ProviderRefused

_NO_DECIMALS = frozenset({
    "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
    "XOF", "XPF",
})  # fmt: skip
_THREE_DECIMALS = frozenset({"BHD", "JOD", "KWD", "OMR", "TND"})


class NotPayableAmount(ProviderRefused):
    """Stripe cannot charge exactly this amount in this currency."""

    code = "not_payable_amount"


def to_stripe(money: Money) -> int:
    """The amount as Stripe counts it; raises NotPayableAmount."""
    ours, theirs = minor_digits(money.currency), _decimals(money.currency)
    amount = _rescale(money.amount_minor, from_digits=ours, to_digits=theirs)
    if theirs == 3 and amount % 10:
        raise NotPayableAmount
    return amount


def from_stripe(amount: int, *, currency: str) -> Money:
    """An amount of Stripe's as our Money; raises NotPayableAmount when it leaves a rest."""
    name = currency.upper()
    ours, theirs = minor_digits(name), _decimals(name)
    return Money(_rescale(amount, from_digits=theirs, to_digits=ours), name)


def _rescale(amount: int, *, from_digits: int, to_digits: int) -> int:
    if to_digits >= from_digits:
        return amount * int("1" + "0" * (to_digits - from_digits))
    scaled, rest = divmod(amount, int("1" + "0" * (from_digits - to_digits)))
    if rest:
        raise NotPayableAmount
    return scaled


def _decimals(currency: str) -> int:
    if currency in _NO_DECIMALS:
        return 0
    return 3 if currency in _THREE_DECIMALS else 2
