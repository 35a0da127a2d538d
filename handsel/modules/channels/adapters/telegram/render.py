"""Our content → messages of the Bot API.

Limits (Bot API, sendMessage and InlineKeyboardButton): a text has 4,096 characters, a caption
1,024, what a button sends back 64 bytes. Characters are counted as UTF-16 units, as Telegram does.
Texts are sent plain: no words of a customer's or a shop's are read as formatting.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import batched
from typing import Any, Final

from handsel.modules.channels.adapters.meta.text import shorten, split_text, utf16_units
from handsel.modules.channels.content import Button, Content
from handsel.modules.channels.failures import SendFailed

MAX_TEXT: Final = 4096
MAX_CAPTION: Final = 1024
MAX_PAYLOAD_BYTES: Final = 64
#: Telegram's own limit is 100; a keyboard longer than this is scrolled past, not read.
MAX_BUTTONS: Final = 30
MAX_TITLE: Final = 64
#: Says what a further keyboard belongs to, in any language.
GOES_ON: Final = "…"
METHODS: Final = {
    "image": ("sendPhoto", "photo"),
    "video": ("sendVideo", "video"),
    "audio": ("sendAudio", "audio"),
    "file": ("sendDocument", "document"),
}


def parts_of(content: Content) -> tuple[Content, ...]:
    """The content as messages that each fit one send: media first, what can be pressed last."""
    if content.template is not None:
        return (content,)
    plain = _with_rows_as_buttons(content)
    if plain.media_url and _fits_under_media(plain):
        return (plain,)
    parts: list[Content] = []
    if plain.media_url:
        parts.append(plain.medium_alone())
    *earlier, last = split_text(plain.text, limit=MAX_TEXT, measure=utf16_units) or ("",)
    parts += [Content(text=text) for text in earlier]
    return (*parts, *_pressable(plain.buttons, last))


def _with_rows_as_buttons(content: Content) -> Content:
    """Choices as buttons, each a row of its own; what describes them goes into the text."""
    told = [f"{row.title}: {row.description}" for row in content.choices if row.description]
    rows = tuple(Button(row.title, row.payload) for row in content.choices)
    text = "\n".join(filter(None, (content.text, *told)))
    return replace(content, text=text, buttons=(*content.buttons, *rows), choices=())


def _fits_under_media(content: Content) -> bool:
    fits = utf16_units(content.text) <= MAX_CAPTION
    return fits and len(content.buttons) <= MAX_BUTTONS


def _pressable(buttons: tuple[Button, ...], text: str) -> Iterator[Content]:
    if not buttons:
        if text:
            yield Content(text=text)
        return
    for number, some in enumerate(batched(buttons, MAX_BUTTONS)):
        yield Content(text=GOES_ON if number or not text else text, buttons=some)


def render(content: Content) -> tuple[str, dict[str, Any]]:
    """The method and the body of one message, without its chat. Raises SendFailed (permanent) for
    what does not fit one message."""
    _require(content.template is None, "templates are not sent here")
    _require(not content.choices, "choices go as buttons")
    keyboard = {"reply_markup": _keyboard(content.buttons)} if content.buttons else {}
    if content.media_url:
        method, name = METHODS[content.media_kind]
        _require(utf16_units(content.text) <= MAX_CAPTION, "the words under the media are too long")
        caption = {"caption": content.text} if content.text.strip() else {}
        return method, {name: content.media_url, **caption, **keyboard}
    if not content.text.strip():
        raise SendFailed("permanent", "there is nothing to say", code="empty")
    _require(utf16_units(content.text) <= MAX_TEXT, "the text is too long")
    return "sendMessage", {"text": content.text, **keyboard}


def _keyboard(buttons: tuple[Button, ...]) -> dict[str, Any]:
    _require(len(buttons) <= MAX_BUTTONS, "too many buttons")
    return {"inline_keyboard": [[_button(button)] for button in buttons]}


def _button(button: Button) -> dict[str, str]:
    title = shorten(button.title, graphemes=MAX_TITLE)
    if button.url:
        return {"text": title, "url": button.url}
    _require(len(button.payload.encode()) <= MAX_PAYLOAD_BYTES, "a button's payload is too long")
    return {"text": title, "callback_data": button.payload or _cut(title)}


def _cut(title: str) -> str:
    """As much of a title as a button can send back; the title itself is read off the message."""
    return title.encode()[:MAX_PAYLOAD_BYTES].decode(errors="ignore")


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise SendFailed("permanent", otherwise, code="too_much_content")
