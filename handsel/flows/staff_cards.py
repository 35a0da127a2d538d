"""A member shows a customer a product: its picture, its name and the price it has right now.

The words are those the assistant would use. Nothing can be pressed under them: while a member
speaks, nobody would answer the press.
"""

from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from handsel.flows.answer.cards import product_card
from handsel.flows.staff_reply import KeyReused, say_as_member
from handsel.kit import tenancy
from handsel.kit.errors import NotFound
from handsel.modules.assistant.handles import Handles
from handsel.modules.assistant.outcomes import ProductShown
from handsel.modules.assistant.wording import word
from handsel.modules.businesses import queries as businesses
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.catalog import queries as catalog
from handsel.modules.catalog.pictures import picture_url
from handsel.modules.catalog.queries import Listing
from handsel.modules.channels.content import Content
from handsel.modules.conversations import queries
from handsel.modules.conversations.models import Conversation, Message
from handsel.modules.conversations.windows import require_open

#: The chat on the shop's own site draws what a browser draws; other channels refuse these.
BROWSERS_ONLY: Final = frozenset({".svg", ".webp", ".avif", ".gif"})
OWN_CHAT: Final = "webchat"


def send_product(
    actor: Actor,
    conversation_id: UUID,
    *,
    client_key: str,
    product_id: UUID | None = None,
    variant_id: UUID | None = None,
) -> Message:
    """Show a product on sale, or one variant of it, and take the conversation over.

    For `client_key` see `staff_reply.reply`. Returns the first of the messages this becomes on the
    channel. Raises Forbidden, NotFound, WindowClosed, OnlyTemplates, and KeyReused when the key
    was used for something else.
    """
    actor.require(Permission.REPLY)
    actor.require(Permission.READ_CATALOG)
    once_key = f"member:{actor.member_id}:{client_key}"
    with tenancy.business(actor.business_id):
        # The lock also makes a second click wait for the first.
        conversation = queries.get_for_update(conversation_id)
        known = queries.list_said(conversation.id, once_key=once_key)
        if known:
            if not _is_of(known[0], product_id, variant_id=variant_id):
                raise KeyReused
            return known[0]
        product = _on_sale(product_id, variant_id=variant_id)
        require_open(conversation)
        content = _card(conversation, product, variant_id=variant_id)
        shown = {
            "product_shown": str(product.id),
            "variant_shown": str(variant_id or ""),
        }
        return say_as_member(actor, conversation, content, once_key=once_key, context=shown)


def _is_of(said: Message, product_id: UUID | None, *, variant_id: UUID | None) -> bool:
    kept = said.context
    return kept.get("variant_shown") == str(variant_id or "") and (
        product_id is None or kept["product_shown"] == str(product_id)
    )


def _on_sale(product_id: UUID | None, *, variant_id: UUID | None) -> Listing:
    if product_id is None:
        if variant_id is None:
            raise NotFound
        product_id = catalog.get_offer(variant_id).product_id
    found = catalog.list_on_sale([product_id])
    offered = {offer.variant_id for offer in found[0].variants} if found else set()
    if not offered or (variant_id is not None and variant_id not in offered):
        raise NotFound
    return found[0]


def _card(conversation: Conversation, product: Listing, *, variant_id: UUID | None) -> Content:
    handles = Handles(conversation.id)
    chosen = handles.mint("variant", variant_id) if variant_id else None
    locale = businesses.get_current().locale
    worded = word(
        ProductShown(product_card(product, handles), variant=chosen),
        locale=locale,
        language=conversation.customer.language or locale[:2],
        asks=False,
    )
    return Content(worded.text, media_url=_picture(conversation, product))


def _picture(conversation: Conversation, product: Listing) -> str:
    """The picture's address where the channel takes it; without one the words go alone."""
    url = picture_url(product.image)
    kind = PurePosixPath(urlsplit(url).path).suffix.lower()
    is_taken = conversation.channel.kind == OWN_CHAT or kind not in BROWSERS_ONLY
    return url if is_taken else ""
