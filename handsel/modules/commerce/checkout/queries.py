"""Questions about carts and checkouts."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from handsel.kit.errors import NotFound
from handsel.kit.money import Money
from handsel.kit.prepared import Prepared, Slot
from handsel.modules.catalog.queries import Offer, offer_of
from handsel.modules.commerce.checkout.models import Cart, CartLine, Checkout, Status
from handsel.modules.commerce.checkout.rules import SummaryLine, Terms, read_lines, read_terms


@dataclass(frozen=True, slots=True)
class CartRow:
    """One line of a cart with its variant as it can be bought right now."""

    offer: Offer
    quantity: int


@dataclass(frozen=True, slots=True)
class CartContents:
    """A cart at today's prices, in the order things were put in.

    `total` is the goods alone; it is None when the cart is empty or mixes currencies. `cart` is
    the row itself, None when there is nothing in it.
    """

    rows: tuple[CartRow, ...]
    cart: Cart | None = None

    @property
    def total(self) -> Money | None:
        currencies = {row.offer.currency for row in self.rows}
        if len(currencies) != 1:
            return None
        amount = sum(row.quantity * row.offer.price_minor for row in self.rows)
        return Money(amount, currencies.pop())


def get_cart(conversation_id: UUID) -> CartContents:
    """What is in the conversation's open cart; empty when there is none."""
    lines = _IN_CART.list(conversation_id=conversation_id)
    return CartContents(
        rows=tuple(
            CartRow(
                offer=offer_of(line.variant, product=line.variant.product), quantity=line.quantity
            )
            for line in lines
        ),
        cart=lines[0].cart if lines else None,
    )


_IN_CART = Prepared(
    lambda: (
        CartLine.objects.select_related("cart", "variant__product")
        .filter(cart__conversation_id=Slot("conversation_id"), cart__is_open=True)
        .order_by("created_at", "id")
    )
)


def get_checkout(checkout_id: UUID) -> Checkout:
    """One checkout; raises NotFound."""
    checkout = Checkout.objects.filter(id=checkout_id).first()
    if checkout is None:
        raise NotFound
    return checkout


def find_current(conversation_id: UUID, *, now: datetime) -> Checkout | None:
    """The conversation's checkout that awaits a yes or a payment.

    A summary whose time is over does not count; a confirmed checkout does until it is closed,
    since its money may be on the way.
    """
    return _CURRENT.first(conversation_id=conversation_id, now=now)


def _current() -> QuerySet[Checkout]:
    waiting = Q(status=Status.OPEN, expires_at__gt=Slot("now")) | Q(status=Status.CONFIRMED)
    return Checkout.objects.filter(waiting, conversation_id=Slot("conversation_id"))


_CURRENT = Prepared(_current)


def lines_of(checkout: Checkout) -> tuple[SummaryLine, ...]:
    """The lines as they were shown."""
    return read_lines(checkout.lines)


def terms_of(checkout: Checkout) -> Terms:
    """Discounts, delivery and taxes as they were shown."""
    return read_terms(checkout.terms)
