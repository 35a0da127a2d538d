"""What a total is made of, as cards a turn may see."""

from handsel.kit.money import Money
from handsel.modules.assistant.delivery_cards import DeliveryCard, DeliveryOptionCard, PriceCard
from handsel.modules.assistant.handles import Handles
from handsel.modules.commerce.checkout.models import Checkout
from handsel.modules.commerce.checkout.queries import CartContents, lines_of, terms_of
from handsel.modules.commerce.pricing.address import read_address
from handsel.modules.commerce.pricing.failures import DeliveryUnavailable
from handsel.modules.commerce.pricing.models import DeliveryOption
from handsel.modules.commerce.pricing.quoting import options_for


def delivery_option_card(option: DeliveryOption, handles: Handles) -> DeliveryOptionCard:
    """One way to deliver, before any discount of its fee."""
    return DeliveryOptionCard(
        handle=handles.mint("delivery", option.id),
        name=option.name,
        fee=Money(option.fee_minor, option.currency),
        days=(option.days_min, option.days_max),
    )


def delivery_card(contents: CartContents, handles: Handles) -> DeliveryCard | None:
    """How far delivery is settled; None until the customer was asked about it."""
    cart, total = contents.cart, contents.total
    if cart is None or not (cart.awaits_address or cart.delivery_address):
        return None
    address = read_address(cart.delivery_address)
    missing = address.missing()
    open_choice = not missing and cart.delivery_option_id is None and total is not None
    options: tuple[DeliveryOptionCard, ...] = ()
    if open_choice and total is not None:
        try:
            found = options_for(address, currency=total.currency)
            options = tuple(delivery_option_card(one, handles) for one in found)
        except DeliveryUnavailable:
            options = ()
    return DeliveryCard(cart.awaits_address, missing=missing, options=options)


def price_card(checkout: Checkout, handles: Handles) -> PriceCard:
    """The parts of a checkout's total, as they were shown."""
    terms, currency = terms_of(checkout), checkout.currency
    delivery = terms.delivery
    return PriceCard(
        subtotal=Money(sum(line.total_minor for line in lines_of(checkout)), currency),
        discounts=tuple((one.name, Money(one.amount_minor, currency)) for one in terms.discounts),
        delivery=DeliveryOptionCard(
            handle=handles.mint("delivery", delivery.option_id),
            name=delivery.name,
            fee=Money(delivery.fee_minor, currency),
            days=delivery.days,
        )
        if delivery
        else None,
        address=delivery.address.rows() if delivery else (),
        taxes=tuple((tax.rate_ppm, Money(tax.tax_minor, currency)) for tax in terms.taxes),
        prices_include_tax=terms.prices_include_tax,
    )
