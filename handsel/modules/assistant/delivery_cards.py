"""Delivery and the parts of a price, as a turn may see them and the shop's words name them."""

from dataclasses import dataclass

from handsel.kit.money import Money
from handsel.modules.commerce.pricing.address import AddressField
from handsel.modules.commerce.pricing.failures import DiscountReason


@dataclass(frozen=True, slots=True)
class DeliveryOptionCard:
    """One way to deliver to the customer's address; `days` are working days, at least and most."""

    handle: str
    name: str
    fee: Money
    days: tuple[int | None, int | None] = (None, None)


@dataclass(frozen=True, slots=True)
class DeliveryCard:
    """How far the delivery of the cart is settled.

    `awaits_address`: the customer was asked where to. `missing` is what is not known of the
    address, `options` what may be chosen from, while that is open.
    """

    awaits_address: bool
    missing: tuple[AddressField, ...] = ()
    options: tuple[DeliveryOptionCard, ...] = ()


@dataclass(frozen=True, slots=True)
class PriceCard:
    """What a total is made of: discounts by name, delivery, taxes by rate (parts per million)."""

    subtotal: Money
    discounts: tuple[tuple[str, Money], ...] = ()
    delivery: DeliveryOptionCard | None = None
    address: tuple[str, ...] = ()
    taxes: tuple[tuple[int, Money], ...] = ()
    prices_include_tax: bool = True
    #: The address is the last order's; the customer has not said it for this one.
    is_as_last_time: bool = False


@dataclass(frozen=True, slots=True)
class DeliveryAsked:
    """Before the summary it must be known where to deliver; `missing` is what is not."""

    missing: tuple[AddressField, ...]
    unavailable: bool = False


@dataclass(frozen=True, slots=True)
class DeliveryChoices:
    """There are several ways to deliver there."""

    options: tuple[DeliveryOptionCard, ...]


@dataclass(frozen=True, slots=True)
class DiscountApplied:
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class DiscountRefused:
    """`minimum` is what the goods must come to, where that is the reason."""

    reason: DiscountReason
    minimum: Money | None = None


DeliveryOutcome = DeliveryAsked | DeliveryChoices | DiscountApplied | DiscountRefused
