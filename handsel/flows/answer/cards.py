"""The shop's records as cards a turn may see, each under a handle of this conversation."""

from collections.abc import Iterable, Sequence
from typing import get_args

from handsel.kit.money import Money
from handsel.modules.assistant.context import (
    CartCard,
    CartLineCard,
    CheckoutCard,
    ExampleCard,
    KnowledgeCard,
    OrderCard,
    OrderLineCard,
    ProductCard,
    VariantCard,
)
from handsel.modules.assistant.handles import Handles
from handsel.modules.assistant.labels import IntentLabel
from handsel.modules.assistant.models import Example
from handsel.modules.catalog.queries import Listing
from handsel.modules.commerce.checkout.models import Checkout, Status
from handsel.modules.commerce.checkout.queries import CartContents, lines_of
from handsel.modules.commerce.orders.models import Order
from handsel.modules.knowledge.models import Entry

_LABELS = frozenset(get_args(IntentLabel))


def product_card(product: Listing, handles: Handles) -> ProductCard:
    """A product with its variants on sale, their prices and what is left of them."""
    return ProductCard(
        handle=handles.mint("product", product.id),
        title=product.title,
        description=product.description,
        category=product.category,
        variants=tuple(
            VariantCard(
                handle=handles.mint("variant", offer.variant_id),
                title=offer.title,
                options=offer.options,
                price=Money(offer.price_minor, offer.currency),
                available=offer.available,
            )
            for offer in product.variants
        ),
    )


def cart_card(cart: CartContents, handles: Handles) -> CartCard:
    """The cart at today's prices."""
    return CartCard(
        lines=tuple(
            CartLineCard(
                variant=handles.mint("variant", row.offer.variant_id),
                title=row.offer.title,
                quantity=row.quantity,
                unit_price=Money(row.offer.price_minor, row.offer.currency),
            )
            for row in cart.rows
        ),
        total=cart.total,
    )


def summary_card(checkout: Checkout, handles: Handles) -> CartCard:
    """What a checkout's summary lists, as agreed or to be agreed."""
    return CartCard(
        lines=tuple(
            CartLineCard(
                variant=handles.mint("variant", line.variant_id),
                title=line.title,
                quantity=line.quantity,
                unit_price=Money(line.unit_price_minor, checkout.currency),
            )
            for line in lines_of(checkout)
        ),
        total=Money(checkout.total_minor, checkout.currency),
    )


def checkout_card(checkout: Checkout, handles: Handles) -> CheckoutCard:
    """The checkout that awaits a yes or a payment."""
    return CheckoutCard(
        handle=handles.mint("checkout", checkout.id),
        status="open" if checkout.status == Status.OPEN else "confirmed",
        total=Money(checkout.total_minor, checkout.currency),
        shown_at=checkout.shown_at,
    )


def order_card(
    order: Order, handles: Handles, *, lines: tuple[OrderLineCard, ...] = ()
) -> OrderCard:
    """How an order stands."""
    return OrderCard(
        handle=handles.mint("order", order.id),
        number=f"#{order.number}",
        status=order.status,
        payment_status=order.payment_status,
        fulfillment=order.fulfillment,
        total=Money(order.total_minor, order.currency),
        lines=lines,
        tracking=order.tracking,
    )


def knowledge_cards(entries: Iterable[Entry], handles: Handles) -> tuple[KnowledgeCard, ...]:
    """What the shop wrote for its customers."""
    return tuple(
        KnowledgeCard(
            handle=handles.mint("entry", entry.id),
            kind=entry.kind,
            question=entry.question,
            answer=entry.answer,
            keywords=tuple(entry.keywords),
        )
        for entry in entries
    )


def product_cards(products: Sequence[Listing], handles: Handles) -> tuple[ProductCard, ...]:
    """Several products, in the order given."""
    return tuple(product_card(product, handles) for product in products)


def example_cards(examples: Iterable[Example], handles: Handles) -> tuple[ExampleCard, ...]:
    """What the shop's members taught; a meaning that is no longer one is left out."""
    return tuple(
        ExampleCard(
            text=example.text,
            label=example.label if example.label in _LABELS else None,  # type: ignore[arg-type]
            entry=handles.mint("entry", example.entry_id) if example.entry_id else "",
        )
        for example in examples
    )
