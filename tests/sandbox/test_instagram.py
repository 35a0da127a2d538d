"""Instagram: what customers write, what businesses send, and how Meta would refuse it."""

import hashlib
import hmac
import json
from typing import Any

import httpx2
import pytest

from tests.sandbox.outside import META_SECRET, Outside, Received, RecordingGate

ROSE, ANA = "17841400000000001", "5550001"
FROM_ANA: dict[str, Any] = {"channel_kind": "instagram", "account_id": ROSE, "customer_id": ANA}


def signature(body: bytes, secret: str = META_SECRET) -> str:
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def only_item(received: list[Received]) -> dict[str, Any]:
    (call,) = received
    payload = json.loads(call.body)
    (entry,) = payload["entry"]
    assert (payload["object"], entry["id"]) == ("instagram", ROSE)
    (item,) = entry["messaging"]
    return dict(item)


def send(graph: httpx2.Client, message: dict[str, Any], **more: Any) -> httpx2.Response:
    body = {"recipient": {"id": ANA}, "message": message, **more}
    return graph.post(f"/{ROSE}/messages", json=body)


def test_what_a_customer_writes_reaches_the_gate_signed_over_the_raw_bytes(
    outside: Outside, gate: RecordingGate
) -> None:
    said = outside.control("say", **FROM_ANA, text="two blue mugs?")
    item = only_item(gate.received)
    assert said["status"] == 200
    assert item["message"] == {"mid": said["message_id"], "text": "two blue mugs?"}
    assert (item["sender"]["id"], item["recipient"]["id"]) == (ANA, ROSE)
    (call,) = gate.received
    assert call.path == "/hooks/meta"
    assert call.headers["x-hub-signature-256"] == signature(call.body)


def test_the_body_is_escaped_as_meta_escapes_it(outside: Outside, gate: RecordingGate) -> None:
    outside.control("say", **FROM_ANA, text="äöå 😀 <b> 50% a@b /x")
    (call,) = gate.received
    written = b"\\u00e4\\u00f6\\u00e5 \\ud83d\\ude00 \\u003Cb> 50\\u0025 a\\u0040b \\/x"
    assert written in call.body
    assert json.loads(call.body)["entry"][0]["messaging"][0]["message"]["text"] == (
        "äöå 😀 <b> 50% a@b /x"
    )


@pytest.mark.parametrize(
    ("said", "key", "expected"),
    [
        ({"text": "hi", "reply_to": "m1"}, "message", {"text": "hi", "reply_to": {"mid": "m1"}}),
        (
            {"text": "nice", "reply_to": {"story": {"id": "s", "url": "https://s"}}},
            "message",
            {"text": "nice", "reply_to": {"story": {"id": "s", "url": "https://s"}}},
        ),
        (
            {"attachments": [{"type": "image", "url": "https://i"}]},
            "message",
            {"attachments": [{"type": "image", "payload": {"url": "https://i"}}]},
        ),
        (
            {"text": "Yes", "quick_reply": "confirm:1"},
            "message",
            {"text": "Yes", "quick_reply": {"payload": "confirm:1"}},
        ),
        (
            {"postback": {"title": "Buy", "payload": "add:1"}},
            "postback",
            {"title": "Buy", "payload": "add:1"},
        ),
        (
            {"reaction": {"mid": "m1", "reaction": "love", "emoji": "x"}},
            "reaction",
            {"action": "react", "mid": "m1", "reaction": "love", "emoji": "x"},
        ),
        (
            {"referral": {"ref": "story"}},
            "referral",
            {"source": "SHORTLINKS", "type": "OPEN_THREAD", "ref": "story"},
        ),
    ],
)
def test_each_kind_of_event_has_its_documented_shape(
    outside: Outside,
    gate: RecordingGate,
    said: dict[str, Any],
    key: str,
    expected: dict[str, Any],
) -> None:
    outside.control("say", **FROM_ANA, **said, message_id="m9")
    item = only_item(gate.received)
    got = {name: value for name, value in item[key].items() if (name, value) != ("mid", "m9")}
    assert got == expected


def test_an_unsent_message_keeps_its_id_and_loses_its_text(
    outside: Outside, gate: RecordingGate
) -> None:
    outside.control("say", **FROM_ANA, unsend="m1")
    assert only_item(gate.received)["message"] == {"mid": "m1", "is_deleted": True}


def test_half_a_surrogate_pair_is_posted_and_logged(outside: Outside, gate: RecordingGate) -> None:
    body = b'{"channel_kind":"instagram","account_id":"1","customer_id":"2","text":"a\\ud83d"}'
    assert outside.http.post("/_sandbox/say", content=body).status_code == 200
    assert b'"a\\ud83d"' in gate.received[0].body
    assert outside.log(kind="webhook")[0]["text"] == "a\ud83d"


def test_a_batch_goes_out_in_one_call_grouped_by_account(
    outside: Outside, gate: RecordingGate
) -> None:
    batch = [{"text": "one"}, {"text": "two", "account_id": "17841400000000002"}, {"text": "three"}]
    said = outside.control("say", **FROM_ANA, batch=batch)
    (call,) = gate.received
    entries = json.loads(call.body)["entry"]
    texts = [[item["message"]["text"] for item in entry["messaging"]] for entry in entries]
    assert texts == [["one", "three"], ["two"]]
    assert len(set(said["message_ids"])) == 3


def test_messages_never_share_a_timestamp(outside: Outside, gate: RecordingGate) -> None:
    outside.control("say", **FROM_ANA, batch=[{"text": str(n)} for n in range(50)])
    (entry,) = json.loads(gate.received[0].body)["entry"]
    times = [item["timestamp"] for item in entry["messaging"]]
    assert sorted(set(times)) == times


def test_a_send_is_logged_as_read_and_echoed(
    outside: Outside, gate: RecordingGate, graph: httpx2.Client
) -> None:
    answer = send(graph, {"text": "Two blue mugs are £28.00"}).json()
    (entry,) = outside.log(kind="send")
    outside.settle()
    echo = only_item(gate.received)
    assert answer["recipient_id"] == ANA
    assert entry["message_id"] == answer["message_id"] == echo["message"]["mid"]
    assert entry["text"] == "Two blue mugs are £28.00"
    assert (entry["account_id"], entry["customer_id"]) == (ROSE, ANA)
    assert (echo["sender"]["id"], echo["recipient"]["id"]) == (ROSE, ANA)
    assert echo["message"]["is_echo"] is True


def test_a_template_reads_as_its_text_and_buttons(outside: Outside, graph: httpx2.Client) -> None:
    buttons = [
        {"type": "web_url", "title": "Pay", "url": "https://pay/1"},
        {"type": "postback", "title": "Change", "payload": "change"},
    ]
    payload = {"template_type": "button", "text": "Total £28", "buttons": buttons}
    send(graph, {"attachment": {"type": "template", "payload": payload}})
    (entry,) = outside.log(kind="send")
    assert entry["text"] == "Total £28\nPay: https://pay/1\nChange"
    assert [button["title"] for button in entry["buttons"]] == ["Pay", "Change"]


def test_a_form_with_a_token_inside_is_taken_and_the_token_not_logged(
    outside: Outside,
) -> None:
    form = {
        "recipient": json.dumps({"id": ANA}),
        "message": json.dumps({"text": "hello"}),
        "access_token": f"IGAA{ROSE}",
    }
    answer = outside.http.post("/meta/v23.0/me/messages", data=form)
    (entry,) = outside.log(kind="send")
    assert answer.status_code == 200
    assert entry["account_id"] == ROSE
    assert "access_token" not in entry["body"]


@pytest.mark.parametrize(
    "message",
    [
        {"text": "é" * 500 + "e"},
        {"text": "  "},
        {},
        {"text": "a", "attachment": {"type": "image", "payload": {"url": "https://x"}}},
        {"attachment": {"type": "image", "payload": {"url": "no address"}}},
        {"attachment": {"type": "template", "payload": {"template_type": "button", "text": "a"}}},
        {"text": "a", "quick_replies": [{"content_type": "text", "title": "a"}]},
        {
            "text": "a",
            "quick_replies": [{"content_type": "text", "title": "x" * 21, "payload": "p"}],
        },
    ],
)
def test_a_message_meta_would_refuse_is_refused_and_not_logged(
    outside: Outside, graph: httpx2.Client, message: dict[str, Any]
) -> None:
    answer = send(graph, message)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["type"]) == (400, 100, "OAuthException")
    assert error["fbtrace_id"]
    assert outside.log(kind="send") == []


def test_a_thousand_bytes_of_text_are_taken(graph: httpx2.Client) -> None:
    assert send(graph, {"text": "é" * 500}).status_code == 200


def test_a_token_speaks_for_its_own_account_only(outside: Outside) -> None:
    body = {"recipient": {"id": ANA}, "message": {"text": "hi"}}
    token = {"authorization": "Bearer IGAA17841400000000002"}
    answer = outside.http.post(f"/meta/v23.0/{ROSE}/messages", json=body, headers=token)
    assert answer.json()["error"]["error_subcode"] == 33
    without = outside.http.post(f"/meta/v23.0/{ROSE}/messages", json=body)
    assert without.json()["error"]["code"] == 104
    assert outside.log(kind="send") == []


def test_the_window_is_enforced_only_when_asked(outside: Outside, graph: httpx2.Client) -> None:
    assert send(graph, {"text": "free"}).status_code == 200
    outside.control("faults", provider="instagram", kind="enforce_window")
    closed = send(graph, {"text": "too late"}).json()["error"]
    assert (closed["code"], closed["error_subcode"]) == (10, 2534022)
    outside.control("say", **FROM_ANA, text="hi")
    assert send(graph, {"text": "in time"}).status_code == 200
    outside.control("clock", offset_seconds=25 * 3600)
    assert send(graph, {"text": "too late"}).status_code == 403
    assert send(graph, {"text": "by hand"}, tag="HUMAN_AGENT").status_code == 200


def test_a_person_answering_in_the_app_is_an_echo_nobody_sent(
    outside: Outside, gate: RecordingGate
) -> None:
    echo = outside.control("echo", account_id=ROSE, customer_id=ANA, text="I'll help you")
    item = only_item(gate.received)
    assert item["message"] == {
        "mid": echo["message_id"],
        "text": "I'll help you",
        "is_echo": True,
    }
    assert outside.log(kind="send") == []


def test_a_profile_has_the_name_the_customer_said(outside: Outside, graph: httpx2.Client) -> None:
    outside.control("say", **FROM_ANA, text="hi", customer_name="Ana", customer_username="ana.k")
    answer = graph.get(f"/{ANA}", params={"fields": "name,username"})
    assert answer.json() == {"id": ANA, "name": "Ana", "username": "ana.k"}


def test_an_account_is_subscribed_until_it_is_not(graph: httpx2.Client) -> None:
    path = f"/{ROSE}/subscribed_apps"
    assert graph.get(path).json() == {"data": []}
    graph.post(path, params={"subscribed_fields": "messages,messaging_postbacks"})
    (app,) = graph.get(path).json()["data"]
    assert app["subscribed_fields"] == ["messages", "messaging_postbacks"]
    graph.delete(path)
    assert graph.get(path).json() == {"data": []}


def test_what_an_account_sent_can_be_looked_up_in_its_thread_with_a_customer(
    outside: Outside, graph: httpx2.Client
) -> None:
    mid = send(graph, {"text": "two blue mugs"}).json()["message_id"]
    query = {"platform": "instagram", "user_id": ANA, "fields": "messages"}
    (thread,) = graph.get(f"/{ROSE}/conversations", params=query).json()["data"]
    newest = thread["messages"]["data"][0]
    assert (newest["id"], newest["message"], newest["from"]["id"]) == (mid, "two blue mugs", ROSE)
    nobody = graph.get(f"/{ROSE}/conversations", params=query | {"user_id": "1"}).json()
    assert nobody == {"data": []}
