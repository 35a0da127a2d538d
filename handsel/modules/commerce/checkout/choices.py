"""Verbs on what a customer chooses beside the goods: where to, how, with which discount."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handsel.modules.commerce.checkout.carts import lock_cart
from handsel.modules.commerce.checkout.rules import MAX_WRONG_CODES
from handsel.modules.commerce.checkout.summarizing import list_rows, request
from handsel.modules.commerce.pricing.address import Address, moved, read_address
from handsel.modules.commerce.pricing.choosing import plain_code
from handsel.modules.commerce.pricing.failures import (
    DeliveryUnavailable,
    DiscountReason,
    DiscountRefused,
)
from handsel.modules.commerce.pricing.models import DeliveryOption, Discount
from handsel.modules.commerce.pricing.quoting import check_code, options_for


def await_address(conversation_id: UUID) -> None:
    """The customer was asked where to deliver; what they say next may be the answer."""
    with transaction.atomic():
        cart = lock_cart(conversation_id)
        cart.awaits_address = True
        cart.save(update_fields=["awaits_address"])


def set_delivery(conversation_id: UUID, *, told: Address) -> Address:
    """Keep what the customer said of the address, beside what is known of it.

    Another address is another way there: what was chosen before is forgotten.
    """
    with transaction.atomic():
        cart = lock_cart(conversation_id)
        known = read_address(cart.delivery_address)
        address = moved(known, told)
        if address != known:
            cart.delivery_address = address.stored()
            cart.delivery_option_id = None
        cart.awaits_address = bool(address.missing())
        cart.save(update_fields=["delivery_address", "delivery_option_id", "awaits_address"])
    return address


def offer_address(conversation_id: UUID, *, known: Address) -> bool:
    """Deliver to an address known from before; False where the customer has said one."""
    with transaction.atomic():
        cart = lock_cart(conversation_id)
        if cart.delivery_address:
            return False
        cart.delivery_address, cart.awaits_address = known.stored(), False
        cart.save(update_fields=["delivery_address", "awaits_address"])
    return True


def forget_delivery(conversation_id: UUID) -> None:
    """The address is not one the shop delivers to: ask for another."""
    with transaction.atomic():
        cart = lock_cart(conversation_id)
        cart.delivery_address, cart.delivery_option_id = None, None
        cart.awaits_address = True
        cart.save(update_fields=["delivery_address", "delivery_option_id", "awaits_address"])


def list_options(conversation_id: UUID, *, currency: str) -> list[DeliveryOption]:
    """The ways to deliver to the cart's address; raises DeliveryUnavailable without any."""
    with transaction.atomic():
        cart = lock_cart(conversation_id)
    return options_for(read_address(cart.delivery_address), currency=currency)


def choose_delivery(conversation_id: UUID, *, option_id: UUID, currency: str) -> DeliveryOption:
    """Deliver it this way; raises DeliveryUnavailable when it is none of the ways there."""
    with transaction.atomic():
        cart = lock_cart(conversation_id)
        options = options_for(read_address(cart.delivery_address), currency=currency)
        chosen = next((one for one in options if one.id == option_id), None)
        if chosen is None:
            raise DeliveryUnavailable
        cart.delivery_option_id = chosen.id
        cart.save(update_fields=["delivery_option_id"])
    return chosen


def try_code(
    conversation_id: UUID, *, code: str, customer_id: UUID, now: datetime
) -> Discount | DiscountReason:
    """Keep a discount's code with the cart, or say why it does not apply; it is then not kept.

    After MAX_WRONG_CODES codes that are none, no further one is looked at for this cart. Raises
    CartEmpty, VariantInactive, CurrencyMismatch.
    """
    with transaction.atomic():
        cart = lock_cart(conversation_id)
        if cart.wrong_codes >= MAX_WRONG_CODES:
            return "too_many_tries"
        asked = request(cart, list_rows(cart), customer_id=customer_id, code=code)
        try:
            discount = check_code(asked, now=now)
        except DiscountRefused as failure:
            if failure.reason == "unknown":
                cart.wrong_codes += 1
                cart.save(update_fields=["wrong_codes"])
            return failure.reason
        cart.discount_code = plain_code(code)
        cart.save(update_fields=["discount_code"])
    return discount
