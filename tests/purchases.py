"""Customers of the tests who put things into carts and agree to buy them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.ids import uuid7
from handsel.modules.catalog.models import Variant
from handsel.modules.commerce.checkout import actions as checkouts
from handsel.modules.commerce.checkout import carts
from handsel.modules.commerce.checkout.actions import Confirmed
from handsel.modules.commerce.payments import actions as payments
from handsel.modules.commerce.payments.models import Mode
from handsel.modules.conversations import inbound
from handsel.modules.conversations.models import Conversation
from handsel.modules.customers import actions as customers
from handsel.modules.customers.models import Customer
from handsel.modules.ingress import actions as ingress
from tests.cast import Shop

#: A Saturday noon, far from the present: what must not read the clock does not.
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation of a shop with a customer."""

    conversation_id: UUID
    customer_id: UUID


def open_thread(shop: Shop, *, name: str = "Robin", email: str = "") -> Thread:
    """A new customer's conversation with the shop, its messaging window open."""
    with tenancy.business(shop.id):
        identity = customers.recognize(channel_id=shop.channel_id, external_id=uuid7().hex)
        Customer.objects.filter(id=identity.customer_id).update(name=name)
        customers.learn(customer_id=identity.customer_id, email=email)
        conversation = inbound.open_for(identity=identity)
        Conversation.objects.filter(id=conversation.id).update(last_inbound_at=present_moment())
    return Thread(conversation_id=conversation.id, customer_id=identity.customer_id)


def variant_of(shop: Shop, sku: str) -> UUID:
    """The id of a variant on the shop's shelves."""
    with tenancy.business(shop.id):
        return Variant.objects.get(sku=sku).id


def stock_of(shop: Shop, sku: str) -> tuple[int, int]:
    """How many are on the shelf, and how many of them are reserved."""
    with tenancy.business(shop.id):
        variant = Variant.objects.get(sku=sku)
        return variant.stock, variant.reserved


def agree(
    shop: Shop, thread: Thread, *, skus: dict[str, int] | None = None, now: datetime = NOON
) -> Confirmed:
    """The customer chooses, sees the summary, and says yes. By default: two loaves."""
    with tenancy.business(shop.id):
        for sku, quantity in (skus or {"LOAF": 2}).items():
            carts.add(thread.conversation_id, variant_id=variant_of(shop, sku), quantity=quantity)
        shown = checkouts.show_summary(
            thread.conversation_id, customer_id=thread.customer_id, now=now
        )
        return checkouts.confirm(shown.id, now=now)


def connect_stripe(shop: Shop) -> UUID:
    """The shop can be paid: its Stripe account is connected and its events come here."""
    with tenancy.business(shop.id):
        account = payments.connect_account(
            provider="stripe", external_id=shop.stripe_account, mode=Mode.CONNECT
        )
        ingress.add_route(source="stripe", account=shop.stripe_account, target_id=account.id)
    return account.id
