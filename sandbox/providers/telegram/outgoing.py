"""Checks a message that a bot sends, and reads it as the customer would.

Limits are those of the Bot API: a text of 4,096 characters in UTF-16 units, a caption of 1,024, 64
bytes that a button sends back.
"""

from dataclasses import dataclass, field
from typing import Any

from sandbox.providers.telegram.answers import bad_request
from sandbox.web import Json

#: Method → the parameter that holds its medium.
MEDIA = {
    "sendPhoto": "photo",
    "sendVideo": "video",
    "sendAudio": "audio",
    "sendDocument": "document",
    "sendAnimation": "animation",
    "sendVoice": "voice",
}
_MAX_TEXT = 4096
_MAX_CAPTION = 1024
_MAX_DATA_BYTES = 64


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One accepted message: as read, with what can be pressed, and as the answer shows it."""

    text: str
    shown: Json
    buttons: list[Json] = field(default_factory=list)


def read_message(method: str, body: Json) -> Outgoing:
    """The message of a send; raises an error of the Bot API's."""
    keyboard = _keyboard(body.get("reply_markup"))
    words = _media(MEDIA[method], body) if method in MEDIA else _text(body)
    shown: Json = (
        {"text": words} if method == "sendMessage" else {"caption": body.get("caption", "")}
    )
    if keyboard:
        shown["reply_markup"] = {"inline_keyboard": keyboard}
    buttons = [_pressable(button) for row in keyboard for button in row]
    lines = [f"{b['title']}: {b['url']}" if "url" in b else str(b["title"]) for b in buttons]
    return Outgoing("\n".join([words, *lines]), shown, buttons)


def chat_of(body: Json) -> str:
    """Whom a message is to."""
    chat = body.get("chat_id")
    if isinstance(chat, bool) or not isinstance(chat, int | str) or not str(chat):
        raise bad_request("chat_id is empty")
    return str(chat)


def _text(body: Json) -> str:
    text = body.get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad_request("message text is empty")
    if _units(text) > _MAX_TEXT:
        raise bad_request("message is too long")
    return text.strip()


def _media(name: str, body: Json) -> str:
    url = body.get(name)
    if not isinstance(url, str) or not url:
        raise bad_request(f"there is no {name} in the request")
    if not url.startswith(("https://", "http://")):
        raise bad_request("wrong file identifier/HTTP URL specified")
    caption = body.get("caption", "")
    if not isinstance(caption, str) or _units(caption) > _MAX_CAPTION:
        raise bad_request("message caption is too long")
    return "\n".join(filter(None, (f"[{name}] {url}", caption)))


def _keyboard(markup: Any) -> list[list[Json]]:
    if markup is None:
        return []
    rows = markup.get("inline_keyboard") if isinstance(markup, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("object expected as reply markup")
    for button in (button for row in rows for button in row):
        _check(button)
    return rows


def _check(button: Any) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request(
            'can\'t parse inline keyboard button: Field "text" must be of type String'
        )
    if not button["text"].strip():
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed")
    if "url" in button:
        if not str(button["url"]).startswith(("https://", "http://", "tg://")):
            raise bad_request("BUTTON_URL_INVALID")
        return
    data = button.get("callback_data")
    if not isinstance(data, str) or not 0 < len(data.encode()) <= _MAX_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _pressable(button: Json) -> Json:
    if "url" in button:
        return {"title": button["text"], "url": button["url"]}
    return {"title": button["text"], "payload": button["callback_data"]}


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
