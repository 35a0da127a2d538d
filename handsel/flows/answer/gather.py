"""What a turn may see: gathered in one transaction, in a constant number of statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from handsel.flows.answer import cards
from handsel.flows.answer.order_view import view
from handsel.flows.answer.pay_ways import way_cards
from handsel.flows.answer.prices import delivery_card
from handsel.modules.assistant import queries as turns
from handsel.modules.assistant.context import Incoming, Mention, Said, TurnContext
from handsel.modules.assistant.engine import ask_meanwhile, remembered_handles
from handsel.modules.assistant.handles import Handles
from handsel.modules.assistant.learning import queries as learning
from handsel.modules.assistant.models import Turn
from handsel.modules.assistant.rulebook.opening import absence_of
from handsel.modules.assistant.rulebook.values import Book
from handsel.modules.businesses.models import Business
from handsel.modules.catalog import queries as catalog
from handsel.modules.catalog.indexes import get_index
from handsel.modules.catalog.lookup import FoundMention, find_mentions
from handsel.modules.commerce.checkout import queries as checkout
from handsel.modules.conversations import queries as conversations
from handsel.modules.conversations.models import Conversation, Message
from handsel.modules.conversations.queries import SaidLine
from handsel.modules.knowledge import queries as knowledge

MOST_PRODUCTS = 12
SHOWN_MESSAGES = 20
BROWSED_PRODUCTS = 8


@dataclass(frozen=True, slots=True)
class Gathered:
    """A turn's context, and the rows its handles stand for."""

    context: TurnContext
    handles: Handles


def gather(
    conversation: Conversation,
    incoming: Sequence[Message],
    *,
    business: Business,
    book: Book,
    last: Turn | None,
    now: datetime,
) -> Gathered:
    """Gather what one turn over `incoming` may see; `last` is the turn before it."""
    earlier = _earlier(conversation, incoming)
    memory = _remembered(last, earlier)
    named = [*remembered_handles(memory), *_payload_handles(incoming)]
    handles = Handles(conversation.id, _resolve(conversation, named, last))
    found = [find_mentions(get_index(), message.text) for message in incoming]
    mentioned = [UUID(p) for one in found for m in one for p, _ in m.products]
    basket = checkout.get_cart(conversation.id)
    wanted = [*mentioned, *_remembered_products(handles, named)]
    products = _list_products(wanted, [row.offer.product_id for row in basket.rows])
    product_cards = cards.product_cards(products, handles)
    current = checkout.find_current(conversation.id, now=now)
    bought = view(conversation, handles, now=now)
    context = TurnContext(
        business_name=business.name,
        currency=business.currency,
        locale=business.locale,
        persona=business.persona,
        incoming=tuple(
            Incoming(m.text, payload=m.payload, has_attachments=bool(m.attachments))
            for m in incoming
        ),
        said=_said(conversation, earlier),
        mentions=_mentions(found, handles, {product.id for product in products}),
        products=product_cards,
        cart=cards.cart_card(basket, handles),
        delivery=delivery_card(basket, handles),
        ways=way_cards(handles),
        checkout=cards.checkout_card(current, handles) if current else None,
        orders=bought.orders,
        change=bought.change,
        methods=bought.methods,
        knowledge=cards.knowledge_cards(knowledge.list_active(), handles),
        examples=cards.example_cards(learning.list_examples(), handles),
        memory=memory,
        manner=book.manner,
        absence=absence_of(book.hours, at=local_time(business, now)),
    )
    return Gathered(context, handles)


def local_time(business: Business, now: datetime) -> datetime:
    """The moment by the shop's own clock."""
    return now.astimezone(ZoneInfo(business.timezone))


def _resolve(conversation: Conversation, named: Sequence[str], last: Turn | None) -> dict[str, Any]:
    """What earlier turns meant by these handles; the last turn's own are at hand."""
    at_hand = last.handles if last else {}
    known = {name: at_hand[name] for name in named if name in at_hand}
    missing = [name for name in named if name not in known]
    return turns.resolve_handles(conversation.id, missing) | known


def _payload_handles(incoming: Sequence[Message]) -> list[str]:
    return [m.payload.partition(":")[2] for m in incoming if ":" in m.payload]


def _remembered_products(handles: Handles, named: Sequence[str]) -> list[UUID]:
    products = [row for name in named if (row := handles.find(name, "product"))]
    variants = [row for name in named if (row := handles.find(name, "variant"))]
    offers = catalog.get_offers(variants) if variants else {}
    return [*products, *(offer.product_id for offer in offers.values())]


def _list_products(wanted: Sequence[UUID], always: Sequence[UUID]) -> list[catalog.Listing]:
    ids = list(dict.fromkeys([*always, *wanted]))[: MOST_PRODUCTS + len(always)]
    if not ids:
        return catalog.list_products()[:BROWSED_PRODUCTS]
    by_id = {product.id: product for product in catalog.list_on_sale(ids)}
    return [by_id[one] for one in ids if one in by_id]


def _mentions(
    found: Sequence[Sequence[FoundMention]], handles: Handles, known: set[UUID]
) -> tuple[Mention, ...]:
    mentions = []
    for number, of_message in enumerate(found):
        for one in of_message:
            products = tuple(
                (handles.mint("product", UUID(product)), score)
                for product, score in one.products
                if UUID(product) in known
            )
            if products:
                mentions.append(Mention(number, one.start, one.end, products, one.options))
    return tuple(mentions)


def _earlier(conversation: Conversation, incoming: Sequence[Message]) -> list[SaidLine]:
    newer = {message.id for message in incoming}
    return [m for m in conversations.list_last_lines(conversation.id) if m.id not in newer]


def _remembered(last: Turn | None, earlier: Sequence[SaidLine]) -> dict[str, Any]:
    """What the engine kept, and what the newest message asks where no turn wrote it."""
    memory = last.memory if last else {}
    return ask_meanwhile(memory, earlier[-1].context.get("asks", "")) if earlier else memory


def _said(conversation: Conversation, earlier: Sequence[SaidLine]) -> tuple[Said, ...]:
    return tuple(
        Said(m.author_kind, m.text)  # type: ignore[arg-type]
        for m in earlier[-SHOWN_MESSAGES:]
        if m.text and m.episode == conversation.episode
    )
