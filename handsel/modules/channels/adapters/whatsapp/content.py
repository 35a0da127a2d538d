"""What a message says: its words, what was pressed, what came with it, what was ordered."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from handsel.modules.channels.adapters.meta.fields import (
    Json,
    id_at,
    list_at,
    object_at,
    text_at,
    url_at,
)
from handsel.modules.channels.events import Attachment, AttachmentKind, OrderedProduct, Referral

LONGEST_TITLE: Final = 300
MOST_PRODUCTS: Final = 100
MOST_QUANTITY: Final = 10_000
MEDIA: Final[dict[str, AttachmentKind]] = {
    "image": "image",
    "video": "video",
    "audio": "audio",
    "voice": "audio",
    "document": "file",
    "sticker": "sticker",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What one message says. `unsupported`: there is a message that cannot be shown here."""

    text: str = ""
    payload: str = ""
    attachments: tuple[Attachment, ...] = ()
    ordered: tuple[OrderedProduct, ...] = ()
    referral: Referral | None = None
    unsupported: bool = False


def read_content(message: Json) -> Content:
    """A message's content by its `type`; a type we do not know is `unsupported`."""
    kind = text_at(message, "type") or next((k for k in message if k in {*READERS, *MEDIA}), "")
    read = READERS.get(kind)
    content = _medium(message, kind) if kind in MEDIA else read(message) if read else NONE
    return replace(content, referral=_referral(message))


def read_text(message: Json) -> str:
    """The words of a message: its text or the caption of what it shows."""
    return read_content(message).text


def _text(message: Json) -> Content:
    body = text_at(message, "text", "body")
    return Content(text=body, unsupported=not body)


def _medium(message: Json, kind: str) -> Content:
    medium = object_at(message, kind)
    attachment = Attachment(
        kind=MEDIA[kind],
        url=url_at(medium, "url") or url_at(medium, "link"),
        title=text_at(medium, "filename")[:LONGEST_TITLE],
        external_id=id_at(medium, "id"),
    )
    return Content(text=text_at(medium, "caption"), attachments=(attachment,))


def _location(message: Json) -> Content:
    place = object_at(message, "location")
    latitude, longitude = _degrees(place, "latitude"), _degrees(place, "longitude")
    if latitude is None or longitude is None:
        return NONE
    titled = ", ".join(filter(None, (text_at(place, "name"), text_at(place, "address"))))
    url = f"geo:{latitude},{longitude}"
    return Content(attachments=(Attachment("location", url=url, title=titled[:LONGEST_TITLE]),))


def _degrees(place: Json, name: str) -> float | None:
    given = place.get(name)
    if not isinstance(given, int | float) or isinstance(given, bool) or abs(given) > 360:
        return None
    return float(given)


def _contacts(message: Json) -> Content:
    cards = tuple(_card(each) for each in list_at(message, "contacts"))
    return Content(attachments=cards, unsupported=not cards)


def _card(given: object) -> Attachment:
    number = next((n for p in list_at(given, "phones") if (n := text_at(p, "phone"))), "")
    dialed = "".join(char for char in number if char.isdigit() or char == "+")
    name = text_at(given, "name", "formatted_name") or text_at(given, "name", "first_name")
    title = (name or _name_on(text_at(given, "vcard")) or number)[:LONGEST_TITLE]
    return Attachment("contact", url=f"tel:{dialed}" if dialed else "", title=title)


def _name_on(vcard: str) -> str:
    """The formatted name of a vCard (RFC 6350, FN)."""
    lines = (line.partition(":") for line in vcard.splitlines())
    return next((value for name, _, value in lines if name.split(";")[0].upper() == "FN"), "")


def _button(message: Json) -> Content:
    pressed = object_at(message, "button")
    text, payload = text_at(pressed, "text"), text_at(pressed, "payload")
    return Content(text=text, payload=payload, unsupported=not (text or payload))


def _interactive(message: Json) -> Content:
    interactive = object_at(message, "interactive")
    for name in ("button_reply", "list_reply"):
        chosen = object_at(interactive, name)
        if chosen:
            return Content(text=text_at(chosen, "title"), payload=id_at(chosen, "id", longest=500))
    form = object_at(interactive, "nfm_reply")
    if form:
        return Content(text=text_at(form, "body"), payload=text_at(form, "response_json"))
    return NONE


def _order(message: Json) -> Content:
    order = object_at(message, "order")
    items = list_at(order, "product_items")[:MOST_PRODUCTS]
    products = tuple(product for each in items if (product := _ordered(each)))
    return Content(text=text_at(order, "text"), ordered=products, unsupported=not products)


def _ordered(item: object) -> OrderedProduct | None:
    # The price beside it is what the customer's phone showed, not what the shop asks.
    external_id, quantity = id_at(item, "product_retailer_id"), object_at(item).get("quantity")
    if isinstance(quantity, str) and quantity.isascii() and quantity.isdigit():
        quantity = int(quantity[:6])
    if not isinstance(quantity, int) or isinstance(quantity, bool):
        return None
    fits = bool(external_id) and 1 <= quantity <= MOST_QUANTITY
    return OrderedProduct(external_id=external_id, quantity=quantity) if fits else None


def _referral(message: Json) -> Referral | None:
    """What brought the customer: an ad, or the product whose page they wrote from."""
    brought = object_at(message, "referral")
    if brought:
        return Referral(
            source=text_at(brought, "source_type"),
            ref=text_at(brought, "ctwa_clid") or text_at(brought, "ref"),
            ad_id=id_at(brought, "source_id"),
            title=text_at(brought, "headline")[:LONGEST_TITLE],
        )
    product = id_at(message, "context", "referred_product", "product_retailer_id")
    return Referral(source="product", ref=product) if product else None


NONE: Final = Content(unsupported=True)
READERS: Final[dict[str, Callable[[Json], Content]]] = {
    "text": _text,
    "location": _location,
    "contacts": _contacts,
    "button": _button,
    "interactive": _interactive,
    "order": _order,
}
