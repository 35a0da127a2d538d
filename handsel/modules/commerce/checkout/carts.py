"""Verbs on carts."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from handsel.kit import tenancy
from handsel.kit.prepared import Prepared, PreparedValues, Slot, change, insert
from handsel.modules.catalog.queries import Offer, get_offers
from handsel.modules.catalog.stock import OutOfStock
from handsel.modules.commerce.checkout.failures import (
    CurrencyMismatch,
    QuantityOutOfBounds,
    TooManyLines,
    UnknownVariant,
    VariantInactive,
)
from handsel.modules.commerce.checkout.models import Cart, CartLine
from handsel.modules.commerce.checkout.queries import CartContents, get_cart
from handsel.modules.commerce.checkout.rules import MAX_LINES, MAX_QUANTITY, SummaryLine


def add(conversation_id: UUID, *, variant_id: UUID, quantity: int = 1) -> CartContents:
    """Put more of a variant into the conversation's cart.

    Raises UnknownVariant, VariantInactive, OutOfStock (more than is available, with what is in
    the cart counted), QuantityOutOfBounds, TooManyLines, CurrencyMismatch.
    """
    if quantity < 1:
        raise QuantityOutOfBounds
    with transaction.atomic():
        cart = lock_cart(conversation_id)
        line = _find_line(cart, variant_id)
        _put(cart, line, variant_id=variant_id, quantity=quantity + (line.quantity if line else 0))
    return get_cart(conversation_id)


def set_quantity(conversation_id: UUID, *, variant_id: UUID, quantity: int) -> CartContents:
    """Make it exactly this many; zero takes the variant out. Raises what `add` raises."""
    if quantity == 0:
        return remove(conversation_id, variant_id=variant_id)
    with transaction.atomic():
        cart = lock_cart(conversation_id)
        line = _find_line(cart, variant_id)
        _put(cart, line, variant_id=variant_id, quantity=quantity)
    return get_cart(conversation_id)


def remove(conversation_id: UUID, *, variant_id: UUID) -> CartContents:
    """Take a variant out; taking out what is not there changes nothing."""
    with transaction.atomic():
        CartLine.objects.filter(cart=lock_cart(conversation_id), variant_id=variant_id).delete()
    return get_cart(conversation_id)


def clear(conversation_id: UUID) -> None:
    """Take everything out."""
    with transaction.atomic():
        CartLine.objects.filter(cart=lock_cart(conversation_id)).delete()


def take_out(cart_id: UUID, *, lines: Sequence[SummaryLine]) -> None:
    """Take what was bought out of the cart, and leave what was put in meanwhile.

    A cart with nothing left in it is closed.
    """
    bought = {line.variant_id: line.quantity for line in lines}
    with transaction.atomic():
        cart = Cart.objects.select_for_update(no_key=True).get(id=cart_id)
        for line in CartLine.objects.filter(cart=cart, variant_id__in=bought):
            line.quantity -= bought[line.variant_id]
            if line.quantity > 0:
                line.save(update_fields=["quantity"])
            else:
                line.delete()
        if not CartLine.objects.filter(cart=cart).exists():
            cart.is_open = False
            cart.save(update_fields=["is_open"])


def put_back(conversation_id: UUID, *, lines: Sequence[SummaryLine]) -> None:
    """Put what could not be paid for back into the conversation's cart, within its bounds."""
    with transaction.atomic():
        cart = lock_cart(conversation_id)
        inside = {line.variant_id: line for line in CartLine.objects.filter(cart=cart)}
        for returned in lines:
            line = inside.get(returned.variant_id) or CartLine(
                cart=cart, variant_id=returned.variant_id, quantity=0
            )
            line.quantity = min(MAX_QUANTITY, line.quantity + returned.quantity)
            line.save()


def lock_cart(conversation_id: UUID) -> Cart:
    """The conversation's open cart, made when there is none, locked until the transaction ends."""
    tenancy.current()
    while (cart := _LOCKED.first(conversation_id=conversation_id)) is None:
        # Another worker may make it at the same moment: then theirs is locked.
        insert(Cart(conversation_id=conversation_id), unless_present=True)
    return cart


_LOCKED = Prepared(
    lambda: Cart.objects.select_for_update(no_key=True).filter(
        conversation_id=Slot("conversation_id"), is_open=True
    )
)


def _find_line(cart: Cart, variant_id: UUID) -> CartLine | None:
    return _LINE.first(cart_id=cart.id, variant_id=variant_id)


_LINE = Prepared(
    lambda: CartLine.objects.filter(cart_id=Slot("cart_id"), variant_id=Slot("variant_id"))
)


def _put(cart: Cart, line: CartLine | None, *, variant_id: UUID, quantity: int) -> None:
    offer = require_on_sale(variant_id)
    if not 1 <= quantity <= MAX_QUANTITY:
        raise QuantityOutOfBounds
    if quantity > offer.available:
        raise OutOfStock(variant_id=variant_id, wanted=quantity, available=offer.available)
    if line is not None:
        line.quantity = quantity
        change(line, "quantity")
        return
    _require_room(cart, offer)
    insert(CartLine(cart=cart, variant_id=variant_id, quantity=quantity))


def require_on_sale(variant_id: UUID) -> Offer:
    """The variant as it can be bought now; raises UnknownVariant, VariantInactive."""
    offer = get_offers([variant_id]).get(variant_id)
    if offer is None:
        raise UnknownVariant
    if not offer.is_active:
        raise VariantInactive(variant_id=variant_id, title=offer.title)
    return offer


def _require_room(cart: Cart, offer: Offer) -> None:
    currencies = [currency for (currency,) in _CURRENCIES.list(cart_id=cart.id)]
    if len(currencies) >= MAX_LINES:
        raise TooManyLines
    if any(currency != offer.currency for currency in currencies):
        raise CurrencyMismatch


_CURRENCIES = PreparedValues(
    lambda: CartLine.objects.filter(cart_id=Slot("cart_id")).values_list("variant__currency")
)
