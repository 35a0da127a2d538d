"""A customer at the service desk: commands go through the server's own doers, no thinker asked."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from handsel.flows.answer.act import act
from handsel.flows.answer.order_view import OrderView, view
from handsel.flows.answer.session import Session
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.modules.assistant.commands import Command
from handsel.modules.assistant.context import OrderCard, TurnContext
from handsel.modules.assistant.handles import Handles
from handsel.modules.assistant.outcomes import Outcome
from handsel.modules.assistant.service_commands import ConfirmChange
from handsel.modules.businesses.queries import get_current
from handsel.modules.catalog.actions import NewVariant, put_product
from handsel.modules.catalog.models import Variant
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.queries import get_order
from handsel.modules.commerce.returns.models import Change
from handsel.modules.conversations.models import Message
from handsel.modules.conversations.queries import get_for_update
from tests.cast import Shop
from tests.purchases import Thread, variant_of
from tests.stripe_events import about_session
from tests.till import Till


@dataclass
class Desk:
    """One thread of one shop, as its customer uses it."""

    shop: Shop
    thread: Thread
    #: What earlier turns named may be named again, as a button pressed late does.
    named: dict[str, list[str]] = field(default_factory=dict)

    def do(self, *commands: Command, says: str = "", pressed: str = "", at: Any = None) -> Outcome:
        """Carry out one turn's commands; what came of the last one."""
        return self.decide(*commands, says=says, pressed=pressed, at=at)[-1]

    def decide(
        self, *commands: Command, says: str = "", pressed: str = "", at: datetime | None = None
    ) -> list[Outcome]:
        """Carry out one turn's commands."""
        now = at or present_moment()
        with tenancy.business(self.shop.id):
            business = get_current()
            conversation = get_for_update(self.thread.conversation_id)
            handles = Handles(conversation.id, self._known())
            view(conversation, handles, now=now)
            session = Session(
                business=business,
                conversation=conversation,
                incoming=(Message(text=says, payload=pressed),),
                handles=handles,
                context=TurnContext(
                    business_name=business.name,
                    currency=business.currency,
                    locale=business.locale,
                    persona="",
                    incoming=(),
                ),
                now=now,
            )
            outcomes = [one.outcome for one in act(session, commands)]
            self.named |= handles.as_json()
            return outcomes

    def see(self) -> OrderView:
        """The orders a turn may speak of now."""
        with tenancy.business(self.shop.id):
            conversation = get_for_update(self.thread.conversation_id)
            handles = Handles(conversation.id)
            seen = view(conversation, handles, now=present_moment())
            self.named |= handles.as_json()
            return seen

    def card(self, order_id: UUID) -> OrderCard:
        """The card of one order."""
        order = self.order(order_id)
        return next(c for c in self.see().orders if c.number == f"#{order.number}")

    def handle(self, kind: Any, row: UUID) -> str:
        """The handle of a row in this thread."""
        return Handles(self.thread.conversation_id).mint(kind, row)

    def order(self, order_id: UUID) -> Order:
        """The order as it is now."""
        with tenancy.business(self.shop.id):
            return get_order(order_id)

    def changes(self, order_id: UUID) -> list[tuple[str, str]]:
        """Kind and state of every change of an order, oldest first."""
        with tenancy.business(self.shop.id):
            found = Change.objects.filter(order_id=order_id).order_by("created_at", "id")
            return [(change.kind, change.state) for change in found]

    def confirm(self, says: str = "yes", *, at: datetime | None = None) -> Outcome:
        """The customer answers the list that waits."""
        change = self.see().change
        assert change is not None
        return self.do(ConfirmChange(change=change.handle), says=says, at=at)

    def variant(self, sku: str) -> str:
        """The handle of a variant."""
        return self.handle("variant", variant_of(self.shop, sku))

    def _known(self) -> dict[str, list[str]]:
        """Every variant of the shop may be named: a turn would have read them."""
        handles = Handles(self.thread.conversation_id, self.named)
        for variant_id in Variant.objects.values_list("id", flat=True):
            handles.mint("variant", variant_id)
        return handles.as_json()


def buy(till: Till, skus: dict[str, int], *, thread: Thread | None = None) -> UUID:
    """An order, paid."""
    page = till.sell(skus, thread=thread)
    till.provider.pay(page)
    till.tell(about_session("completed", page))
    return UUID(page.references.order_id)


def pay_newest(till: Till) -> None:
    """The customer pays the page that was opened last."""
    till.world.work()
    page = till.provider.page
    till.provider.pay(page)
    till.tell(about_session("completed", page))
    till.world.work()


def stock_tea(shop: Shop) -> None:
    """Tea in two sizes that differ in price."""
    with tenancy.business(shop.id):
        put_product(
            handle="tea",
            title="Rose tea",
            variants=[
                NewVariant(
                    sku=sku, options={"Size": size}, price_minor=price, currency="GBP", stock=5
                )
                for sku, size, price in (("TEA-S", "Small", 500), ("TEA-L", "Large", 900))
            ],
        )
