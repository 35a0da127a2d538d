"""Verbs on checkouts: a summary is shown, agreed to, and comes to an end.

Rows are locked in this order: cart, checkout, discounts, order, variants.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handsel.kit import tenancy
from handsel.kit.errors import NotFound
from handsel.kit.money import Money
from handsel.modules.catalog import stock
from handsel.modules.commerce.checkout import carts
from handsel.modules.commerce.checkout.failures import (
    AlreadyConfirmed,
    CheckoutClosed,
    CheckoutExpired,
    SummaryChanged,
)
from handsel.modules.commerce.checkout.models import Cart, Checkout, Status
from handsel.modules.commerce.checkout.queries import get_cart
from handsel.modules.commerce.checkout.rules import (
    PAYMENT_LASTS,
    SUMMARY_LASTS,
    Summary,
    read_lines,
    read_terms,
    stored_lines,
    stored_terms,
)
from handsel.modules.commerce.checkout.summarizing import summarize
from handsel.modules.commerce.orders import actions as orders
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.queries import find_by_checkout
from handsel.modules.commerce.orders.terms import AgreedDiscount, AgreedLine, AgreedTerms
from handsel.modules.commerce.pricing import actions as pricing
from handsel.modules.commerce.pricing.address import NOWHERE
from handsel.modules.commerce.pricing.failures import DiscountRefused


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A checkout the customer said yes to, and its order. `is_new` is true for the first yes."""

    checkout: Checkout
    order: Order
    is_new: bool


def show_summary(conversation_id: UUID, *, customer_id: UUID, now: datetime) -> Checkout:
    """Open a checkout over the cart as it is now, for the customer to say yes to.

    An earlier checkout of the conversation is closed: its order is cancelled and its stock let
    go. Raises CartEmpty, VariantInactive, OutOfStock, CurrencyMismatch; in a shop that delivers
    DeliveryNeeded, DeliveryUnavailable, DeliveryNotChosen; and AlreadyConfirmed when the customer
    has said yes to the very same summary and may still pay.
    """
    with transaction.atomic():
        cart = carts.lock_cart(conversation_id)
        current = _find_current(conversation_id)
        summary = summarize(
            cart, customer_id=customer_id, now=now, reference=current.id if current else None
        )
        if current is not None:
            _replace(current, summary=summary, now=now)
        _require_stock(conversation_id)
        return Checkout.objects.create(
            cart=cart,
            conversation_id=conversation_id,
            customer_id=customer_id,
            lines=stored_lines(summary.lines),
            terms=stored_terms(summary.terms),
            total_minor=summary.total.amount_minor,
            currency=summary.currency,
            summary_hash=summary.hash,
            shown_at=now,
            expires_at=now + SUMMARY_LASTS,
        )


def confirm(checkout_id: UUID, *, now: datetime) -> Confirmed:
    """The customer said yes: write the order and hold the stock, once.

    The cart is priced again. Raises SummaryChanged when anything is not what was shown, down to
    a discount whose last use somebody else took; OutOfStock, CheckoutExpired, CheckoutClosed,
    NotFound, and what `show_summary` raises about the cart. A second yes gives the same order.
    """
    with transaction.atomic():
        checkout = lock(checkout_id)
        if checkout.status in {Status.CONFIRMED, Status.SUCCEEDED}:
            return Confirmed(checkout=checkout, order=_order_of(checkout), is_new=False)
        _require_open(checkout, now=now)
        summary = summarize(
            checkout.cart, customer_id=checkout.customer_id, now=now, reference=checkout.id
        )
        if summary.hash != checkout.summary_hash:
            raise SummaryChanged
        _use_discounts(checkout, summary)
        order = _draft_order(checkout)
        stock.reserve(checkout.id, quantities=_quantities(checkout))
        checkout.status = Status.CONFIRMED
        checkout.order_id = order.id
        checkout.expires_at = now + PAYMENT_LASTS
        checkout.save(update_fields=["status", "order_id", "expires_at"])
    return Confirmed(checkout=checkout, order=order, is_new=True)


def cancel(checkout_id: UUID) -> Checkout:
    """The customer thought better of it; a checkout that has ended stays as it is."""
    return _end(checkout_id, Status.CANCELLED, only_from={Status.OPEN, Status.CONFIRMED})


def mark_expired(checkout_id: UUID) -> Checkout:
    """Nobody paid in time: stock is let go and the order cancelled."""
    return _end(checkout_id, Status.EXPIRED, only_from={Status.OPEN, Status.CONFIRMED})


def mark_failed(checkout_id: UUID) -> Checkout:
    """The payment failed for good. What was taken out of the cart goes back into it."""
    with transaction.atomic():
        was_done = lock(checkout_id).status == Status.SUCCEEDED
        checkout = _end(checkout_id, Status.FAILED, only_from={Status.CONFIRMED, Status.SUCCEEDED})
        if was_done:
            carts.put_back(checkout.conversation_id, lines=read_lines(checkout.lines))
    return checkout


def mark_succeeded(checkout_id: UUID) -> Checkout:
    """The customer has done their part: paid, or told their bank to.

    What was bought leaves the cart. A checkout that had ended (a late payment) succeeds too.
    """
    with transaction.atomic():
        checkout = lock(checkout_id)
        if checkout.status != Status.SUCCEEDED:
            carts.take_out(checkout.cart_id, lines=read_lines(checkout.lines))
            pricing.take_again(checkout.id)
            checkout.status = Status.SUCCEEDED
            checkout.save(update_fields=["status"])
    return checkout


def lock(checkout_id: UUID) -> Checkout:
    """The checkout, locked with its cart until the transaction ends; raises NotFound."""
    tenancy.current()
    cart_id = Checkout.objects.filter(id=checkout_id).values("cart_id")
    # Evaluated for its lock.
    if not Cart.objects.select_for_update(no_key=True).filter(id__in=cart_id):
        raise NotFound
    found = Checkout.objects.select_for_update(no_key=True, of=("self",)).select_related("cart")
    return found.get(id=checkout_id)


def _end(checkout_id: UUID, status: Status, *, only_from: set[Status]) -> Checkout:
    with transaction.atomic():
        checkout = lock(checkout_id)
        if checkout.status in only_from:
            _close(checkout, status)
    return checkout


def _close(checkout: Checkout, status: Status) -> None:
    if checkout.order_id is not None:
        orders.cancel(checkout.order_id)
    stock.release(checkout.id)
    pricing.release(checkout.id)
    checkout.status = status
    checkout.save(update_fields=["status"])


def _find_current(conversation_id: UUID) -> Checkout | None:
    return (
        Checkout.objects.select_for_update(no_key=True)
        .filter(conversation_id=conversation_id, status__in=[Status.OPEN, Status.CONFIRMED])
        .first()
    )


def _replace(current: Checkout, *, summary: Summary, now: datetime) -> None:
    is_over = current.expires_at <= now
    same = current.summary_hash == summary.hash
    if current.status == Status.CONFIRMED and current.order_id and same and not is_over:
        raise AlreadyConfirmed(checkout_id=current.id, order_id=current.order_id)
    _close(current, Status.EXPIRED if is_over else Status.CANCELLED)


def _use_discounts(checkout: Checkout, summary: Summary) -> None:
    used = [one.discount_id for one in summary.terms.discounts]
    if not used:
        return
    try:
        pricing.use(checkout.id, discount_ids=used, customer_id=checkout.customer_id)
    except DiscountRefused as failure:
        raise SummaryChanged from failure


def _require_stock(conversation_id: UUID) -> None:
    # Read after an earlier checkout was closed: what it held is free again.
    for row in get_cart(conversation_id).rows:
        if row.quantity > row.offer.available:
            raise stock.OutOfStock(
                variant_id=row.offer.variant_id,
                wanted=row.quantity,
                available=row.offer.available,
            )


def _require_open(checkout: Checkout, *, now: datetime) -> None:
    if checkout.status == Status.EXPIRED:
        raise CheckoutExpired
    if checkout.status != Status.OPEN:
        raise CheckoutClosed
    if checkout.expires_at <= now:
        raise CheckoutExpired


def _draft_order(checkout: Checkout) -> Order:
    return orders.draft(
        checkout.id,
        customer_id=checkout.customer_id,
        conversation_id=checkout.conversation_id,
        lines=[
            AgreedLine(
                variant_id=line.variant_id,
                title=line.title,
                quantity=line.quantity,
                unit_price_minor=line.unit_price_minor,
                discount_minor=line.discount_minor,
                rate_ppm=line.rate_ppm,
                tax_minor=line.tax_minor,
            )
            for line in read_lines(checkout.lines)
        ],
        total=Money(checkout.total_minor, checkout.currency),
        terms=_agreed_terms(checkout),
    )


def _agreed_terms(checkout: Checkout) -> AgreedTerms:
    terms = read_terms(checkout.terms)
    delivery = terms.delivery
    return AgreedTerms(
        discounts=tuple(
            AgreedDiscount(one.name, one.code, one.amount_minor) for one in terms.discounts
        ),
        delivery_name=delivery.name if delivery else "",
        delivery_minor=terms.delivery_minor,
        delivery_rate_ppm=delivery.rate_ppm if delivery else None,
        delivery_tax_minor=delivery.tax_minor if delivery else 0,
        prices_include_tax=terms.prices_include_tax,
        address=delivery.address if delivery else NOWHERE,
    )


def _order_of(checkout: Checkout) -> Order:
    order = find_by_checkout(checkout.id)
    if order is None:
        raise NotFound
    return order


def _quantities(checkout: Checkout) -> dict[UUID, int]:
    return {line.variant_id: line.quantity for line in read_lines(checkout.lines)}
