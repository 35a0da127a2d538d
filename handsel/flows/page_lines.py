"""What a payment page lists: goods with their discounts in them, delivery, tax that was added."""

from collections.abc import Iterator, Sequence

from handsel.kit.money import Money
from handsel.modules.commerce.orders.models import Order, OrderLine
from handsel.modules.commerce.payments.adapter import PageLine


def page_lines(
    order: Order, lines: Sequence[OrderLine], *, total: Money, tax_title: str
) -> tuple[PageLine, ...]:
    """Lines that add up to the total, none below zero.

    A line whose price does not divide by its quantity is listed as one thing: "3 × Mug". An order
    whose parts are not all known is one line: a provider adds them up and must come to the total.
    """
    listed = tuple(_lines(order, lines, tax_title=tax_title))
    if sum(line.unit_price.amount_minor * line.quantity for line in listed) == total.amount_minor:
        return listed
    return (PageLine(f"#{order.number}", 1, total),)


def _lines(order: Order, lines: Sequence[OrderLine], *, tax_title: str) -> Iterator[PageLine]:
    currency = order.currency
    for line in lines:
        charged = line.quantity * line.unit_price_minor - line.discount_minor
        each, rest = divmod(charged, line.quantity)
        if rest:
            yield PageLine(f"{line.quantity} × {line.title}", 1, Money(charged, currency))
        else:
            yield PageLine(line.title, line.quantity, Money(each, currency))
    if order.delivery_name:
        yield PageLine(order.delivery_name, 1, Money(order.delivery_minor, currency))
    if order.tax_minor and not order.prices_include_tax:
        yield PageLine(tax_title, 1, Money(order.tax_minor, currency))
