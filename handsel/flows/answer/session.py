"""What a turn's commands share while they are carried out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from handsel.flows.answer import cards
from handsel.modules.assistant.commands import Handle
from handsel.modules.assistant.context import CartCard, TurnContext
from handsel.modules.assistant.handles import Handles
from handsel.modules.assistant.outcomes import Outcome, RefusalReason, Refused
from handsel.modules.assistant.rulebook.values import Book
from handsel.modules.businesses.models import Business
from handsel.modules.catalog import queries as catalog
from handsel.modules.commerce.checkout import queries as checkout
from handsel.modules.conversations.models import Conversation, Message


@dataclass(frozen=True, slots=True)
class Session:
    """One turn being carried out, inside its transaction."""

    business: Business
    conversation: Conversation
    incoming: tuple[Message, ...]
    handles: Handles
    #: What the turn saw: read a moment ago, good enough to be shown, never to be acted upon.
    context: TurnContext
    now: datetime
    #: What the shop settled, read in this transaction.
    book: Book = field(default_factory=Book)
    #: Run after the turn's messages are written, in the same transaction.
    afterwards: list[Callable[[], None]] = field(default_factory=list)

    def find_variant(self, handle: Handle) -> UUID | None:
        """The variant a handle names; a product of one variant stands for that variant."""
        variant = self.handles.find(handle, "variant")
        if variant is not None:
            return variant
        product_id = self.handles.find(handle, "product")
        found = catalog.list_on_sale([product_id]) if product_id else []
        variants = found[0].variants if found else ()
        return variants[0].variant_id if len(variants) == 1 else None

    def cart(self) -> CartCard:
        """The cart as it is now."""
        return cards.cart_card(checkout.get_cart(self.conversation.id), self.handles)


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of one command: its outcome for the customer, and the record of the decision."""

    command: dict[str, object]
    decision: str
    reason: str
    outcome: Outcome


def refused(kind: str, reason: RefusalReason) -> Refused:
    """The command was not carried out."""
    return Refused(command=kind, reason=reason)
