"""Checks a message that a business sends on WhatsApp, and reads it as the customer would.

Limits are those of the Cloud API: a text of 4,096 characters, 1,024 over buttons and lists and
under media, three reply buttons, one list of ten rows, one button that opens an address.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sandbox.providers.meta.graph import refused
from sandbox.web import Json, Refused

_MAX_TEXT = 4096
_MAX_BODY = 1024
_MAX_BUTTONS = 3
_MAX_ROWS = 10
_MAX_CALLBACK = 512
_CAPTIONED = frozenset({"image", "video", "document"})
_MEDIA = frozenset({*_CAPTIONED, "audio", "sticker"})
#: A template of a name that begins so was never approved.
_UNKNOWN_TEMPLATE = "missing_"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One accepted message: as read, with what can be tapped."""

    kind: str
    text: str
    buttons: list[Json] = field(default_factory=list)


def read_message(body: Json) -> Outgoing:
    """The message of a send; raises a Graph error when WhatsApp would."""
    if body.get("messaging_product") != "whatsapp":
        raise _bad("The parameter messaging_product is required.")
    callback = body.get("biz_opaque_callback_data", "")
    if not isinstance(callback, str) or len(callback) > _MAX_CALLBACK:
        raise _bad("Param biz_opaque_callback_data must be at most 512 characters long.")
    kind = body.get("type", "text")
    content = body.get(kind) if isinstance(kind, str) else None
    if not isinstance(content, dict):
        raise _bad(f"The parameter {kind} is required.")
    if kind in _MEDIA:
        return _media(kind, content)
    if kind not in _READERS:
        raise _bad(f"Param type must be one of {{AUDIO, DOCUMENT, IMAGE, ...}}: got {kind}.")
    return _READERS[kind](content)


def recipient(body: Json) -> str:
    """Whom a message is to: a number in ``to``, else the id that stands for a user."""
    to, user = body.get("to"), body.get("recipient")
    if isinstance(to, str) and to:
        if not to.removeprefix("+").isdigit():
            raise refused(131009, "(#131009) Parameter value is not valid")
        return to.removeprefix("+")
    if isinstance(user, str) and user:
        return user
    raise _bad("The parameter to is required.")


def _bad(why: str) -> Refused:
    return refused(100, f"(#100) {why}")


def _limited(holder: Any, name: str, limit: int) -> str:
    text = holder.get(name) if isinstance(holder, dict) else None
    if not isinstance(text, str) or not text.strip():
        raise _bad(f"The parameter {name} is required.")
    if len(text) > limit:
        raise _bad(f"Param {name} must be at most {limit} characters long.")
    return text


def _text(content: Json) -> Outgoing:
    return Outgoing("text", _limited(content, "body", _MAX_TEXT))


def _media(kind: str, content: Json) -> Outgoing:
    link = content.get("link") or content.get("id")
    if not isinstance(link, str) or not link:
        raise _bad(f"Param {kind} must hold either link or id.")
    if "link" in content and not link.startswith(("https://", "http://")):
        raise _bad(f"Param {kind}[link] is not a valid URL.")
    words = ""
    if "caption" in content:
        if kind not in _CAPTIONED:
            raise _bad(f"Unexpected key caption on param {kind}.")
        words = "\n" + _limited(content, "caption", _MAX_BODY)
    return Outgoing(kind, f"[{kind}] {link}{words}")


def _template(content: Json) -> Outgoing:
    name = _limited(content, "name", 512)
    _limited(content.get("language"), "code", 20)
    if name.startswith(_UNKNOWN_TEMPLATE):
        raise refused(132001, "(#132001) Template name does not exist in the translation")
    values: list[str] = []
    for component in content.get("components", []):
        if not isinstance(component, dict) or component.get("type") not in {"header", "body"}:
            continue
        values += [_limited(each, "text", _MAX_BODY) for each in component.get("parameters", [])]
    return Outgoing("template", " ".join([f"[template {name}]", *values]))


def _interactive(content: Json) -> Outgoing:
    text = _limited(content.get("body"), "text", _MAX_BODY)
    action = content.get("action")
    if not isinstance(action, dict):
        raise _bad("The parameter interactive['action'] is required.")
    match content.get("type"):
        case "button":
            buttons = _replies(action.get("buttons"))
        case "list":
            _limited(action, "button", 20)
            buttons = _rows(action.get("sections"))
        case "cta_url":
            buttons = [_link(action)]
        case other:
            raise _bad(f"Param interactive['type'] is invalid: {other}")
    lines = [f"{b['title']}: {b['url']}" if "url" in b else str(b["title"]) for b in buttons]
    return Outgoing("interactive", "\n".join([text, *lines]), buttons)


def _replies(buttons: Any) -> list[Json]:
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= _MAX_BUTTONS:
        raise _bad("Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3")
    replies = [button.get("reply") for button in buttons if isinstance(button, dict)]
    read = [
        {"title": _limited(reply, "title", 20), "payload": _limited(reply, "id", 256)}
        for reply in replies
    ]
    _require_different(read)
    return read


def _rows(sections: Any) -> list[Json]:
    listed = sections if isinstance(sections, list) else []
    rows = [row for one in listed if isinstance(one, dict) for row in one.get("rows", [])]
    if not 1 <= len(rows) <= _MAX_ROWS:
        raise _bad("Total row count exceed max allowed count: 10")
    if len(listed) > 1:
        for section in listed:
            _limited(section, "title", 24)
    read = [{"title": _limited(r, "title", 24), "payload": _limited(r, "id", 200)} for r in rows]
    for row in rows:
        if "description" in row:
            _limited(row, "description", 72)
    _require_different(read)
    return read


def _require_different(buttons: list[Json]) -> None:
    if len({button["payload"] for button in buttons}) < len(buttons):
        raise _bad("Duplicated id of a button or row.")


def _link(action: Json) -> Json:
    parameters = action.get("parameters")
    url = _limited(parameters, "url", 2000)
    if action.get("name") != "cta_url" or not url.startswith(("https://", "http://")):
        raise _bad("Param interactive['action'] is not a valid cta_url.")
    return {"title": _limited(parameters, "display_text", 20), "url": url}


_READERS: dict[str, Callable[[Json], Outgoing]] = {
    "text": _text,
    "template": _template,
    "interactive": _interactive,
}
