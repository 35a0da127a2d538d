"""Our content as messages of a page, sent through a recorded Graph API."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest

from handsel.kit.secrets import Secret
from handsel.modules.channels.adapter import Connection, Outgoing
from handsel.modules.channels.adapters.messenger.adapter import Messenger
from handsel.modules.channels.adapters.meta.graph import Graph
from handsel.modules.channels.adapters.meta.text import utf16_units
from handsel.modules.channels.content import Button, Choice, Content, Template
from handsel.modules.channels.failures import SendFailed

CONNECTION = Connection("1045", Secret("the-token-of-a-page"))
SINCE = datetime(2025, 11, 24, 16, tzinfo=UTC)
PAY = Button("Pay", url="https://pay.example.com/1")
YES = Button("Confirm", payload="confirm:c_1")
SMALL, LARGE = Choice("Small", "size:s"), Choice("Large", "size:l")
CAKE = Choice("Rose and pistachio celebration cake", "show:p_1", "Serves ten; two days' notice")


@dataclass
class Graphlike:
    """Answers as told and keeps what it was asked."""

    answer: Callable[[httpx2.Request], httpx2.Response]
    asked: list[httpx2.Request] = field(default_factory=list)

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request)
        return self.answer(request)

    def adapter(self) -> Messenger:
        """Our adapter, connected to this."""
        transport = httpx2.MockTransport(self)
        return Messenger(Graph("https://graph.example.com", transport=transport))

    @property
    def body(self) -> Any:
        """What the newest call said."""
        return json.loads(self.asked[-1].content)


@pytest.fixture
def graphlike() -> Graphlike:
    """A Graph API that takes everything."""
    return Graphlike(lambda _: httpx2.Response(200, json={"message_id": "m_9"}))


def outgoing(content: Content | None = None, **more: Any) -> Outgoing:
    return Outgoing("1045", "6100", content or Content("Two left"), "our-id", **more)


def test_a_message_carries_our_own_id_and_says_it_is_a_response(graphlike: Graphlike) -> None:
    assert graphlike.adapter().send(CONNECTION, outgoing()).external_id == "m_9"
    assert graphlike.asked[0].url.path == "/v23.0/1045/messages"
    assert graphlike.body == {
        "recipient": {"id": "6100"},
        "messaging_type": "RESPONSE",
        "message": {"text": "Two left", "metadata": "our-id"},
    }


def test_a_members_late_answer_is_tagged(graphlike: Graphlike) -> None:
    graphlike.adapter().send(CONNECTION, outgoing(human_agent=True))
    body = graphlike.body
    assert (body["messaging_type"], body["tag"]) == ("MESSAGE_TAG", "HUMAN_AGENT")


def quick(title: str, payload: str) -> dict[str, str]:
    return {"content_type": "text", "title": title, "payload": payload}


def template(**payload: Any) -> dict[str, Any]:
    return {"attachment": {"type": "template", "payload": payload}}


RENDERED = {
    "text": (Content("hello"), {"text": "hello"}),
    "buttons_that_answer": (
        Content("Shall I?", buttons=(YES,)),
        {"text": "Shall I?", "quick_replies": [quick("Confirm", "confirm:c_1")]},
    ),
    "a_button_that_opens": (
        Content("Your order", buttons=(PAY, YES)),
        template(
            template_type="button",
            text="Your order",
            buttons=[
                {"type": "web_url", "title": "Pay", "url": "https://pay.example.com/1"},
                {"type": "postback", "title": "Confirm", "payload": "confirm:c_1"},
            ],
        ),
    ),
    "short_choices": (
        Content("Which size?", choices=(SMALL, LARGE)),
        {
            "text": "Which size?",
            "quick_replies": [quick("Small", "size:s"), quick("Large", "size:l")],
        },
    ),
    "cards": (
        Content(choices=(CAKE,)),
        template(
            template_type="generic",
            elements=[
                {
                    "title": "Rose and pistachio celebration cake",
                    "subtitle": "Serves ten; two days' notice",
                    "buttons": [
                        {"type": "postback", "title": "Rose and pistachio…", "payload": "show:p_1"}
                    ],
                }
            ],
        ),
    ),
    "video": (
        Content(media_url="https://shop.example.com/v.mp4", media_kind="video"),
        {"attachment": {"type": "video", "payload": {"url": "https://shop.example.com/v.mp4"}}},
    ),
}


@pytest.mark.parametrize(("content", "message"), RENDERED.values(), ids=RENDERED.keys())
def test_each_content_has_its_shape(
    graphlike: Graphlike, content: Content, message: dict[str, Any]
) -> None:
    adapter = graphlike.adapter()
    [part] = adapter.parts_of(content)
    adapter.send(CONNECTION, outgoing(part))
    assert graphlike.body["message"] == message | {"metadata": "our-id"}


LONG = {
    "words": Content("word " * 1000, buttons=(YES,)),
    "two_bytes_each": Content("ü" * 2001),
    "pairs_of_surrogates": Content("\U0001f382" * 1500),
    "a_template": Content("word " * 500, buttons=(PAY,)),
    "choices_with_descriptions": Content("Which cake?", choices=(CAKE, SMALL)),
    "more_choices_than_cards": Content("Which cake?", choices=(CAKE,) * 25),
    "more_choices_than_taps": Content("Which size?", choices=(SMALL,) * 14),
    "choices_beside_an_address": Content("Which?", buttons=(PAY,), choices=(SMALL, LARGE)),
    "a_picture_and_words": Content("caption", media_url="https://shop.example.com/mug.jpg"),
    "choices_without_words": Content(choices=(SMALL, LARGE)),
}


@pytest.mark.parametrize("content", LONG.values(), ids=LONG.keys())
def test_the_parts_of_any_content_fit_one_message_each(
    graphlike: Graphlike, content: Content
) -> None:
    adapter = graphlike.adapter()
    parts = adapter.parts_of(content)
    for part in parts:
        adapter.send(CONNECTION, outgoing(part))
        assert utf16_units(part.text) <= 2000
    assert "".join(p.text for p in parts).replace(" ", "") == content.text.replace(" ", "")
    assert [each for part in parts for each in pressable(part)] == pressable(content)


def pressable(content: Content) -> list[str]:
    payloads = [button.payload for button in content.buttons]
    return payloads + [choice.payload for choice in content.choices]


def test_two_thousand_characters_are_one_message_whatever_their_bytes() -> None:
    adapter = Graphlike(lambda _: httpx2.Response(500)).adapter()
    assert len(adapter.parts_of(Content("ह" * 2000))) == 1


@pytest.mark.parametrize(
    "content",
    [
        Content(""),
        Content("x" * 2001),
        Content("x" * 641, buttons=(PAY,)),
        Content("x", buttons=(PAY,) * 4),
        Content("x", buttons=(YES,) * 14),
        Content("x", choices=(SMALL,)),
        Content(choices=(CAKE,) * 11),
        Content("x", media_url="https://shop.example.com/mug.jpg"),
        Content("x", buttons=(Button("t", payload="p" * 1001),)),
        Content(template=Template("order_update", "en")),
    ],
)
def test_what_does_not_fit_one_message_is_refused_unsent(
    graphlike: Graphlike, content: Content
) -> None:
    with pytest.raises(SendFailed) as caught:
        graphlike.adapter().send(CONNECTION, outgoing(content))
    assert (caught.value.failure, graphlike.asked) == ("permanent", [])


def test_another_apps_thread_fails_one_message_and_not_the_page() -> None:
    error = {"code": 10, "error_subcode": 2018300, "message": "another app is controlling it"}
    graphlike = Graphlike(lambda _: httpx2.Response(400, json={"error": error}))
    with pytest.raises(SendFailed) as caught:
        graphlike.adapter().send(CONNECTION, outgoing())
    assert caught.value.failure == "permanent"


def test_a_sent_message_is_looked_up_in_its_thread_on_messenger() -> None:
    told = {
        "id": "m_7",
        "created_time": "2025-11-24T16:00:03+0000",
        "from": {"id": "1045"},
        "message": "Two left",
    }
    found = {"data": [{"id": "t_1", "messages": {"data": [told]}}]}
    graphlike = Graphlike(lambda _: httpx2.Response(200, json=found))
    sent = graphlike.adapter().find_sent(CONNECTION, outgoing(), since=SINCE)
    assert sent is not None
    assert sent.external_id == "m_7"
    asked = graphlike.asked[0].url.params
    assert (asked["platform"], asked["user_id"]) == ("messenger", "6100")


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ({"name": "Robin Reed", "first_name": "Robin"}, "Robin Reed"),
        ({"first_name": "Robin", "last_name": "Reed"}, "Robin"),
        ({"error": {"code": 100, "error_subcode": 33, "message": "no"}}, ""),
    ],
)
def test_the_customers_name_is_asked_for(answer: dict[str, Any], name: str) -> None:
    graphlike = Graphlike(lambda _: httpx2.Response(200, json=answer))
    assert graphlike.adapter().fetch_name(CONNECTION, "6100") == name
