"""Makes the summary of a cart: its goods at today's prices, under the shop's rules of now."""

from datetime import datetime
from uuid import UUID

from handsel.modules.commerce.checkout.failures import (
    CartEmpty,
    CurrencyMismatch,
    VariantInactive,
)
from handsel.modules.commerce.checkout.models import Cart
from handsel.modules.commerce.checkout.queries import CartRow, get_cart
from handsel.modules.commerce.checkout.rules import (
    Summary,
    SummaryDelivery,
    SummaryDiscount,
    SummaryLine,
    Terms,
)
from handsel.modules.commerce.pricing.address import read_address
from handsel.modules.commerce.pricing.quoting import Item, Quote, Request, quote


def summarize(
    cart: Cart, *, customer_id: UUID, now: datetime, reference: UUID | None = None
) -> Summary:
    """The cart as it would be bought now.

    `reference` is the checkout this is for, once there is one. Raises CartEmpty, VariantInactive,
    CurrencyMismatch, and what `quote` raises about delivery.
    """
    rows = list_rows(cart)
    asked = request(cart, rows, customer_id=customer_id, reference=reference)
    quoted = quote(asked, now=now)
    return Summary(
        lines=tuple(
            SummaryLine(
                variant_id=row.offer.variant_id,
                title=row.offer.title,
                quantity=row.quantity,
                unit_price_minor=row.offer.price_minor,
                discount_minor=priced.discount_minor,
                rate_ppm=priced.rate_ppm,
                tax_minor=priced.tax_minor,
            )
            for row, priced in zip(rows, quoted.breakdown.lines, strict=True)
        ),
        currency=asked.currency,
        terms=_terms(quoted, asked),
    )


def list_rows(cart: Cart) -> tuple[CartRow, ...]:
    """The cart's lines, all of them on sale and in one currency.

    Raises CartEmpty, VariantInactive, CurrencyMismatch.
    """
    rows = get_cart(cart.conversation_id).rows
    if not rows:
        raise CartEmpty
    for row in rows:
        if not row.offer.is_active:
            raise VariantInactive(variant_id=row.offer.variant_id, title=row.offer.title)
    if len({row.offer.currency for row in rows}) != 1:
        raise CurrencyMismatch
    return rows


def request(
    cart: Cart,
    rows: tuple[CartRow, ...],
    *,
    customer_id: UUID,
    reference: UUID | None = None,
    code: str | None = None,
) -> Request:
    """What is asked of `pricing` for a cart; with `code`, as if that code had been given."""
    return Request(
        items=tuple(Item(row.quantity, row.offer.price_minor, row.offer.tax_class) for row in rows),
        currency=rows[0].offer.currency,
        customer_id=customer_id,
        address=read_address(cart.delivery_address),
        option_id=cart.delivery_option_id,
        code=cart.discount_code if code is None else code,
        reference=reference,
    )


def _terms(quoted: Quote, asked: Request) -> Terms:
    priced = quoted.breakdown
    option, delivery = quoted.option, priced.delivery
    return Terms(
        discounts=tuple(
            SummaryDiscount(discount.id, discount.name, discount.code, amount)
            for discount, amount in zip(quoted.discounts, priced.reductions, strict=True)
            if amount
        ),
        delivery=SummaryDelivery(
            option_id=option.id,
            name=option.name,
            fee_minor=delivery.amount_minor,
            rate_ppm=delivery.rate_ppm,
            tax_minor=delivery.tax_minor,
            days=(option.days_min, option.days_max),
            address=asked.address,
        )
        if option and delivery
        else None,
        taxes=priced.taxes,
        prices_include_tax=priced.prices_include_tax,
    )
