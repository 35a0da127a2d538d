"""A shop of the tests at its till: customers agree, pages open, money moves, events arrive."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from handsel.flows.start_payment import start_payment
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.commerce.checkout.queries import get_checkout
from handsel.modules.commerce.invoices.models import Invoice
from handsel.modules.commerce.invoices.queries import list_for_order
from handsel.modules.commerce.ledger.queries import get_balances
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.queries import get_order
from handsel.modules.commerce.payments.models import Payment
from handsel.modules.conversations.models import Conversation, Message
from handsel.modules.ingress.models import Event
from handsel.modules.notifications.models import Mail
from tests.cast import Shop
from tests.provider import FakeProvider, Page, connected
from tests.purchases import Thread, agree, connect_stripe, open_thread
from tests.shelves import stock_shelves
from tests.world import World


@dataclass
class Till:
    """One shop whose provider is a fake, in a world that is real."""

    world: World
    shop: Shop
    provider: FakeProvider
    thread: Thread

    def agree(self, skus: dict[str, int] | None = None, *, thread: Thread | None = None) -> UUID:
        """The customer says yes; the job that opens the page waits. The order's id."""
        confirmed = agree(self.shop, thread or self.thread, skus=skus, now=now())
        with tenancy.business(self.shop.id):
            start_payment.enqueue(business_id=self.shop.id, order_id=confirmed.order.id)
        return confirmed.order.id

    def sell(self, skus: dict[str, int] | None = None, *, thread: Thread | None = None) -> Page:
        """The customer says yes and has the link."""
        self.agree(skus, thread=thread)
        self.world.work_jobs()
        return self.provider.page

    def tell(self, *events: dict[str, Any]) -> None:
        """Stripe tells us, in this order; a worker works."""
        for event in events:
            assert self.world.post_stripe(event) == 200
        self.world.work()

    def states(self) -> list[tuple[str, str]]:
        """What became of each event of this shop's Stripe account: state and reason."""
        with tenancy.business(self.shop.id):
            found = Event.objects.filter(source="stripe").order_by("sequence")
            return [(event.state, event.reason) for event in found]

    def order(self, page: Page) -> Order:
        """The order a page is for, as it is now."""
        with tenancy.business(self.shop.id):
            return get_order(UUID(page.references.order_id))

    def payment(self, page: Page) -> Payment:
        """The payment a page is for, as it is now."""
        with tenancy.business(self.shop.id):
            return Payment.objects.get(id=page.references.payment_id)

    def checkout_status(self, page: Page) -> str:
        """How the checkout of a page stands."""
        with tenancy.business(self.shop.id):
            return get_checkout(get_order(UUID(page.references.order_id)).checkout_id).status

    def documents(self, page: Page) -> list[Invoice]:
        """The order's invoice and credit notes."""
        with tenancy.business(self.shop.id):
            return list_for_order(UUID(page.references.order_id))

    def balances(self) -> dict[str, int]:
        """The shop's accounts that are not at zero."""
        with tenancy.business(self.shop.id):
            return {name: at for name, at in get_balances(currency="GBP").items() if at}

    def said(self, kind: str = "") -> list[str]:
        """What the system said to the customer, or only what was said on such an occasion."""
        with tenancy.business(self.shop.id):
            found = Message.objects.filter(
                conversation_id=self.thread.conversation_id, author_kind="system"
            ).order_by("said_at", "sequence")
            return [one.text for one in found if (one.once_key or "").startswith(kind)]

    def mailed(self, kind: str = "") -> list[Mail]:
        """The letters written on such an occasion."""
        with tenancy.business(self.shop.id):
            return list(Mail.objects.filter(once_key__startswith=kind).order_by("id"))

    def handoff(self) -> str:
        """Why a person has the thread, if one has."""
        with tenancy.business(self.shop.id):
            thread = Conversation.objects.get(id=self.thread.conversation_id)
            return thread.handoff_reason if thread.control == "member" else ""


@contextmanager
def open_till(world: World, shop: Shop) -> Iterator[Till]:
    """The shop has things to sell, an account to be paid on, and a customer."""
    stock_shelves(shop)
    connect_stripe(shop)
    with connected() as provider:
        yield Till(world, shop, provider, open_thread(shop))
