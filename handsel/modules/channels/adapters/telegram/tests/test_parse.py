"""What each update says, in our words."""

from typing import Any

import pytest

from handsel.modules.channels.adapters.telegram.parse import parse
from handsel.modules.channels.adapters.telegram.split import split
from handsel.modules.channels.adapters.telegram.tests.payloads import (
    AT,
    GROUP,
    MINA,
    SIZES,
    chat,
    message,
    person,
    pressed,
    said,
    update,
)
from handsel.modules.channels.events import (
    Attachment,
    Ignored,
    MessageEdited,
    MessageReceived,
    Referral,
)

POINT = {"latitude": 51.38, "longitude": -2.36}
KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Pay now", "url": "https://pay.example"}],
        [{"text": "Yes, order", "callback_data": "confirm:c_1"}],
    ]
}


def received(payload: dict[str, Any]) -> MessageReceived:
    event = parse(payload)
    assert isinstance(event, MessageReceived)
    return event


def test_words_are_read_with_who_wrote_them_and_when() -> None:
    event = received(said(text="two mugs"))
    assert (event.customer_external_id, event.customer_name) == (MINA, "Mina Koch")
    assert (event.external_id, event.text, event.payload) == ("17", "two mugs", "")
    assert event.occurred_at.timestamp() == AT
    assert (event.attachments, event.referral, event.unsupported) == ((), None, False)


@pytest.mark.parametrize(
    ("content", "attachment"),
    [
        ({"photo": SIZES}, Attachment("image", external_id="AgAClarge")),
        ({"voice": {"file_id": "V1", "duration": 3}}, Attachment("audio", external_id="V1")),
        (
            {"audio": {"file_id": "A1", "duration": 3, "title": "Jingle"}},
            Attachment("audio", title="Jingle", external_id="A1"),
        ),
        ({"video": {"file_id": "D1", "width": 1}}, Attachment("video", external_id="D1")),
        ({"video_note": {"file_id": "N1", "length": 1}}, Attachment("video", external_id="N1")),
        (
            {"animation": {"file_id": "G1"}, "document": {"file_id": "G1"}},
            Attachment("video", external_id="G1"),
        ),
        (
            {"document": {"file_id": "F1", "file_name": "list.pdf"}},
            Attachment("file", title="list.pdf", external_id="F1"),
        ),
        ({"sticker": {"file_id": "S1", "emoji": "x"}}, Attachment("sticker", external_id="S1")),
        ({"location": POINT}, Attachment("location", "geo:51.38,-2.36")),
        (
            {"location": POINT, "venue": {"location": POINT, "title": "Mill", "address": "Lane 2"}},
            Attachment("location", "geo:51.38,-2.36", "Mill, Lane 2"),
        ),
        (
            {"location": {"latitude": "51.38", "longitude": "-2.36"}},
            Attachment("location", "geo:51.38,-2.36"),
        ),
        (
            {"contact": {"phone_number": "+44 1225 1", "first_name": "Al", "last_name": "B"}},
            Attachment("contact", "tel:+4412251", "Al B"),
        ),
    ],
)
def test_what_comes_with_a_message(content: dict[str, Any], attachment: Attachment) -> None:
    event = received(said(**content, caption="for Sunday"))
    assert event.attachments == (attachment,)
    assert (event.text, event.unsupported) == ("for Sunday", False)
    assert received(said(**content)).text == ""


@pytest.mark.parametrize(
    "content",
    [
        {"dice": {"emoji": "x", "value": 3}},
        {"game": {"title": "t"}},
        {"location": {"latitude": "north"}},
        {"location": {"latitude": 1e9, "longitude": 0}},
        {"location": {"latitude": "nan", "longitude": "nan"}},
        {"photo": [{"width": 3}]},
        {},
    ],
)
def test_what_cannot_be_shown_is_a_message_all_the_same(content: dict[str, Any]) -> None:
    event = received(said(**content))
    assert (event.unsupported, event.attachments, event.text) == (True, (), "")


def test_an_answer_names_what_it_answers() -> None:
    assert received(said(text="this", reply_to_message=message())).reply_to_external_id == "17"


@pytest.mark.parametrize(
    ("text", "referral"),
    [
        ("/start mugs_of_may", Referral(source="link", ref="mugs_of_may")),
        ("/start", None),
        ("/start ", None),
        ("/starter", None),
        ("please /start it", None),
    ],
)
def test_a_link_to_the_bot_says_where_the_customer_comes_from(
    text: str, referral: Referral | None
) -> None:
    event = received(said(text=text))
    assert (event.referral, event.text) == (referral, text)


def test_an_edit_brings_the_new_words() -> None:
    event = parse(update(edited_message=message(text="three mugs", edit_date=AT + 60)))
    assert isinstance(event, MessageEdited)
    assert (event.customer_external_id, event.external_id) == (MINA, "17")
    assert (event.text, event.occurred_at.timestamp()) == ("three mugs", AT + 60)


def test_a_pressed_button_is_a_message_with_its_payload_and_title() -> None:
    shown = message(text="Shall I?", reply_markup=KEYBOARD)
    [item] = split(pressed(data="confirm:c_1", message=shown))
    event = received(dict(item.body))
    assert (event.payload, event.text) == ("confirm:c_1", "Yes, order")
    assert (event.external_id, event.reply_to_external_id) == ("9100200300400500", "17")
    assert (event.customer_external_id, event.customer_name) == (MINA, "Mina Koch")
    kept = item.body["arrived_at_ms"]
    assert round(event.occurred_at.timestamp() * 1000) == kept
    assert received(dict(item.body)).occurred_at == event.occurred_at


def test_a_button_under_a_message_that_is_not_shown_to_us_still_says_its_payload() -> None:
    event = received(pressed(data="confirm:c_1", inline_message_id="AAB"))
    assert (event.payload, event.text, event.reply_to_external_id) == ("confirm:c_1", "", "")
    assert event.customer_external_id == MINA


def standing(status: str, **where: Any) -> dict[str, Any]:
    member = {"user": {"id": 1, "is_bot": True, "first_name": "Shop"}, "status": status}
    change = {"from": person(), "date": AT, "old_chat_member": member, "new_chat_member": member}
    return update(my_chat_member={"chat": where or chat(), **change})


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (standing("kicked"), "the customer blocked the bot"),
        (standing("member"), "the customer let the bot in"),
        (standing("administrator", **GROUP), "supergroup_message"),
        (update(message=message(text="hi") | {"chat": GROUP}), "supergroup_message"),
        (update(edited_message=message(text="hi") | {"chat": GROUP}), "supergroup_message"),
        (pressed(data="x", message=message() | {"chat": GROUP}), "supergroup_message"),
        (pressed(game_short_name="chess", message=message()), "a button that says nothing"),
        (said(text="hi") | {}, None),
        (
            update(message=message(text="hi") | {"from": person(is_bot=True)}),
            "a bot's message",
        ),
        (said(pinned_message=message(text="old")), "a message of Telegram's own"),
        (
            update(edited_message=message(location=POINT, edit_date=AT + 5)),
            "a live location that moved",
        ),
        (update(channel_post={"message_id": 2, "chat": GROUP}), "update:channel_post"),
        (update(inline_query={"id": "7", "from": person()}), "update:inline_query"),
        (update(chosen_inline_result={"result_id": "7", "from": person()}),
         "update:chosen_inline_result"),
        (update(poll={"id": "7"}), "update:poll"),
        (update(business_message=message(text="hi")), "update:business_message"),
    ],
)  # fmt: skip
def test_what_is_not_a_customers_word_to_the_shop_asks_for_nothing(
    payload: dict[str, Any], reason: str | None
) -> None:
    event = parse(payload)
    assert isinstance(event, Ignored) == (reason is not None)
    assert getattr(event, "reason", None) == reason


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"update_id": 7},
        {"update_id": 7, "message": "hi"},
        {"update_id": 7, "message": {"chat": chat(), "text": "no id"}},
        {"update_id": 7, "callback_query": {"from": person(), "data": "x"}},
    ],
)
def test_what_makes_no_sense_is_refused(payload: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(payload)
