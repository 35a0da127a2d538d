"""Verbs that change a placed order by agreement. Whoever calls holds its lock and keeps history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from handsel.modules.commerce.orders.models import Order, OrderLine, Status
from handsel.modules.commerce.orders.money import derive
from handsel.modules.commerce.pricing.rounding import MILLION, divide

_OF_DELIVERY = ("delivery_name", "delivery_minor", "delivery_rate_ppm", "delivery_tax_minor")


@dataclass(frozen=True, slots=True)
class Replacement:
    """Some of a line for another variant, at its price in minor units of the order's currency."""

    line_id: UUID
    quantity: int
    variant_id: UUID
    title: str
    unit_price_minor: int


def withdraw(order: Order, *, reason: str) -> None:
    """The customer no longer wants a placed order. Its money goes back by refunds of their own."""
    order.status = Status.CANCELLED
    order.cancel_reason = reason[:40]
    order.save(update_fields=["status", "cancel_reason"])


def send_elsewhere(
    order: Order, *, address: Mapping[str, str], terms: Mapping[str, Any] | None = None
) -> None:
    """The goods go to another address, at other terms where the place changes them.

    `terms`: delivery_name, delivery_minor, delivery_rate_ppm, delivery_tax_minor, and by the ids
    of all lines their (rate, tax).
    """
    order.delivery_address = dict(address)
    order.save(update_fields=["delivery_address"])
    if terms is None:
        return
    for column in _OF_DELIVERY:
        setattr(order, column, terms[column])
    order.save(update_fields=[*_OF_DELIVERY])
    for line in OrderLine.objects.filter(order=order):
        line.tax_rate_ppm, line.tax_minor = terms["lines"][str(line.id)]
        line.save(update_fields=["tax_rate_ppm", "tax_minor"])
    _sum_up(order)


def replace(order: Order, replacements: Sequence[Replacement]) -> None:
    """Other variants take the place of lines, or of parts of them; the totals follow.

    A line that is replaced in part keeps its rest. What was taken off the old one is not taken off
    the new one, which is taxed at the line's own rate.
    """
    lines = {line.id: line for line in OrderLine.objects.filter(order=order)}
    for wanted in replacements:
        old = lines[wanted.line_id]
        part = _take(old, wanted.quantity)
        part.variant_id = wanted.variant_id
        part.title = wanted.title
        part.unit_price_minor = wanted.unit_price_minor
        part.discount_minor = 0
        net = wanted.quantity * wanted.unit_price_minor
        part.tax_minor = tax_of(net, rate_ppm=part.tax_rate_ppm, order=order)
        part.save()
    _sum_up(order)


def paid_for(line: OrderLine, *, order: Order) -> int:
    """What a whole line came to, with its part of the discounts and of a tax that was added."""
    net = line.quantity * line.unit_price_minor - line.discount_minor
    return net if order.prices_include_tax else net + line.tax_minor


def tax_of(amount_minor: int, *, rate_ppm: int | None, order: Order) -> int:
    """The tax in, or on, an amount at the order's prices, halves rounded up."""
    if not rate_ppm:
        return 0
    if order.prices_include_tax:
        return divide(amount_minor * rate_ppm, MILLION + rate_ppm)
    return divide(amount_minor * rate_ppm, MILLION)


def _take(line: OrderLine, quantity: int) -> OrderLine:
    """So many of a line as a line of their own; the line itself when that is all of it."""
    if quantity >= line.quantity:
        return line
    discount = line.discount_minor * quantity // line.quantity
    tax = line.tax_minor * quantity // line.quantity
    line.quantity -= quantity
    line.discount_minor -= discount
    line.tax_minor -= tax
    line.save()
    return OrderLine(
        order_id=line.order_id,
        quantity=quantity,
        currency=line.currency,
        tax_rate_ppm=line.tax_rate_ppm,
        position=line.position,
    )


def _sum_up(order: Order) -> None:
    lines = list(OrderLine.objects.filter(order=order))
    goods = sum(line.quantity * line.unit_price_minor for line in lines)
    order.discount_minor = sum(line.discount_minor for line in lines)
    order.tax_minor = sum(line.tax_minor for line in lines) + order.delivery_tax_minor
    added = 0 if order.prices_include_tax else order.tax_minor
    order.total_minor = goods - order.discount_minor + order.delivery_minor + added
    order.save(update_fields=["discount_minor", "tax_minor", "total_minor"])
    derive(order)


def lines_as_agreed(order: Order) -> list[dict[str, Any]]:
    """An order's lines as they are now, for its history."""
    return [
        {
            "line_id": str(line.id),
            "variant_id": str(line.variant_id),
            "title": line.title,
            "quantity": line.quantity,
            "unit_price_minor": line.unit_price_minor,
        }
        for line in OrderLine.objects.filter(order=order).order_by("position", "id")
    ]
