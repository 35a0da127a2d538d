"""Messenger beside Instagram: its webhooks, sends, echoes and receipts."""

import json
from typing import Any

import httpx2
import pytest

from tests.sandbox.outside import Outside, RecordingGate
from tests.sandbox.test_instagram import signature

PAGE, ROBIN = "104500000000001", "6100000000000001"
FROM_ROBIN: dict[str, Any] = {
    "channel_kind": "messenger",
    "account_id": PAGE,
    "customer_id": ROBIN,
}


def items(gate: RecordingGate) -> list[dict[str, Any]]:
    """What was told of the page, in order."""
    entries = [entry for call in gate.received for entry in _entries(call.body)]
    assert {entry["id"] for entry in entries} <= {PAGE}
    return [item for entry in entries for item in entry["messaging"]]


def _entries(body: bytes) -> list[dict[str, Any]]:
    payload = json.loads(body)
    assert payload["object"] == "page"
    return list(payload["entry"])


def send(graph: httpx2.Client, message: dict[str, Any], **more: Any) -> httpx2.Response:
    body = {"recipient": {"id": ROBIN}, "messaging_type": "RESPONSE", "message": message, **more}
    return graph.post(f"/{PAGE}/messages", json=body)


def test_what_a_customer_writes_to_a_page_reaches_the_gate_signed(
    outside: Outside, gate: RecordingGate
) -> None:
    said = outside.control("say", **FROM_ROBIN, text="two blue mugs?")
    (item,) = items(gate)
    (call,) = gate.received
    assert call.headers["x-hub-signature-256"] == signature(call.body)
    assert (item["sender"]["id"], item["recipient"]["id"]) == (ROBIN, PAGE)
    assert item["message"] == {"mid": said["message_id"], "text": "two blue mugs?"}


def test_a_send_comes_back_as_an_echo_with_its_metadata_and_a_receipt(
    outside: Outside, gate: RecordingGate, graph: httpx2.Client
) -> None:
    answer = send(graph, {"text": "Two left", "metadata": "our-id"}).json()
    outside.settle()
    by_kind = {("delivery" if "delivery" in item else "echo"): item for item in items(gate)}
    echo, receipt = by_kind["echo"], by_kind["delivery"]
    assert echo["message"]["mid"] == answer["message_id"]
    assert (echo["sender"]["id"], echo["message"]["metadata"]) == (PAGE, "our-id")
    assert echo["message"]["app_id"]
    assert receipt["sender"]["id"] == ROBIN
    assert receipt["delivery"]["mids"] == [answer["message_id"]]
    assert receipt["delivery"]["watermark"] > 1_000_000_000_000
    assert outside.log(kind="send")[0]["channel_kind"] == "messenger"


def test_a_person_in_the_pages_inbox_is_another_app(outside: Outside, gate: RecordingGate) -> None:
    outside.control("echo", **FROM_ROBIN, text="I will look")
    (item,) = items(gate)
    assert item["message"]["is_echo"] is True
    assert item["message"]["app_id"] == 263902037430900
    assert "metadata" not in item["message"]


def test_reading_is_told_until_a_moment_and_opens_no_window(
    outside: Outside, gate: RecordingGate, graph: httpx2.Client
) -> None:
    outside.control("faults", provider="messenger", kind="enforce_window")
    outside.control("say", **FROM_ROBIN, read=True)
    (item,) = items(gate)
    assert item["read"] == {"watermark": item["timestamp"]}
    refused = send(graph, {"text": "hello"})
    assert refused.json()["error"]["error_subcode"] == 2534022
    outside.control("say", **FROM_ROBIN, text="hi")
    assert send(graph, {"text": "hello"}).status_code == 200


def test_an_edit_names_the_message_and_its_words(outside: Outside, gate: RecordingGate) -> None:
    outside.control("say", **FROM_ROBIN, edit={"mid": "m1", "text": "three"})
    (item,) = items(gate)
    assert item["message_edit"] == {"num_edit": 1, "mid": "m1", "text": "three"}


@pytest.mark.parametrize(
    ("message", "more", "accepted"),
    [
        ({"text": "x" * 2000}, {}, True),
        ({"text": "ü" * 2000}, {}, True),
        ({"text": "x" * 2001}, {}, False),
        ({"text": "x", "metadata": "x" * 1001}, {}, False),
        ({"text": "x"}, {"messaging_type": None}, False),
        ({"text": "x"}, {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}, True),
        ({"text": "x"}, {"messaging_type": "MESSAGE_TAG", "tag": "ACCOUNT_UPDATE"}, False),
    ],
)
def test_what_messenger_alone_refuses(
    outside: Outside,
    graph: httpx2.Client,
    message: dict[str, Any],
    more: dict[str, Any],
    accepted: bool,
) -> None:
    outside.control("say", **FROM_ROBIN, text="hi")
    assert (send(graph, message, **more).status_code == 200) is accepted


def test_a_pages_thread_and_customers_are_its_own(outside: Outside, graph: httpx2.Client) -> None:
    outside.control("say", **FROM_ROBIN, text="hi", customer_name="Robin Reed")
    send(graph, {"text": "Two left"})
    query = {"platform": "messenger", "user_id": ROBIN}
    (thread,) = graph.get(f"/{PAGE}/conversations", params=query).json()["data"]
    assert [said["message"] for said in thread["messages"]["data"]] == ["Two left"]
    fields = {"fields": "name,first_name"}
    assert graph.get(f"/{ROBIN}", params=fields).json()["name"] == "Robin Reed"
