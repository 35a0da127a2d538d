"""Our content as WhatsApp messages."""

from typing import Any

import pytest

from handsel.modules.channels.adapters.whatsapp.render import parts_of, render
from handsel.modules.channels.content import Button, Choice, Content, Template
from handsel.modules.channels.failures import SendFailed

YES, NO = Button("Yes", "confirm:1"), Button("Not now", "cancel:1")
PAY = Button("Pay £28.00", url="https://pay.test/1")
MEDIUM = "https://shop.test/mug.jpg"


def body_of(content: Content) -> dict[str, Any]:
    (part,) = parts_of(content)
    return render(part)


def interactive(kind: str, text: str, action: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "interactive",
        "interactive": {"type": kind, "body": {"text": text}, "action": action},
    }


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (Content("Two left"), {"type": "text", "text": {"body": "Two left"}}),
        (
            Content("All right?", buttons=(YES, NO)),
            interactive("button", "All right?", {"buttons": [
                {"type": "reply", "reply": {"id": "confirm:1", "title": "Yes"}},
                {"type": "reply", "reply": {"id": "cancel:1", "title": "Not now"}},
            ]}),
        ),
        (
            Content("Here you are", buttons=(PAY,)),
            interactive("cta_url", "Here you are", {"name": "cta_url", "parameters": {
                "display_text": "Pay £28.00", "url": "https://pay.test/1"}}),
        ),
        (
            Content("Which?", choices=(Choice("Blue", "add:1", "£14.00"), Choice("Red", "add:2"))),
            interactive("list", "Which?", {"button": "1 – 2", "sections": [{"rows": [
                {"id": "add:1", "title": "Blue", "description": "£14.00"},
                {"id": "add:2", "title": "Red"},
            ]}]}),
        ),
        (
            Content(media_url=MEDIUM),
            {"type": "image", "image": {"link": MEDIUM}},
        ),
        (
            Content("The price list", media_url=MEDIUM, media_kind="file"),
            {"type": "document", "document": {"link": MEDIUM, "caption": "The price list"}},
        ),
        (
            Content(media_url=MEDIUM, media_kind="audio"),
            {"type": "audio", "audio": {"link": MEDIUM}},
        ),
        (
            Content(template=Template("ready", "en")),
            {"type": "template", "template": {"name": "ready", "language": {"code": "en"}}},
        ),
        (
            Content(template=Template("ready", "pt_BR", ("Ana", "2"))),
            {"type": "template", "template": {
                "name": "ready", "language": {"code": "pt_BR"}, "components": [
                    {"type": "body", "parameters": [
                        {"type": "text", "text": "Ana"}, {"type": "text", "text": "2"}]}]}},
        ),
    ],
)  # fmt: skip
def test_each_kind_of_content_has_its_message(content: Content, expected: dict[str, Any]) -> None:
    assert body_of(content) == expected


def test_more_than_three_buttons_become_a_list() -> None:
    buttons = tuple(Button(f"Size {n}", f"add:{n}") for n in range(4))
    rows = body_of(Content("Which?", buttons=buttons))["interactive"]["action"]["sections"]
    assert [row["id"] for row in rows[0]["rows"]] == ["add:0", "add:1", "add:2", "add:3"]


def test_more_than_ten_choices_become_several_lists() -> None:
    choices = tuple(Choice(f"Cake {n}", f"show:{n}") for n in range(23))
    parts = parts_of(Content("Which?", choices=choices))
    assert [len(part.choices) for part in parts] == [10, 10, 3]
    assert [row.payload for part in parts for row in part.choices] == [
        choice.payload for choice in choices
    ]
    assert all(render(part)["type"] == "interactive" for part in parts)


def test_an_address_beside_other_buttons_is_written_out() -> None:
    (part,) = parts_of(Content("Pay or change?", buttons=(PAY, NO)))
    assert part.text == "Pay or change?\nPay £28.00: https://pay.test/1"
    assert part.buttons == (NO,)


def test_a_long_text_is_cut_and_what_can_be_pressed_is_under_its_end() -> None:
    words = " ".join(f"word{number}" for number in range(1200))
    parts = parts_of(Content(words, buttons=(YES,)))
    assert " ".join(part.text for part in parts).split() == words.split()
    assert all(len(part.text) <= 4096 for part in parts)
    assert len(parts[-1].text) <= 1024
    assert [bool(part.buttons) for part in parts] == [False] * (len(parts) - 1) + [True]


def test_characters_are_counted_not_bytes() -> None:
    assert len(parts_of(Content("ж" * 4096))) == 1
    assert len(parts_of(Content("ж" * 4097))) == 2


def test_words_too_long_for_a_picture_follow_it() -> None:
    first, *rest = parts_of(Content("word " * 400, media_url=MEDIUM))
    assert (first.media_url, first.text) == (MEDIUM, "")
    assert [bool(part.media_url) for part in rest] == [False]
    pressed = parts_of(Content("Buy?", media_url=MEDIUM, buttons=(YES,)))
    assert [(bool(part.media_url), part.buttons) for part in pressed] == [
        (True, ()),
        (False, (YES,)),
    ]


def test_titles_are_cut_to_what_is_shown() -> None:
    content = Content("?", buttons=(Button("👩‍👩‍👧‍👦" * 20, "p"),))
    (reply,) = body_of(content)["interactive"]["action"]["buttons"]
    assert len(reply["reply"]["title"].encode("utf-16-le")) // 2 <= 20


@pytest.mark.parametrize(
    "content",
    [
        Content(" "),
        Content("x" * 4097),
        Content("x" * 1025, buttons=(YES,)),
        Content("?", buttons=(YES, YES, YES, YES)),
        Content("?", buttons=(PAY, YES)),
        Content("?", buttons=(YES, PAY)),
        Content("?", buttons=(Button("Yes", "x" * 257),)),
        Content("?", choices=(Choice("A", ""),)),
        Content("?", choices=(Choice("A", "1"),), buttons=(YES,)),
        Content("?", choices=tuple(Choice(str(n), str(n)) for n in range(11))),
        Content("words", media_url=MEDIUM, media_kind="audio"),
        Content(media_url=MEDIUM, buttons=(YES,)),
    ],
)
def test_what_does_not_fit_one_message_is_refused(content: Content) -> None:
    with pytest.raises(SendFailed) as caught:
        render(content)
    assert caught.value.failure == "permanent"
