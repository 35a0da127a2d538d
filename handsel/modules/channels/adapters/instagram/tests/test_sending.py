"""Sending and looking up through the Graph API, over a recorded transport."""

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest

from handsel.kit.secrets import Secret
from handsel.modules.channels.adapter import Connection, Outgoing
from handsel.modules.channels.adapters.instagram.adapter import Instagram
from handsel.modules.channels.adapters.meta.graph import Graph
from handsel.modules.channels.content import Button, Content
from handsel.modules.channels.failures import SendFailed

TOKEN = Secret("the-token-of-rose-bakery")
CONNECTION = Connection("17841", TOKEN)
SINCE = datetime(2025, 11, 24, 16, tzinfo=UTC)


@dataclass
class Graphlike:
    """Answers as told and keeps what it was asked."""

    answer: Callable[[httpx2.Request], httpx2.Response]
    asked: list[httpx2.Request] = field(default_factory=list)

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request)
        return self.answer(request)


def instagram(
    answer: Callable[[httpx2.Request], httpx2.Response], *secrets: str
) -> tuple[Instagram, Graphlike]:
    graphlike = Graphlike(answer)
    graph = Graph(
        "https://graph.example.com",
        app_secrets=[Secret(each) for each in secrets],
        transport=httpx2.MockTransport(graphlike),
    )
    return Instagram(graph), graphlike


def outgoing(content: Content | None = None, **more: Any) -> Outgoing:
    return Outgoing("17841", "555", content or Content("Two left"), "our-id", **more)


def sent_well(_request: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(200, json={"recipient_id": "555", "message_id": "mid.9"})


def failing(status: int, **error: Any) -> Callable[[httpx2.Request], httpx2.Response]:
    return lambda _: httpx2.Response(status, json={"error": {"message": "no", **error}})


def raising(error: Exception) -> Callable[[httpx2.Request], httpx2.Response]:
    def answer(_request: httpx2.Request) -> httpx2.Response:
        raise error

    return answer


def failure_of(answer: Callable[[httpx2.Request], httpx2.Response]) -> SendFailed:
    with pytest.raises(SendFailed) as caught:
        instagram(answer)[0].send(CONNECTION, outgoing())
    return caught.value


def test_a_message_is_sent_with_the_token_and_its_proof() -> None:
    adapter, graphlike = instagram(sent_well, "app-secret")
    assert adapter.send(CONNECTION, outgoing()).external_id == "mid.9"
    [asked] = graphlike.asked
    proof = hmac.new(b"app-secret", TOKEN.reveal().encode(), hashlib.sha256).hexdigest()
    assert asked.method == "POST"
    assert asked.url.path == "/v23.0/17841/messages"
    assert asked.url.params["appsecret_proof"] == proof
    assert asked.headers["authorization"] == f"Bearer {TOKEN.reveal()}"
    assert TOKEN.reveal() not in str(asked.url)
    assert json.loads(asked.content) == {
        "recipient": {"id": "555"},
        "message": {"text": "Two left"},
    }


def test_a_members_late_answer_is_tagged_and_the_assistants_is_not() -> None:
    adapter, graphlike = instagram(sent_well)
    adapter.send(CONNECTION, outgoing(human_agent=True))
    adapter.send(CONNECTION, outgoing())
    tagged, plain = (json.loads(asked.content) for asked in graphlike.asked)
    assert (tagged["messaging_type"], tagged["tag"]) == ("MESSAGE_TAG", "HUMAN_AGENT")
    assert "tag" not in plain


def test_an_account_of_our_older_app_is_reached_with_its_secret() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        right = hmac.new(b"old", TOKEN.reveal().encode(), hashlib.sha256).hexdigest()
        if request.url.params["appsecret_proof"] != right:
            return failing(400, code=100, message="Invalid appsecret_proof provided")(request)
        return sent_well(request)

    adapter, graphlike = instagram(answer, "new", "old")
    assert adapter.send(CONNECTION, outgoing()).external_id == "mid.9"
    assert len(graphlike.asked) == 2


def test_any_other_refusal_is_not_tried_with_another_secret() -> None:
    adapter, graphlike = instagram(failing(400, code=100), "new", "old")
    with pytest.raises(SendFailed):
        adapter.send(CONNECTION, outgoing())
    assert len(graphlike.asked) == 1


CLASSES = [
    (failing(400, code=190, type="OAuthException"), "reauth"),
    (failing(401), "reauth"),
    (failing(403, code=200), "reauth"),
    (failing(400, code=10), "reauth"),
    (failing(403, code=10, error_subcode=2534022), "window"),
    (failing(400, code=10, error_subcode=2018278), "window"),
    (failing(400, code=100), "permanent"),
    (failing(400, code=100, error_subcode=2018001), "permanent"),
    (failing(400, code=551), "permanent"),
    (failing(403, code=200, error_subcode=1545041), "permanent"),
    (failing(404), "permanent"),
    (failing(400, code=4), "rate"),
    (failing(400, code=613), "rate"),
    (failing(400, code=80002), "rate"),
    (failing(500, code=17), "rate"),
    (failing(429), "rate"),
    (failing(400, code=2, is_transient=True), "retry"),
    (failing(400, code=1), "retry"),
    (failing(400, code=9999, is_transient=True), "retry"),
    (failing(500, code=2, is_transient=True), "unknown"),
    (failing(503), "unknown"),
    (lambda _: httpx2.Response(502, text="<html>bad gateway</html>"), "unknown"),
    (lambda _: httpx2.Response(200, text="<html>hello</html>"), "unknown"),
    (lambda _: httpx2.Response(200, json={"recipient_id": "555"}), "unknown"),
    (lambda _: httpx2.Response(200, json=[]), "unknown"),
    (lambda _: httpx2.Response(200, text="x" * 300_000), "unknown"),
    (lambda _: httpx2.Response(200, json={"error": {"code": 190}}), "reauth"),
    (lambda _: httpx2.Response(302, headers={"location": "https://elsewhere"}), "permanent"),
    (raising(httpx2.ConnectError("refused")), "retry"),
    (raising(httpx2.ConnectTimeout("slow")), "retry"),
    (raising(httpx2.PoolTimeout("busy")), "retry"),
    (raising(httpx2.ReadTimeout("slow")), "unknown"),
    (raising(httpx2.WriteTimeout("slow")), "unknown"),
    (raising(httpx2.ReadError("reset")), "unknown"),
    (raising(httpx2.RemoteProtocolError("hung up")), "unknown"),
]


@pytest.mark.parametrize(("answer", "failure"), CLASSES)
def test_each_failure_has_its_class(
    answer: Callable[[httpx2.Request], httpx2.Response], failure: str
) -> None:
    assert failure_of(answer).failure == failure


def test_a_failure_never_tells_the_token_or_the_address() -> None:
    failed = failure_of(raising(httpx2.ConnectError("https://x?appsecret_proof=abc refused")))
    assert failed.reason == "ConnectError"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "37"}, 37.0),
        ({"retry-after": "999999999"}, 86_400.0),
        ({"retry-after": "soon"}, None),
        (
            {
                "x-business-use-case-usage": json.dumps(
                    {"17841": [{"type": "instagram", "estimated_time_to_regain_access": 3}]}
                )
            },
            180.0,
        ),
        ({"x-business-use-case-usage": "not json"}, None),
        ({}, None),
    ],
)
def test_the_wait_that_the_provider_asks_for_is_told(
    headers: dict[str, str], seconds: float | None
) -> None:
    body = {"error": {"code": 4, "message": "too many"}}
    failed = failure_of(lambda _: httpx2.Response(400, headers=headers, json=body))
    assert (failed.failure, failed.after_seconds) == ("rate", seconds)


@pytest.mark.parametrize("strange", ["../me", "1/2", "", "a?b", "x" * 200])
def test_an_id_that_is_none_is_never_put_into_an_address(strange: str) -> None:
    adapter, graphlike = instagram(sent_well)
    message = Outgoing(strange, "555", Content("hi"), "our-id")
    with pytest.raises(SendFailed) as caught:
        adapter.send(CONNECTION, message)
    assert caught.value.failure == "permanent"
    assert graphlike.asked == []


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ({"name": "Ada Reader", "username": "ada"}, "Ada Reader"),
        ({"username": "ada"}, "ada"),
        ({}, ""),
    ],
)
def test_the_customers_name_is_asked_for(answer: dict[str, str], name: str) -> None:
    adapter, graphlike = instagram(lambda _: httpx2.Response(200, json=answer))
    assert adapter.fetch_name(CONNECTION, "555") == name
    assert graphlike.asked[0].url.path == "/v23.0/555"


def test_a_name_that_is_refused_is_empty() -> None:
    adapter, _ = instagram(failing(403, code=230))
    assert adapter.fetch_name(CONNECTION, "555") == ""


def thread(*messages: dict[str, Any]) -> Callable[[httpx2.Request], httpx2.Response]:
    found = {"data": [{"id": "t1", "messages": {"data": list(messages)}}]}
    return lambda _: httpx2.Response(200, json=found)


def told(**changed: Any) -> dict[str, Any]:
    return {
        "id": "mid.7",
        "created_time": "2025-11-24T16:00:03+0000",
        "from": {"id": "17841", "username": "rose"},
        "message": "Two left",
    } | changed


def test_a_message_in_its_thread_is_found_by_author_time_and_words() -> None:
    adapter, graphlike = instagram(thread(told(id="mid.8", message="hello"), told()))
    found = adapter.find_sent(CONNECTION, outgoing(), since=SINCE)
    assert found is not None
    assert found.external_id == "mid.7"
    [asked] = graphlike.asked
    assert asked.url.path == "/v23.0/17841/conversations"
    assert asked.url.params["user_id"] == "555"


@pytest.mark.parametrize(
    "other",
    [
        told(message="Three left"),
        told(created_time="2025-11-24T15:59:50+0000"),
        told(created_time="yesterday"),
        told(**{"from": {"id": "555"}}),
        told(id=None),
    ],
)
def test_another_message_is_not_taken_for_it(other: dict[str, Any]) -> None:
    adapter, _ = instagram(thread(other))
    assert adapter.find_sent(CONNECTION, outgoing(), since=SINCE) is None


def test_a_picture_is_found_as_a_message_with_an_attachment() -> None:
    picture = told(message="", attachments={"data": [{"image_data": {"url": "https://x"}}]})
    adapter, _ = instagram(thread(picture))
    content = Content(media_url="https://shop.example.com/mug.jpg")
    assert adapter.find_sent(CONNECTION, outgoing(content), since=SINCE) is not None


def test_not_being_able_to_look_is_said() -> None:
    adapter, _ = instagram(failing(503))
    with pytest.raises(SendFailed):
        adapter.find_sent(CONNECTION, outgoing(), since=SINCE)


def test_a_button_that_opens_a_page_is_sent_as_a_template() -> None:
    adapter, graphlike = instagram(sent_well)
    content = Content("Your order", buttons=(Button("Pay", url="https://pay.example.com/1"),))
    adapter.send(CONNECTION, outgoing(content))
    message = json.loads(graphlike.asked[0].content)["message"]
    assert message["attachment"]["payload"]["buttons"] == [
        {"type": "web_url", "title": "Pay", "url": "https://pay.example.com/1"}
    ]
