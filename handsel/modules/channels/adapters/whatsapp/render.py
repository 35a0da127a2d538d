"""Our content → WhatsApp messages.

Limits (Cloud API, messages): a text has 4,096 characters; the text over buttons, over a list or
under a picture 1,024; 3 reply buttons of 20 characters; one list of 10 rows, of 24 characters with
a description of 72; one button that opens an address. Characters are counted as UTF-16 units, which
is never fewer than the provider counts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import batched
from typing import Any, Final

from handsel.modules.channels.adapters.meta.text import (
    clusters_of,
    shorten,
    split_text,
    utf16_units,
)
from handsel.modules.channels.content import Button, Choice, Content, Template
from handsel.modules.channels.failures import SendFailed

MAX_TEXT: Final = 4096
MAX_BODY: Final = 1024
MAX_BUTTONS: Final = 3
MAX_BUTTON: Final = 20
MAX_BUTTON_ID: Final = 256
MAX_ROWS: Final = 10
MAX_ROW: Final = 24
MAX_ROW_ID: Final = 200
MAX_DESCRIPTION: Final = 72
#: Says what a further list belongs to, in any language.
GOES_ON: Final = "…"
#: Kinds of media that carry words under them.
CAPTIONED: Final = frozenset({"image", "video", "file"})
WORDS: Final = {"image": "image", "video": "video", "audio": "audio", "file": "document"}


def parts_of(content: Content) -> tuple[Content, ...]:
    """The content as messages that each fit one send: media first, what can be pressed last."""
    if content.template is not None:
        return (content,)
    plain = _with_addresses(content)
    parts: list[Content] = []
    if plain.media_url and not _fits_under_media(plain):
        parts.append(plain.medium_alone())
        plain = replace(plain, media_url="")
    elif plain.media_url:
        return (plain,)
    *earlier, last = _texts(plain)
    parts += [Content(text=text) for text in earlier]
    if last:
        parts += _pressable(plain, last)
    return tuple(parts)


def _with_addresses(content: Content) -> Content:
    """Buttons that open an address, where WhatsApp has no room for them, as words in the text."""
    links = [button for button in content.buttons if button.url]
    if not links or (len(content.buttons) == 1 and not content.choices and not content.media_url):
        return content
    words = [content.text, *(f"{link.title}: {link.url}" for link in links)]
    pressed = tuple(button for button in content.buttons if not button.url)
    return replace(content, text="\n".join(filter(None, words)), buttons=pressed)


def _fits_under_media(content: Content) -> bool:
    bare = not (content.buttons or content.choices)
    fits = content.media_kind in CAPTIONED and utf16_units(content.text) <= MAX_BODY
    return bare and (fits or not content.text.strip())


def _texts(content: Content) -> list[str]:
    *first, last = split_text(content.text, limit=MAX_TEXT, measure=utf16_units) or ("",)
    if (content.buttons or content.choices) and utf16_units(last) > MAX_BODY:
        return [*first, *split_text(last, limit=MAX_BODY, measure=utf16_units)]
    return [*first, last]


def _pressable(content: Content, text: str) -> Iterator[Content]:
    rows = _rows(content)
    if not rows:
        yield Content(text=text, buttons=content.buttons)
        return
    for number, some in enumerate(batched(rows, MAX_ROWS)):
        yield Content(text=GOES_ON if number else text, choices=some)


def _rows(content: Content) -> tuple[Choice, ...]:
    """What can be chosen, as a list: the choices, and buttons that are too many for buttons."""
    if not content.choices and len(content.buttons) <= MAX_BUTTONS:
        return ()
    buttons = tuple(Choice(one.title, one.payload or one.title) for one in content.buttons)
    return (*content.choices, *buttons)


def render(content: Content) -> dict[str, Any]:
    """The `type` and the body of one message. Raises SendFailed (permanent) for what does not fit
    one message."""
    if content.template is not None:
        return {"type": "template", "template": _template(content.template)}
    if content.media_url:
        return _media(content)
    if not content.text.strip():
        raise SendFailed("permanent", "there is nothing to say", code="empty")
    if content.choices or content.buttons:
        return {"type": "interactive", "interactive": _interactive(content)}
    _require(utf16_units(content.text) <= MAX_TEXT, "the text is too long")
    return {"type": "text", "text": {"body": content.text}}


def _template(template: Template) -> dict[str, Any]:
    body: dict[str, Any] = {"name": template.name, "language": {"code": template.locale}}
    if template.values:
        values = [{"type": "text", "text": value} for value in template.values]
        body["components"] = [{"type": "body", "parameters": values}]
    return body


def _media(content: Content) -> dict[str, Any]:
    _require(not (content.buttons or content.choices), "media goes without buttons")
    kind = WORDS[content.media_kind]
    medium = {"link": content.media_url}
    if kind == "document" and content.media_facts.title:
        medium["filename"] = content.media_facts.title
    if content.text.strip():
        _require(content.media_kind in CAPTIONED, "this kind of media goes without words")
        _require(utf16_units(content.text) <= MAX_BODY, "the words under the media are too long")
        medium["caption"] = content.text
    return {"type": kind, kind: medium}


def _interactive(content: Content) -> dict[str, Any]:
    _require(utf16_units(content.text) <= MAX_BODY, "the text over buttons is too long")
    body = {"text": content.text}
    if content.choices:
        _require(not content.buttons, "a list goes without buttons")
        return {"type": "list", "body": body, "action": _list(content.choices)}
    if content.buttons[0].url:
        _require(len(content.buttons) == 1, "a button that opens an address goes alone")
        return {"type": "cta_url", "body": body, "action": _link(content.buttons[0])}
    _require(len(content.buttons) <= MAX_BUTTONS, "too many buttons")
    replies = [_reply(button) for button in content.buttons]
    return {"type": "button", "body": body, "action": {"buttons": replies}}


def _list(choices: Sequence[Choice]) -> dict[str, Any]:
    _require(len(choices) <= MAX_ROWS, "too many choices")
    # The button that opens the list needs words; numbers read the same in every language.
    label = f"1 – {len(choices)}" if len(choices) > 1 else "1"
    return {"button": label, "sections": [{"rows": [_row(one) for one in choices]}]}


def _row(choice: Choice) -> dict[str, str]:
    _require(0 < len(choice.payload) <= MAX_ROW_ID, "the payload is too long")
    row = {"id": choice.payload, "title": _cut(choice.title, MAX_ROW)}
    if choice.description:
        row["description"] = _cut(choice.description, MAX_DESCRIPTION)
    return row


def _link(button: Button) -> dict[str, Any]:
    title = _cut(button.title, MAX_BUTTON)
    return {"name": "cta_url", "parameters": {"display_text": title, "url": button.url}}


def _reply(button: Button) -> dict[str, Any]:
    _require(not button.url, "a button that opens an address goes alone")
    title = _cut(button.title, MAX_BUTTON)
    payload = button.payload or title
    _require(len(payload) <= MAX_BUTTON_ID, "the payload is too long")
    return {"type": "reply", "reply": {"id": payload, "title": title}}


def _cut(title: str, limit: int) -> str:
    clusters = min(limit, sum(1 for _ in clusters_of(title)))
    while utf16_units(cut := shorten(title, graphemes=clusters)) > limit:
        clusters -= 1
    return cut


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise SendFailed("permanent", otherwise, code="too_much_content")
