"""What came with a message: files, shares, stories."""

from typing import Final

from handsel.modules.channels.adapter import Attachment, AttachmentKind, Referral
from handsel.modules.channels.adapters.meta.fields import Json, list_at, object_at, text_at, url_at

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
    kind = KINDS.get(text_at(given, "type"), "unsupported")
    title = text_at(given, "payload", "title") or text_at(given, "title")
    url = url_at(given, "payload", "url") or url_at(given, "url")
    return Attachment(kind=kind, url=url, title=title[:LONGEST_TITLE])


def referral(given: Json) -> Referral | None:
    """What brought the customer, or None when nothing is told."""
    if not given:
        return None
    return Referral(
        source=text_at(given, "source"),
        ref=text_at(given, "ref"),
        ad_id=text_at(given, "ad_id") or str(given.get("ad_id") or ""),
        title=text_at(object_at(given, "ads_context_data"), "ad_title")[:LONGEST_TITLE],
    )
