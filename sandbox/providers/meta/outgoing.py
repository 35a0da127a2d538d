"""Checks a message that a business sends, and reads it as the customer would.

Limits are those that Instagram and Messenger share: templates with one to three buttons or one to
ten elements, thirteen quick replies. How long a text may be is the product's own.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sandbox.providers.meta.graph import refused
from sandbox.web import Json, Refused

_MAX_TEMPLATE_TEXT = 640
_MAX_TITLE = 20
_MAX_ELEMENT_TEXT = 80
_MAX_BUTTONS = 3
_MAX_ELEMENTS = 10
_MAX_QUICK_REPLIES = 13
_FILES = frozenset({"image", "video", "audio", "file"})


@dataclass(frozen=True, slots=True)
class TextLimit:
    """How long one text may be, by which measure."""

    longest: int
    measure: Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One accepted message: as read, with what can be tapped, and as its echo shows it."""

    text: str
    buttons: list[Json] = field(default_factory=list)
    echo: Json = field(default_factory=dict)


def _bad(why: str) -> Refused:
    return refused(100, f"(#100) {why}")


def utf8_bytes(text: str) -> int:
    """Its length in bytes of UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))


def read_message(message: Any, *, limit: TextLimit) -> Outgoing:
    """The ``message`` field of a send; raises a Graph error 100 when Meta would."""
    if not isinstance(message, dict) or not ("text" in message) ^ ("attachment" in message):
        raise _bad("message must hold either text or attachment")
    taps = _quick_replies(message.get("quick_replies", []))
    if "text" in message:
        text = _text(message["text"], limit)
        return Outgoing(text=text, buttons=taps, echo={"text": text})
    attachment = message["attachment"]
    payload = attachment.get("payload") if isinstance(attachment, dict) else None
    if not isinstance(payload, dict):
        raise _bad("Param message[attachment][payload] is required")
    if attachment.get("type") == "template":
        return _template(payload, taps)
    return _file(attachment, payload, taps)


def _text(text: Any, limit: TextLimit) -> str:
    if not isinstance(text, str) or not text.strip():
        raise _bad("Param message[text] must be a non-empty UTF-8 encoded string")
    if limit.measure(text) > limit.longest:
        raise _bad(f"Length of param message[text] must be less than or equal to {limit.longest}")
    return text


def _file(attachment: Json, payload: Json, taps: list[Json]) -> Outgoing:
    kind, url = attachment.get("type"), payload.get("url")
    if kind not in _FILES:
        raise _bad(f"Param message[attachment][type] is invalid: {kind}")
    if not isinstance(url, str) or not url.startswith(("https://", "http://")):
        raise _bad("Param message[attachment][payload][url] must be a valid URL")
    echo = {"attachments": [{"type": kind, "payload": {"url": url}}]}
    return Outgoing(text=f"[{kind}] {url}", buttons=taps, echo=echo)


def _template(payload: Json, taps: list[Json]) -> Outgoing:
    match payload.get("template_type"):
        case "button":
            lines = [_limited(payload, "text", _MAX_TEMPLATE_TEXT)]
            buttons = _buttons(payload.get("buttons"), at_least=1)
        case "generic":
            lines, buttons = _elements(payload.get("elements"))
        case other:
            raise _bad(f"Param message[attachment][payload][template_type] is invalid: {other}")
    lines += [_button_line(button) for button in buttons]
    echo = {"attachments": [{"type": "template", "payload": payload}]}
    return Outgoing(text="\n".join(lines), buttons=buttons + taps, echo=echo)


def _elements(elements: Any) -> tuple[list[str], list[Json]]:
    if not isinstance(elements, list) or not 1 <= len(elements) <= _MAX_ELEMENTS:
        raise _bad("Param message[attachment][payload][elements] must hold 1 to 10 elements")
    lines: list[str] = []
    buttons: list[Json] = []
    for element in elements:
        if not isinstance(element, dict):
            raise _bad("An element must be an object")
        lines.append(_limited(element, "title", _MAX_ELEMENT_TEXT))
        if element.get("subtitle"):
            lines.append(_limited(element, "subtitle", _MAX_ELEMENT_TEXT))
        buttons += _buttons(element.get("buttons", []), at_least=0)
    return lines, buttons


def _limited(holder: Json, name: str, limit: int) -> str:
    text = holder.get(name)
    if not isinstance(text, str) or not text or len(text) > limit:
        raise _bad(f"Param {name} must be a string of 1 to {limit} characters")
    return text


def _buttons(buttons: Any, *, at_least: int) -> list[Json]:
    if not isinstance(buttons, list) or not at_least <= len(buttons) <= _MAX_BUTTONS:
        raise _bad(f"Param buttons must hold {at_least} to {_MAX_BUTTONS} buttons")
    return [_button(button) for button in buttons]


def _button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise _bad("A button must be an object")
    title = _limited(button, "title", _MAX_TITLE)
    match button.get("type"):
        case "web_url" if isinstance(button.get("url"), str):
            return {"title": title, "url": button["url"]}
        case "postback" if isinstance(button.get("payload"), str):
            return {"title": title, "payload": button["payload"]}
    raise _bad("A button must be a web_url with a url or a postback with a payload")


def _button_line(button: Json) -> str:
    return f"{button['title']}: {button['url']}" if "url" in button else str(button["title"])


def _quick_replies(replies: Any) -> list[Json]:
    if not isinstance(replies, list) or len(replies) > _MAX_QUICK_REPLIES:
        raise _bad("Param message[quick_replies] must hold at most 13 replies")
    taps: list[Json] = []
    for reply in replies:
        if not isinstance(reply, dict) or reply.get("content_type") != "text":
            raise _bad("A quick reply must have content_type text")
        title = _limited(reply, "title", _MAX_TITLE)
        if not isinstance(reply.get("payload"), str):
            raise _bad("A quick reply must have a payload")
        taps.append({"title": title, "payload": reply["payload"]})
    return taps
