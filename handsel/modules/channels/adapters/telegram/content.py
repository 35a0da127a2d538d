"""What a message says: its words, and what came with it."""

from dataclasses import dataclass
from typing import Any, Final

from handsel.modules.channels.adapters.meta.fields import (
    Json,
    id_at,
    list_at,
    object_at,
    text_at,
)
from handsel.modules.channels.events import Attachment, AttachmentKind

LONGEST_TITLE: Final = 300
LONGEST_FILE_ID: Final = 255
MOST_DEGREES: Final = 360.0
#: An animation comes with the same file as a document beside it, for older readers: first wins.
MEDIA: Final[dict[str, AttachmentKind]] = {
    "animation": "video",
    "video": "video",
    "video_note": "video",
    "voice": "audio",
    "audio": "audio",
    "sticker": "sticker",
    "document": "file",
}
#: Messages that Telegram writes itself: they stand in a chat, and nobody said them.
SERVICE: Final = frozenset(
    {
        "pinned_message", "message_auto_delete_timer_changed", "write_access_allowed",
        "users_shared", "chat_shared", "chat_background_set", "connected_website",
        "proximity_alert_triggered", "successful_payment", "refunded_payment", "gift",
        "unique_gift", "boost_added", "passport_data",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Content:
    """What one message says. `unsupported`: there is a message that cannot be shown here."""

    text: str = ""
    attachments: tuple[Attachment, ...] = ()
    unsupported: bool = False


def read_content(message: Json) -> Content:
    """A message's words (its text or the caption of what it shows) and what came with it."""
    text = read_text(message)
    found = _photo(message) or _medium(message) or _place(message) or _card(message)
    attachments = (found,) if found else ()
    return Content(text, attachments, unsupported=not (text or attachments))


def read_text(message: Json) -> str:
    """The words of a message."""
    return text_at(message, "text") or text_at(message, "caption")


def _photo(message: Json) -> Attachment | None:
    """The largest of the sizes that one picture comes in."""
    sizes = [size for size in list_at(message, "photo") if _file_id(size)]
    if not sizes:
        return None
    return Attachment("image", external_id=_file_id(max(sizes, key=_area)))


def _area(size: Json) -> int:
    width, height = size.get("width"), size.get("height")
    return width * height if isinstance(width, int) and isinstance(height, int) else 0


def _file_id(medium: Any) -> str:
    return id_at(medium, "file_id", longest=LONGEST_FILE_ID)


def _medium(message: Json) -> Attachment | None:
    for name, kind in MEDIA.items():
        medium = object_at(message, name)
        if medium:
            title = text_at(medium, "file_name") or text_at(medium, "title")
            return Attachment(kind, title=title[:LONGEST_TITLE], external_id=_file_id(medium))
    return None


def _place(message: Json) -> Attachment | None:
    """A point on the map, or a venue, which names it; its address is a geo URI."""
    venue = object_at(message, "venue")
    point = object_at(message, "location") or object_at(venue, "location")
    latitude, longitude = _degrees(point, "latitude"), _degrees(point, "longitude")
    if latitude is None or longitude is None:
        return None
    titled = ", ".join(filter(None, (text_at(venue, "title"), text_at(venue, "address"))))
    return Attachment("location", f"geo:{latitude},{longitude}", titled[:LONGEST_TITLE])


def _degrees(point: Json, name: str) -> float | None:
    # Some libraries that pass updates on write numbers as text.
    given = point.get(name)
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        return None
    try:
        degrees = float(given)
    except (ValueError, OverflowError):
        return None
    return degrees if abs(degrees) <= MOST_DEGREES else None


def _card(message: Json) -> Attachment | None:
    contact = object_at(message, "contact")
    number = text_at(contact, "phone_number")
    dialed = "".join(char for char in number if char.isdigit() or char == "+")
    title = full_name(contact) or number
    if not title:
        return None
    return Attachment("contact", f"tel:{dialed}" if dialed else "", title[:LONGEST_TITLE])


def full_name(person: Json) -> str:
    """What somebody is called: first and last name, as far as given."""
    names = (text_at(person, name).strip() for name in ("first_name", "last_name"))
    return " ".join(filter(None, names))
