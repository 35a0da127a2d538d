"""What came with a message: files, shares, stories, places."""

from typing import Final

from handsel.modules.channels.adapters.meta.fields import (
    Json,
    id_at,
    list_at,
    object_at,
    text_at,
    url_at,
)
from handsel.modules.channels.events import Attachment, AttachmentKind, Referral

KINDS: Final[dict[str, AttachmentKind]] = {
    "image": "image",
    "animated_image": "image",
    "video": "video",
    "audio": "audio",
    "file": "file",
    "share": "share",
    "ig_post": "share",
    "post": "share",
    "ig_story": "share",
    "fallback": "share",
    "template": "share",
    "product": "share",
    "ig_reel": "reel",
    "reel": "reel",
    "story_mention": "story_mention",
    "sticker": "sticker",
    "like_heart": "sticker",
    "location": "location",
    "contact": "contact",
}
LONGEST_TITLE = 300


def attachments(message: Json) -> tuple[Attachment, ...]:
    """Every attachment in order; a type we do not know is `unsupported`, with its address."""
    return tuple(_attachment(each) for each in list_at(message, "attachments"))


def _attachment(given: object) -> Attachment:
    payload = object_at(given, "payload")
    sticker = id_at(payload, "sticker_id")
    kind = "sticker" if sticker else KINDS.get(text_at(given, "type"), "unsupported")
    url = _place(payload) if kind == "location" else ""
    return Attachment(
        kind=kind,
        url=url or url_at(payload, "url") or url_at(given, "url") or url_at(given, "URL"),
        title=(text_at(given, "title") or _title(payload))[:LONGEST_TITLE],
        external_id=sticker,
    )


def _title(payload: Json) -> str:
    """What a share or a template shows first: its title or text, or its first element's."""
    elements = list_at(payload, "elements") or list_at(payload, "product", "elements")
    first = text_at(elements[0], "title") if elements else ""
    return text_at(payload, "title") or text_at(payload, "text") or first


def _place(payload: Json) -> str:
    at = object_at(payload, "coordinates")
    north, east = at.get("lat"), at.get("long")
    return f"geo:{north},{east}" if _is_degrees(north) and _is_degrees(east) else ""


def _is_degrees(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= 180


def referral(given: Json) -> Referral | None:
    """What brought the customer, or None when nothing is told."""
    if not given:
        return None
    product = id_at(given, "product", "id")
    return Referral(
        source=text_at(given, "source") or ("PRODUCT" if product else ""),
        ref=text_at(given, "ref") or product,
        ad_id=id_at(given, "ad_id"),
        title=text_at(object_at(given, "ads_context_data"), "ad_title")[:LONGEST_TITLE],
    )
