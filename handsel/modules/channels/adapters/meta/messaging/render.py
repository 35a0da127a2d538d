"""Our content → Instagram messages.

Limits (Instagram messaging, send API): a text has at most 1,000 UTF-8 bytes; 13 quick replies; a
button template has at most 640 characters and 3 buttons; titles have 20 characters.
"""

from collections.abc import Iterator
from typing import Any, Final

from handsel.modules.channels.adapter import Button, Content, SendFailed
from handsel.modules.channels.adapters.meta.text import shorten, split_text

MAX_TEXT_BYTES: Final = 1000
MAX_QUICK_REPLIES: Final = 13
MAX_BUTTONS: Final = 3
MAX_TEMPLATE_CHARACTERS: Final = 640
MAX_TITLE: Final = 20
MAX_PAYLOAD: Final = 1000


def parts_of(content: Content) -> tuple[Content, ...]:
    """The content as messages that each fit one send: the picture first, buttons with the end."""
    parts = [Content(media_url=content.media_url)] if content.media_url else []
    texts = list(_texts(content))
    parts += [Content(text=text) for text in texts[:-1]]
    if texts:
        parts.append(Content(text=texts[-1], buttons=content.buttons))
    return tuple(parts)


def _texts(content: Content) -> Iterator[str]:
    *first, last = split_text(content.text, limit=MAX_TEXT_BYTES) or ("",)
    yield from first
    if _needs_template(content.buttons) and len(last) > MAX_TEMPLATE_CHARACTERS:
        *more, last = split_text(last, limit=MAX_TEMPLATE_CHARACTERS)
        yield from more
    if last:
        yield last


def render(content: Content) -> dict[str, Any]:
    """One `message` object. Raises SendFailed (permanent) for what does not fit one message."""
    if content.media_url:
        if content.text or content.buttons:
            raise SendFailed("permanent", "a picture goes alone", code="too_much_content")
        return {"attachment": {"type": "image", "payload": {"url": content.media_url}}}
    if not content.text.strip():
        raise SendFailed("permanent", "there is nothing to say", code="empty")
    if len(content.text.encode()) > MAX_TEXT_BYTES:
        raise SendFailed("permanent", "the text is too long", code="text_too_long")
    if _needs_template(content.buttons):
        return _template(content)
    if content.buttons:
        _require(len(content.buttons) <= MAX_QUICK_REPLIES, "too many quick replies")
        replies = [_quick_reply(button) for button in content.buttons]
        return {"text": content.text, "quick_replies": replies}
    return {"text": content.text}


def _needs_template(buttons: tuple[Button, ...]) -> bool:
    # Quick replies cannot open an address; a template can, and carries payloads too.
    return any(button.url for button in buttons)


def _template(content: Content) -> dict[str, Any]:
    _require(len(content.buttons) <= MAX_BUTTONS, "too many buttons")
    _require(len(content.text) <= MAX_TEMPLATE_CHARACTERS, "the text is too long for buttons")
    payload = {
        "template_type": "button",
        "text": content.text,
        "buttons": [_button(button) for button in content.buttons],
    }
    return {"attachment": {"type": "template", "payload": payload}}


def _button(button: Button) -> dict[str, str]:
    title = shorten(button.title, graphemes=MAX_TITLE)
    if button.url:
        return {"type": "web_url", "title": title, "url": button.url}
    return {"type": "postback", "title": title, "payload": button.payload}


def _quick_reply(button: Button) -> dict[str, str]:
    _require(len(button.payload) <= MAX_PAYLOAD, "the payload is too long")
    title = shorten(button.title, graphemes=MAX_TITLE)
    return {"content_type": "text", "title": title, "payload": button.payload or title}


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise SendFailed("permanent", otherwise, code="too_much_content")
