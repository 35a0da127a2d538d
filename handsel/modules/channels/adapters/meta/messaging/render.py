"""Our content → messages of the send API.

Limits that Instagram and Messenger share (Messenger Platform, send API reference): 13 quick
replies; a button template with at most 640 characters and 3 buttons; a generic template with at
most 10 elements, whose titles and subtitles have 80 characters; titles of buttons 20, payloads
1,000. How long a text may be differs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import batched
from typing import Any, Final

from handsel.modules.channels.adapters.meta.text import Measure, clusters_of, shorten, split_text
from handsel.modules.channels.content import Button, Choice, Content
from handsel.modules.channels.failures import SendFailed

MAX_QUICK_REPLIES: Final = 13
MAX_BUTTONS: Final = 3
MAX_TEMPLATE_CHARACTERS: Final = 640
MAX_ELEMENTS: Final = 10
MAX_ELEMENT_TITLE: Final = 80
MAX_TITLE: Final = 20
MAX_PAYLOAD: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long one text may be, and how that is counted."""

    text: int
    measure: Measure


def parts_of(content: Content, limits: Limits) -> tuple[Content, ...]:
    """The content as messages that each fit one send: media first, then text with what can be
    pressed at its end, then choices that need cards."""
    parts = [content.medium_alone()] if content.media_url else []
    taps = _as_taps(content)
    buttons = content.buttons if taps is None else taps
    texts = list(_texts(content.text, buttons, limits))
    parts += [Content(text=text) for text in texts[:-1]]
    if texts:
        parts.append(Content(text=texts[-1], buttons=buttons))
    if taps is None:
        parts += [Content(choices=rows) for rows in batched(content.choices, MAX_ELEMENTS)]
    return tuple(parts)


def _as_taps(content: Content) -> tuple[Button, ...] | None:
    """Choices as quick replies, which keep them under the question; None when they need cards.

    A quick reply shows twenty characters and no second line: longer choices, or such with a
    description, go on cards, where all of it can be read.
    """
    taps = (*content.buttons, *(Button(row.title, row.payload) for row in content.choices))
    fits = (
        len(taps) <= MAX_QUICK_REPLIES
        and not _needs_template(taps)
        and all(_fits_quick_reply(row) for row in content.choices)
        and bool(content.text.strip())
    )
    return taps if fits or not content.choices else None


def _fits_quick_reply(row: Choice) -> bool:
    return not row.description and len(list(clusters_of(row.title))) <= MAX_TITLE


def _texts(text: str, buttons: tuple[Button, ...], limits: Limits) -> Iterator[str]:
    *first, last = split_text(text, limit=limits.text, measure=limits.measure) or ("",)
    yield from first
    if _needs_template(buttons) and len(last) > MAX_TEMPLATE_CHARACTERS:
        # Bytes bound characters from above.
        *more, last = split_text(last, limit=MAX_TEMPLATE_CHARACTERS)
        yield from more
    if last:
        yield last


def render(content: Content, limits: Limits) -> dict[str, Any]:
    """One `message` object. Raises SendFailed (permanent) for what does not fit one message."""
    _require(content.template is None, "templates are not sent here")
    if content.media_url:
        _require(not (content.text or content.buttons or content.choices), "media goes alone")
        return {"attachment": {"type": content.media_kind, "payload": {"url": content.media_url}}}
    if content.choices:
        _require(not (content.text or content.buttons), "cards go alone")
        return _cards(content.choices)
    if not content.text.strip():
        raise SendFailed("permanent", "there is nothing to say", code="empty")
    if limits.measure(content.text) > limits.text:
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


def _cards(choices: tuple[Choice, ...]) -> dict[str, Any]:
    _require(len(choices) <= MAX_ELEMENTS, "too many cards")
    payload = {"template_type": "generic", "elements": [_card(row) for row in choices]}
    return {"attachment": {"type": "template", "payload": payload}}


def _card(row: Choice) -> dict[str, Any]:
    subtitle = shorten(row.description, graphemes=MAX_ELEMENT_TITLE)
    return {
        "title": shorten(row.title, graphemes=MAX_ELEMENT_TITLE),
        **({"subtitle": subtitle} if subtitle else {}),
        # The card's own words again: an adapter has no words of its own in any language.
        "buttons": [_button(Button(row.title, row.payload))],
    }


def _button(button: Button) -> dict[str, str]:
    title = shorten(button.title, graphemes=MAX_TITLE)
    if button.url:
        return {"type": "web_url", "title": title, "url": button.url}
    _require(len(button.payload) <= MAX_PAYLOAD, "the payload is too long")
    return {"type": "postback", "title": title, "payload": button.payload or title}


def _quick_reply(button: Button) -> dict[str, str]:
    _require(len(button.payload) <= MAX_PAYLOAD, "the payload is too long")
    title = shorten(button.title, graphemes=MAX_TITLE)
    return {"content_type": "text", "title": title, "payload": button.payload or title}


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise SendFailed("permanent", otherwise, code="too_much_content")
