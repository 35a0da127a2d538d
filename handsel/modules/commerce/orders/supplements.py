"""Orders that pay for a change of another order."""

from uuid import UUID

from handsel.kit.money import Money
from handsel.modules.commerce.orders.actions import next_number
from handsel.modules.commerce.orders.changing import tax_of
from handsel.modules.commerce.orders.models import Order, OrderLine
from handsel.modules.commerce.pricing.rounding import MILLION, divide


def draft_supplement(
    order: Order,
    *,
    checkout_id: UUID,
    conversation_id: UUID,
    like: OrderLine,
    variant_id: UUID,
    title: str,
    total: Money,
) -> Order:
    """A draft order of one line over the difference, taxed like the line it is about.

    `total` is what the customer pays, tax included whichever way the shop's prices are.
    """
    rate = like.tax_rate_ppm
    net = total.amount_minor
    if rate and not order.prices_include_tax:
        net = divide(net * MILLION, MILLION + rate)
    tax = tax_of(net, rate_ppm=rate, order=order)
    if not order.prices_include_tax:
        tax = total.amount_minor - net
    supplement = Order.objects.create(
        number=next_number(),
        checkout_id=checkout_id,
        customer_id=order.customer_id,
        conversation_id=conversation_id,
        supplement_to_id=order.id,
        total_minor=total.amount_minor,
        tax_minor=tax,
        prices_include_tax=order.prices_include_tax,
        currency=order.currency,
        email=order.email,
        delivery_address=order.delivery_address,
    )
    OrderLine.objects.create(
        order=supplement,
        variant_id=variant_id,
        title=title[:300],
        quantity=1,
        unit_price_minor=net,
        currency=order.currency,
        tax_rate_ppm=rate,
        tax_minor=tax,
    )
    return supplement
