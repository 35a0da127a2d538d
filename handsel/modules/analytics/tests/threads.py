"""Conversations with a past, written as rows."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from handsel.kit import tenancy
from handsel.kit.ids import uuid7
from handsel.kit.money import Money
from handsel.modules.commerce.ledger import actions as ledger
from handsel.modules.commerce.ledger.rules import Kind
from handsel.modules.commerce.orders.models import Order
from handsel.modules.conversations.models import Conversation, Message
from handsel.modules.customers.models import Customer, Identity
from tests.cast import Shop

BEGIN = datetime(2031, 3, 3, 8, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Thread:
    """A customer of a shop and what is said with them. Times are minutes after BEGIN."""

    shop: Shop
    id: UUID
    customer_id: UUID

    def say(
        self, minutes: float, author: str = "customer", *, episode: int = 1, delivery: str = ""
    ) -> UUID:
        """Somebody said something; the message's id."""
        with tenancy.business(self.shop.id):
            message = Message.objects.create(
                conversation_id=self.id,
                episode=episode,
                author_kind=author,
                text="Good morning",
                said_at=at(minutes),
                delivery=delivery or ("received" if author == "customer" else "sent"),
            )
        return message.id

    def buy(self, minutes: float, *, total_minor: int = 960, currency: str = "GBP") -> UUID:
        """An order that nobody has paid; its id."""
        with tenancy.business(self.shop.id):
            order = Order.objects.create(
                number=Order.objects.count() + 1,
                customer_id=self.customer_id,
                conversation_id=self.id,
                checkout_id=uuid7(),
                total_minor=total_minor,
                currency=currency,
            )
            Order.objects.filter(id=order.id).update(created_at=at(minutes))
        return order.id

    def move(
        self, order_id: UUID, minutes: float, kind: Kind, amount_minor: int = 960, *, once: str = ""
    ) -> None:
        """Money moves for an order."""
        with tenancy.business(self.shop.id):
            ledger.record(
                kind,
                reference=once or str(uuid4()),
                order_id=order_id,
                money=Money(amount_minor, "GBP"),
                at=at(minutes),
                was_sold=False,
            )


def at(minutes: float) -> datetime:
    """A moment of the tests."""
    return BEGIN + timedelta(minutes=minutes)


def begin(shop: Shop) -> Thread:
    """A customer who has not said anything."""
    with tenancy.business(shop.id):
        customer = Customer.objects.create(name="Ana")
        identity = Identity.objects.create(
            customer=customer, channel_id=shop.channel_id, external_id=uuid4().hex
        )
        conversation = Conversation.objects.create(
            channel_id=shop.channel_id, customer=customer, identity=identity
        )
    return Thread(shop=shop, id=conversation.id, customer_id=customer.id)
