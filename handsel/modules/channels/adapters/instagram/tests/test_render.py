"""Our content as Instagram messages."""

from functools import partial

import pytest

from handsel.modules.channels.adapters.instagram.adapter import MAX_TEXT_BYTES, Instagram
from handsel.modules.channels.adapters.meta.messaging import render as rendering
from handsel.modules.channels.content import Button, Content
from handsel.modules.channels.failures import SendFailed

parts_of = partial(rendering.parts_of, limits=Instagram.limits)
render = partial(rendering.render, limits=Instagram.limits)
PAY = Button("Pay", url="https://pay.example.com/1")
YES = Button("Confirm", payload="confirm:c_1")
NO = Button("Change", payload="cancel:c_1")


def test_a_text_is_a_text() -> None:
    assert render(Content("hello")) == {"text": "hello"}


def test_buttons_that_answer_are_quick_replies() -> None:
    assert render(Content("Shall I?", buttons=(YES, NO))) == {
        "text": "Shall I?",
        "quick_replies": [
            {"content_type": "text", "title": "Confirm", "payload": "confirm:c_1"},
            {"content_type": "text", "title": "Change", "payload": "cancel:c_1"},
        ],
    }


def test_with_an_address_among_them_buttons_are_a_template() -> None:
    payload = render(Content("Your order", buttons=(PAY, NO)))["attachment"]["payload"]
    assert payload == {
        "template_type": "button",
        "text": "Your order",
        "buttons": [
            {"type": "web_url", "title": "Pay", "url": "https://pay.example.com/1"},
            {"type": "postback", "title": "Change", "payload": "cancel:c_1"},
        ],
    }


def test_a_picture_goes_alone() -> None:
    assert render(Content(media_url="https://shop.example.com/mug.jpg")) == {
        "attachment": {"type": "image", "payload": {"url": "https://shop.example.com/mug.jpg"}}
    }


def test_a_long_title_is_shortened_between_characters() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    [reply] = render(Content("x", buttons=(Button(family * 30, payload="p"),)))["quick_replies"]
    assert reply["title"] == family * 19 + "…"


@pytest.mark.parametrize(
    "content",
    [
        Content(""),
        Content("   "),
        Content("x" * 1001),
        Content("é" * 501),
        Content("text", media_url="https://shop.example.com/mug.jpg"),
        Content("x" * 641, buttons=(PAY,)),
        Content("x", buttons=(PAY,) * 4),
        Content("x", buttons=(YES,) * 14),
        Content("x", buttons=(Button("t", payload="p" * 1001),)),
    ],
)
def test_what_does_not_fit_one_message_is_refused_before_it_is_sent(content: Content) -> None:
    with pytest.raises(SendFailed) as caught:
        render(content)
    assert caught.value.failure == "permanent"


@pytest.mark.parametrize(
    "content",
    [
        Content("short"),
        Content("word " * 700, buttons=(YES, NO)),
        Content("word " * 700, buttons=(PAY,)),
        Content("ü" * 1200, buttons=(PAY,)),
        Content("caption", buttons=(PAY,), media_url="https://shop.example.com/mug.jpg"),
        Content(media_url="https://shop.example.com/mug.jpg"),
    ],
)
def test_the_parts_of_any_content_fit_one_message_each(content: Content) -> None:
    parts = parts_of(content)
    for part in parts:
        render(part)
        assert len(part.text.encode()) <= MAX_TEXT_BYTES
    said = "".join(part.text for part in parts)
    assert said.replace(" ", "") == content.text.replace(" ", "")
    assert parts[-1].buttons == content.buttons
    assert all(not part.buttons for part in parts[:-1])
    assert [p.media_url for p in parts if p.media_url] == [
        url for url in [content.media_url] if url
    ]
