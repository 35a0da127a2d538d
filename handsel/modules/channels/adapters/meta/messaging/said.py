"""What was said: by the customer, with words, files, buttons or a cart; or by the account."""

from typing import Final

from handsel.modules.channels.adapters.meta.fields import (
    Json,
    id_at,
    list_at,
    object_at,
    text_at,
    url_at,
)
from handsel.modules.channels.adapters.meta.messaging.attachments import attachments, referral
from handsel.modules.channels.adapters.meta.messaging.item import Item, mid_of, optional_mid
from handsel.modules.channels.events import (
    ChannelEvent,
    EchoReceived,
    MessageReceived,
    OrderedProduct,
    ReferralReceived,
)

LONGEST_CORRELATION: Final = 120
MOST_ORDERED: Final = 100


def message(it: Item) -> ChannelEvent:
    """A message; the account's own is an echo, also without its flag."""
    if it.who.from_account:
        return echo(it)
    text, files = text_at(it.message, "text"), attachments(it.message)
    payload = text_at(it.message, "quick_reply", "payload")
    return MessageReceived(
        customer_external_id=it.who.customer,
        occurred_at=it.at,
        external_id=mid_of(it.message),
        text=text,
        payload=payload,
        attachments=files,
        reply_to_external_id=optional_mid(it.message, "reply_to", "mid"),
        story_url=url_at(it.message, "reply_to", "story", "url"),
        referral=referral(object_at(it.message, "referral")),
        unsupported=_cannot_be_shown(it.message, text=text, payload=payload, files=len(files)),
        standby=it.standby,
    )


def _cannot_be_shown(said: Json, *, text: str, payload: str, files: int) -> bool:
    # A message without any content is one that Meta does not show to other programs.
    return said.get("is_unsupported") is True or not (text or payload or files)


def echo(it: Item) -> ChannelEvent:
    """What the account wrote. Messenger carries our `metadata` back in it."""
    correlation = text_at(it.message, "metadata")
    return EchoReceived(
        customer_external_id=it.who.customer,
        occurred_at=it.at,
        external_id=mid_of(it.message),
        text=text_at(it.message, "text"),
        attachments=attachments(it.message),
        correlation=correlation if len(correlation) <= LONGEST_CORRELATION else "",
    )


def postback(it: Item) -> ChannelEvent:
    """A pressed button, an ice breaker, the get-started button; without payload on standby."""
    pressed = object_at(it.raw, "postback")
    return MessageReceived(
        customer_external_id=it.who.customer,
        occurred_at=it.at,
        external_id=optional_mid(pressed, "mid") or it.made_up_id("postback"),
        text=text_at(pressed, "title"),
        payload=text_at(pressed, "payload"),
        referral=referral(object_at(pressed, "referral")),
        standby=it.standby,
    )


def order(it: Item) -> ChannelEvent:
    """A cart the customer sent: which products and how many. Its prices are not read."""
    sent = object_at(it.raw, "order")
    products = [_ordered(line) for line in list_at(sent, "products")[:MOST_ORDERED]]
    return MessageReceived(
        customer_external_id=it.who.customer,
        occurred_at=it.at,
        external_id=optional_mid(sent, "mid") or it.made_up_id("order"),
        text=text_at(sent, "note"),
        ordered=tuple(product for product in products if product is not None),
        standby=it.standby,
    )


def _ordered(line: object) -> OrderedProduct | None:
    name = id_at(line, "retailer_id") or id_at(line, "id")
    count = object_at(line).get("quantity")
    is_count = isinstance(count, int) and not isinstance(count, bool) and count > 0
    return OrderedProduct(name, count) if name and is_count and isinstance(count, int) else None


def referral_alone(it: Item) -> ChannelEvent:
    """A link or an ad brought the customer into a thread that was there, without a word yet."""
    brought = referral(object_at(it.raw, "referral"))
    if brought is None:
        raise ValueError("an empty referral")
    return ReferralReceived(
        customer_external_id=it.who.customer, occurred_at=it.at, referral=brought
    )
