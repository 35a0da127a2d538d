"""Questions about carts and checkouts."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from handsel.kit.errors import NotFound
from handsel.kit.money import Money
from handsel.modules.catalog.queries import Offer, get_offers
from handsel.modules.commerce.checkout.models import CartLine, Checkout, Status
from handsel.modules.commerce.checkout.rules import SummaryLine, read_lines


@dataclass(frozen=True, slots=True)
class CartRow:
    """One line of a cart with its variant as it can be bought right now."""

    offer: Offer
    quantity: int


@dataclass(frozen=True, slots=True)
class CartContents:
    """A cart at today's prices, in the order things were put in.

    `total` is None when the cart is empty or mixes currencies.
    """

    rows: tuple[CartRow, ...]

    @property
    def total(self) -> Money | None:
        currencies = {row.offer.currency for row in self.rows}
        if len(currencies) != 1:
            return None
        amount = sum(row.quantity * row.offer.price_minor for row in self.rows)
        return Money(amount, currencies.pop())


def get_cart(conversation_id: UUID) -> CartContents:
    """What is in the conversation's open cart; empty when there is none."""
    lines = list(
        CartLine.objects.filter(cart__conversation_id=conversation_id, cart__is_open=True).order_by(
            "created_at", "id"
        )
    )
    if not lines:
        return CartContents(rows=())
    offers = get_offers(line.variant_id for line in lines)
    return CartContents(
        rows=tuple(CartRow(offer=offers[row.variant_id], quantity=row.quantity) for row in lines)
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
    waiting = Q(status=Status.OPEN, expires_at__gt=now) | Q(status=Status.CONFIRMED)
    return Checkout.objects.filter(waiting, conversation_id=conversation_id).first()


def lines_of(checkout: Checkout) -> tuple[SummaryLine, ...]:
    """The lines as they were shown."""
    return read_lines(checkout.lines)
