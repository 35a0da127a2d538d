"""Writes what a customer does in a private chat as the contents of updates."""

import secrets
from typing import Any

from sandbox.control.reading import BadRequest
from sandbox.control.requests import Say
from sandbox.web import Json

#: Words of other products for the same kind of file.
_KINDS = {"image": "photo", "file": "document"}
_MEDIA = frozenset({"photo", "video", "video_note", "audio", "voice", "document", "sticker"})
_CAPTIONED = frozenset({"photo", "video", "audio", "voice", "document"})
_UNHEARD = ("unsend", "reaction", "list_reply", "order", "read")


def person_of(said: Say) -> Json:
    """Who writes, as `from`."""
    first, _, last = (said.customer_name or f"Person {said.customer_id[-6:]}").partition(" ")
    person: Json = {"id": int(said.customer_id), "is_bot": False, "first_name": first}
    if last:
        person["last_name"] = last
    return person | ({"username": said.customer_username} if said.customer_username else {})


def chat_of(said: Say) -> Json:
    """The private chat, as `chat`."""
    person = person_of(said)
    return {name: person[name] for name in person if name != "is_bot"} | {"type": "private"}


def check(said: Say) -> None:
    """Raise BadRequest for what Telegram has no update for, and for a customer it cannot have."""
    for name in _UNHEARD:
        if getattr(said, name):
            raise BadRequest(f"a bot is not told of {name!r}")
    is_number = said.customer_id.isascii() and said.customer_id.isdigit()
    if not is_number or said.customer_id.startswith("0"):
        raise BadRequest("a customer of Telegram is known by a number")


def contents_of(said: Say) -> list[Json]:
    """What one call says, as messages without id, time and sender: each file is one of its own."""
    if said.message is not None:
        return [said.message]
    if said.referral:
        return [{"text": f"/start {said.referral.get('ref', '')}".strip()}]
    files = [_file(given) for given in said.attachments]
    if said.text is None and not files:
        raise BadRequest("nothing is said: give text, attachments, postback, edit, referral, …")
    if said.text is None:
        return files
    if files and _CAPTIONED & files[0].keys():
        return [files[0] | {"caption": said.text}, *files[1:]]
    return [{"text": said.text}, *files]


def _file(given: dict[str, Any]) -> Json:
    kind = _KINDS.get(given.get("type", ""), given.get("type"))
    told = {name: given[name] for name in given if name not in {"type", "url"}}
    if kind == "location":
        point = {name: told[name] for name in ("latitude", "longitude") if name in told}
        venue = {name: told[name] for name in ("title", "address") if name in told}
        content: Json = {"location": point}
        if venue:
            content["venue"] = {"location": point, **venue}
        return content
    if kind == "contact":
        return {"contact": told}
    if kind not in _MEDIA:
        raise BadRequest(f"Telegram has no attachment of type {kind!r}")
    file_id = told.get("file_id") or f"AgAC{secrets.token_urlsafe(24)}"
    if kind == "photo":
        return {"photo": [_size(file_id, width) for width in (90, 320, 800)]}
    return {str(kind): {"file_id": file_id, "file_unique_id": file_id[-12:], **told}}


def _size(file_id: str, width: int) -> Json:
    """One of the sizes a picture comes in; the largest has the id that was given."""
    return {
        "file_id": file_id if width == 800 else f"{file_id}-{width}",
        "width": width,
        "height": width,
    }
