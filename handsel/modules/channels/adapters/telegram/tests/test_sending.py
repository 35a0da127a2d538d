"""What leaves for the Bot API, and what its answers mean."""

import json
from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest

from handsel.kit.secrets import Secret
from handsel.modules.channels.adapter import Connection, Outgoing
from handsel.modules.channels.adapters.telegram.adapter import Telegram
from handsel.modules.channels.adapters.telegram.api import BotApi
from handsel.modules.channels.adapters.telegram.tests.payloads import BOT, MINA
from handsel.modules.channels.content import Button, Choice, Content, Template
from handsel.modules.channels.failures import CannotBeAsked, SendFailed

PROVES = "AAF-proves-to-be-the-bot_7301"
CONNECTION = Connection(account=BOT, access_token=Secret(f"{BOT}:{PROVES}"))
TAKEN = httpx2.Response(200, json={"ok": True, "result": {"message_id": 18}})


class Host:
    """A Bot API that answers one thing, and remembers what it was asked."""

    def __init__(self, answer: httpx2.Response | Exception = TAKEN) -> None:
        self.answer = answer
        self.asked: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def adapter(self) -> Telegram:
        transport = httpx2.MockTransport(self)
        return Telegram(BotApi("https://bots.test/telegram", transport=transport))

    @property
    def bodies(self) -> list[Any]:
        return [json.loads(request.content) for request in self.asked]


def outgoing(content: Content, customer: str = MINA) -> Outgoing:
    return Outgoing(BOT, customer, content, correlation="our own id")


def send(host: Host, content: Content, **more: Any) -> str:
    return host.adapter().send(CONNECTION, outgoing(content, **more)).external_id


def failed(host: Host, content: Content | None = None, **more: Any) -> SendFailed:
    with pytest.raises(SendFailed) as raised:
        send(host, content or Content("hi"), **more)
    return raised.value


def refused(status: int, words: str, **more: Any) -> Host:
    told = {"ok": False, "error_code": status, "description": words, **more}
    return Host(httpx2.Response(status, json=told))


def test_a_text_goes_to_the_chat_and_its_number_comes_back() -> None:
    host = Host()
    assert send(host, Content("*Two* mugs")) == "18"
    assert str(host.asked[0].url) == f"https://bots.test/telegram/bot{BOT}:{PROVES}/sendMessage"
    assert host.bodies == [{"chat_id": int(MINA), "text": "*Two* mugs"}]


def test_buttons_are_an_inline_keyboard_one_to_a_row() -> None:
    host = Host()
    buttons = (
        Button("Yes", payload="confirm:c_abcdefgh"),
        Button("Pay", url="https://pay.example/1"),
        Button("Mugs"),
    )
    send(host, Content("Shall I?", buttons=buttons))
    assert host.bodies[0]["reply_markup"] == {
        "inline_keyboard": [
            [{"text": "Yes", "callback_data": "confirm:c_abcdefgh"}],
            [{"text": "Pay", "url": "https://pay.example/1"}],
            [{"text": "Mugs", "callback_data": "Mugs"}],
        ]
    }


def test_choices_are_buttons_and_what_describes_them_is_read_above() -> None:
    rows = (Choice("Blue mug", "show:p1", "14 pounds"), Choice("Loaf", "show:p2"))
    [part] = Host().adapter().parts_of(Content("Which?", choices=rows))
    assert part.text == "Which?\nBlue mug: 14 pounds"
    assert part.buttons == (Button("Blue mug", "show:p1"), Button("Loaf", "show:p2"))
    assert part.choices == ()


@pytest.mark.parametrize(
    ("kind", "method", "name"),
    [
        ("image", "sendPhoto", "photo"),
        ("video", "sendVideo", "video"),
        ("audio", "sendAudio", "audio"),
        ("file", "sendDocument", "document"),
    ],
)
def test_media_go_by_address_with_words_and_buttons(kind: Any, method: str, name: str) -> None:
    host, url = Host(), "https://shop.example/mug.jpg"
    content = Content("The mug", (Button("Buy", "buy:1"),), media_url=url, media_kind=kind)
    assert host.adapter().parts_of(content) == (content,)
    send(host, content)
    assert host.asked[0].url.path.endswith(f"/{method}")
    assert (host.bodies[0][name], host.bodies[0]["caption"]) == (url, "The mug")
    assert host.bodies[0]["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "buy:1"


def test_a_picture_alone_has_no_caption() -> None:
    host = Host()
    send(host, Content(media_url="https://shop.example/mug.jpg"))
    assert host.bodies == [{"chat_id": int(MINA), "photo": "https://shop.example/mug.jpg"}]


def test_long_texts_are_parted_by_utf16_units_with_the_buttons_at_the_end() -> None:
    # Two units each: 2,048 fit one message.
    text, buttons = "\N{BREAD}" * 5000, (Button("Yes", "yes"),)
    parts = Host().adapter().parts_of(Content(text, buttons))
    assert [len(part.text) for part in parts] == [2048, 2048, 904]
    assert [part.buttons for part in parts] == [(), (), buttons]
    assert "".join(part.text for part in parts) == text


def test_words_too_long_for_a_caption_follow_the_picture() -> None:
    content = Content("a" * 1025, (Button("Yes", "yes"),), media_url="https://shop.example/m.jpg")
    picture, words = Host().adapter().parts_of(content)
    assert (picture.text, picture.buttons, picture.media_url) == ("", (), content.media_url)
    assert (words.text, words.buttons, words.media_url) == (content.text, content.buttons, "")


def test_a_keyboard_too_long_to_read_goes_on_in_another_message() -> None:
    rows = tuple(Choice(f"Cake {n}", f"show:{n}") for n in range(31))
    first, second = Host().adapter().parts_of(Content("Which?", choices=rows))
    assert (first.text, len(first.buttons)) == ("Which?", 30)
    assert (second.text, second.buttons) == ("…", (Button("Cake 30", "show:30"),))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (Content("Yes?", (Button("Yes", "y" * 65),)), "too_much_content"),
        (Content("Yes?", (Button("Yes", "é" * 33),)), "too_much_content"),
        (Content("a" * 4097), "too_much_content"),
        (Content("a" * 1025, media_url="https://shop.example/m.jpg"), "too_much_content"),
        (Content(template=Template("ready", "en")), "too_much_content"),
        (Content(" "), "empty"),
    ],
)
def test_what_does_not_fit_is_refused_before_anything_is_sent(content: Content, code: str) -> None:
    host = Host()
    told = failed(host, content)
    assert (told.failure, told.code, host.asked) == ("permanent", code, [])


def test_a_payload_of_64_bytes_fits_and_a_title_without_one_is_cut_between_letters() -> None:
    host = Host()
    send(host, Content("?", (Button("Yes", "é" * 32), Button("é" * 40))))
    yes, cut = (row[0] for row in host.bodies[0]["reply_markup"]["inline_keyboard"])
    assert yes["callback_data"] == cut["callback_data"] == "é" * 32
    assert cut["text"] == "é" * 40


@pytest.mark.parametrize(
    ("host", "failure", "code"),
    [
        (refused(403, "Forbidden: bot was blocked by the user"), "permanent", "403"),
        (refused(400, "Bad Request: chat not found"), "permanent", "400"),
        (refused(401, "Unauthorized"), "reauth", "401"),
        (refused(404, "Not Found"), "reauth", "404"),
        (refused(409, "Conflict"), "permanent", "409"),
        (refused(500, "Internal Server Error"), "unknown", "500"),
        (Host(httpx2.Response(502, text="<html>")), "unknown", "502"),
        (Host(httpx2.Response(404, text="<html>")), "unknown", "404"),
        (Host(httpx2.Response(302, headers={"location": "https://x.test"})), "unknown", "302"),
        (Host(httpx2.Response(200, text="{")), "unknown", "200"),
        (Host(httpx2.Response(200, json={"ok": True})), "unknown", "no_message_id"),
        (Host(httpx2.Response(200, content=b" " * 300_000)), "unknown", "too_large"),
        (Host(httpx2.ConnectError("no")), "retry", "not_sent"),
        (Host(httpx2.ConnectTimeout("no")), "retry", "not_sent"),
        (Host(httpx2.ReadTimeout("no")), "unknown", "no_answer"),
        (Host(httpx2.WriteError("no")), "unknown", "no_answer"),
    ],
)
def test_what_an_answer_means(host: Host, failure: str, code: str) -> None:
    told = failed(host)
    assert (told.failure, told.code, told.after_seconds) == (failure, code, None)


@pytest.mark.parametrize(("asked", "waits"), [(7, 7.0), (10**9, 86_400.0), ("soon", None)])
def test_too_much_at_once_waits_as_long_as_telegram_says(asked: Any, waits: float | None) -> None:
    told = failed(refused(429, "Too Many Requests", parameters={"retry_after": asked}))
    assert (told.failure, told.after_seconds) == ("rate", waits)


def test_a_chat_is_known_by_a_number() -> None:
    host = Host()
    assert failed(host, customer="@mina").code == "bad_id"
    assert host.asked == []


@pytest.mark.parametrize("token", ["", "demo", f"{BOT}:a/../b", f"x{BOT}:abc", f"{BOT}:a?b"])
def test_what_is_no_token_never_becomes_an_address(token: str) -> None:
    host = Host()
    with pytest.raises(SendFailed) as raised:
        host.adapter().send(Connection(BOT, Secret(token)), outgoing(Content("hi")))
    assert (raised.value.failure, host.asked) == ("reauth", [])


@pytest.mark.parametrize(
    "answer",
    [TAKEN, httpx2.ConnectError("no"), httpx2.ReadTimeout("no"), httpx2.Response(500, text="x")],
)
def test_the_token_is_in_no_log_line_and_no_error(
    answer: httpx2.Response | Exception, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    host = Host(answer)
    told: list[object] = []
    try:
        send(host, Content("hi"))
    except SendFailed as error:
        cause = error.__cause__
        told += [repr(error), repr(cause), str(cause)]
        if isinstance(cause, httpx2.RequestError):
            told.append(str(cause.request.url))
    assert PROVES in str(host.asked[0].url)
    assert PROVES not in f"{told} {caplog.text}"


def test_what_was_sent_cannot_be_asked_after() -> None:
    with pytest.raises(CannotBeAsked):
        Host().adapter().find_sent(
            CONNECTION, outgoing(Content("hi")), since=datetime(2026, 1, 1, tzinfo=UTC)
        )


def test_a_webhook_is_registered_with_its_secret_and_what_is_wanted() -> None:
    host = Host(httpx2.Response(200, json={"ok": True, "result": True}))
    adapter = host.adapter()
    secret = adapter.new_secret()
    adapter.set_webhook(CONNECTION, url=f"https://shop.example/hooks/telegram/{BOT}", secret=secret)
    assert host.asked[0].url.path.endswith("/setWebhook")
    assert host.bodies == [
        {
            "url": f"https://shop.example/hooks/telegram/{BOT}",
            "secret_token": secret.reveal(),
            "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member"],
        }
    ]
    assert len(secret.reveal()) >= 43
    assert secret != adapter.new_secret()


def test_a_token_is_the_bots_whose_id_it_begins_with() -> None:
    adapter = Host().adapter()
    assert adapter.owns(CONNECTION)
    assert not adapter.owns(Connection("730100004", CONNECTION.access_token))


def test_a_press_is_acknowledged_by_its_id() -> None:
    host = Host(httpx2.Response(200, json={"ok": True, "result": True}))
    host.adapter().acknowledge(CONNECTION, "9100200300400500")
    assert host.asked[0].url.path.endswith("/answerCallbackQuery")
    assert host.bodies == [{"callback_query_id": "9100200300400500"}]
