"""Sending through the Cloud API, over a recorded transport."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest

from handsel.kit.secrets import Secret
from handsel.modules.channels.adapter import Connection, Outgoing, Sent
from handsel.modules.channels.adapters.meta.graph import Graph
from handsel.modules.channels.adapters.whatsapp.adapter import WhatsApp
from handsel.modules.channels.content import Content
from handsel.modules.channels.failures import CannotBeAsked, SendFailed

type Answer = Callable[[httpx2.Request], httpx2.Response]

CONNECTION = Connection("1060042", Secret("the-token-of-the-number"))
TAKEN = {"messaging_product": "whatsapp", "messages": [{"id": "wamid.9"}]}


def outgoing(customer: str = "447700900042") -> Outgoing:
    return Outgoing("1060042", customer, Content("Two left"), "our-id")


def whatsapp(answer: Answer) -> WhatsApp:
    return WhatsApp(Graph("https://graph.test", transport=httpx2.MockTransport(answer)))


def send(answer: Answer, customer: str = "447700900042") -> Sent:
    return whatsapp(answer).send(CONNECTION, outgoing(customer))


def failing(status: int, code: int, **headers: str) -> Answer:
    error = {"error": {"message": "no", "code": code}}
    return lambda _: httpx2.Response(status, json=error, headers=headers)


def failure_of(answer: Answer) -> SendFailed:
    with pytest.raises(SendFailed) as caught:
        send(answer)
    return caught.value


def asked_by_sending_to(customer: str) -> tuple[str, dict[str, Any]]:
    asked: list[httpx2.Request] = []

    def take(request: httpx2.Request) -> httpx2.Response:
        asked.append(request)
        return httpx2.Response(200, json=TAKEN)

    assert send(take, customer) == Sent("wamid.9")
    (request,) = asked
    assert request.headers["authorization"] == "Bearer the-token-of-the-number"
    return request.url.path, json.loads(request.content)


def test_a_message_goes_to_the_number_and_carries_our_id() -> None:
    path, body = asked_by_sending_to("447700900042")
    assert path.endswith("/1060042/messages")
    assert body == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": "447700900042",
        "type": "text",
        "text": {"body": "Two left"},
        "biz_opaque_callback_data": "our-id",
    }


def test_who_hides_the_number_is_written_to_by_the_id_that_stands_for_them() -> None:
    _, body = asked_by_sending_to("GB.7654321098765432")
    assert body["recipient"] == "GB.7654321098765432"
    assert "to" not in body


@pytest.mark.parametrize(
    ("status", "code", "failure"),
    [
        (400, 131047, "window"),
        (400, 131056, "rate"),
        (429, 130429, "rate"),
        (400, 80007, "rate"),
        (400, 4, "rate"),
        (401, 190, "reauth"),
        (403, 10, "reauth"),
        (403, 200, "reauth"),
        (401, 0, "reauth"),
        (403, 131005, "reauth"),
        (400, 131026, "permanent"),
        (400, 131048, "permanent"),
        (400, 131049, "permanent"),
        (400, 130472, "permanent"),
        (400, 131051, "permanent"),
        (400, 131053, "permanent"),
        (400, 132000, "permanent"),
        (404, 132001, "permanent"),
        (403, 368, "permanent"),
        (403, 131031, "permanent"),
        (400, 100, "permanent"),
        (503, 131016, "retry"),
        (500, 131057, "retry"),
        (500, 131000, "unknown"),
        (500, 2, "unknown"),
        (502, 0, "unknown"),
    ],
)
def test_each_error_has_its_class(status: int, code: int, failure: str) -> None:
    assert failure_of(failing(status, code)).failure == failure


def test_too_many_to_one_customer_are_tried_again_after_a_while() -> None:
    assert failure_of(failing(400, 131056)).after_seconds == 10.0
    asked = failing(400, 131056, **{"retry-after": "45"})
    assert failure_of(asked).after_seconds == 45.0


@pytest.mark.parametrize(
    "answered", [{}, {"messages": []}, {"messages": [{}]}, {"messages": "x"}, {"messages": ["x"]}]
)
def test_a_success_that_names_no_message_is_unknown(answered: dict[str, Any]) -> None:
    failed = failure_of(lambda _: httpx2.Response(200, json=answered))
    assert failed.failure == "unknown"


@pytest.mark.parametrize("raw", [b"", b"[]", b"<html>", b'{"messages": '])
def test_an_unreadable_success_is_unknown(raw: bytes) -> None:
    assert failure_of(lambda _: httpx2.Response(200, content=raw)).failure == "unknown"


def test_whatsapp_cannot_be_asked_after_a_message() -> None:
    adapter = whatsapp(lambda _: httpx2.Response(500))
    with pytest.raises(CannotBeAsked):
        adapter.find_sent(CONNECTION, outgoing(), since=datetime(2026, 1, 1, tzinfo=UTC))


def test_names_are_not_asked_for() -> None:
    def never(request: httpx2.Request) -> httpx2.Response:
        raise AssertionError(request.url)

    assert whatsapp(never).fetch_name(CONNECTION, "447700900042") == ""
