"""WhatsApp in the sandbox: what customers write, what businesses send, and what becomes of it."""

import json
from typing import Any

import httpx2
import pytest

from tests.sandbox.outside import Outside, RecordingGate
from tests.sandbox.test_instagram import signature

ROSE, ANA, HIDDEN = "106000000000042", "447700900042", "GB.7654321098765432"
FROM_ANA: dict[str, Any] = {"channel_kind": "whatsapp", "account_id": ROSE, "customer_id": ANA}
TEXT = {"type": "text", "text": {"body": "Two left"}}


def values(gate: RecordingGate, *, field: str = "messages") -> list[dict[str, Any]]:
    """What each call to the gate said of the number."""
    found = []
    for call in gate.received:
        assert call.headers["x-hub-signature-256"] == signature(call.body)
        payload = json.loads(call.body)
        assert payload["object"] == "whatsapp_business_account"
        (entry,) = payload["entry"]
        (change,) = entry["changes"]
        assert change["field"] == field
        assert change["value"]["metadata"]["phone_number_id"] == ROSE
        found.append(change["value"])
    return found


def only_message(gate: RecordingGate) -> dict[str, Any]:
    (value,) = values(gate)
    (message,) = value["messages"]
    return dict(message)


def send(graph: httpx2.Client, message: dict[str, Any], **more: Any) -> httpx2.Response:
    body = {"messaging_product": "whatsapp", "to": ANA, **message, **more}
    return graph.post(f"/{ROSE}/messages", json=body)


def interactive(kind: str, action: Any, text: str = "Which?") -> dict[str, Any]:
    content = {"type": kind, "body": {"text": text}, "action": action}
    return {"type": "interactive", "interactive": content}


def reply(title: str, payload: str) -> dict[str, Any]:
    return {"type": "reply", "reply": {"id": payload, "title": title}}


def statuses(outside: Outside, gate: RecordingGate) -> list[dict[str, Any]]:
    outside.settle()
    return [value["statuses"][0] for value in values(gate)]


def test_what_a_customer_writes_reaches_the_gate_with_their_name(
    outside: Outside, gate: RecordingGate
) -> None:
    said = outside.control("say", **FROM_ANA, text="two mugs?", customer_name="Ana Souza")
    (value,) = values(gate)
    (message,) = value["messages"]
    assert (message["id"], message["from"], message["type"]) == (said["message_id"], ANA, "text")
    assert message["text"] == {"body": "two mugs?"}
    assert value["contacts"] == [{"profile": {"name": "Ana Souza"}, "wa_id": ANA}]


@pytest.mark.parametrize(
    ("said", "kind", "content"),
    [
        (
            {"postback": {"title": "Yes", "payload": "confirm:1"}},
            "interactive",
            {"type": "button_reply", "button_reply": {"id": "confirm:1", "title": "Yes"}},
        ),
        (
            {"list_reply": {"id": "show:1", "title": "Mug"}},
            "interactive",
            {"type": "list_reply", "list_reply": {"id": "show:1", "title": "Mug"}},
        ),
        ({"quick_reply": "go", "text": "Go"}, "button", {"payload": "go", "text": "Go"}),
        (
            {"order": {"product_items": [{"product_retailer_id": "MUG", "quantity": 2}]}},
            "order",
            {
                "catalog_id": "1",
                "text": "",
                "product_items": [{"product_retailer_id": "MUG", "quantity": 2}],
            },
        ),
        (
            {"reaction": {"mid": "wamid.1", "emoji": "+"}},
            "reaction",
            {"message_id": "wamid.1", "emoji": "+"},
        ),
        (
            {"reaction": {"mid": "wamid.1", "action": "unreact"}},
            "reaction",
            {"message_id": "wamid.1"},
        ),
        ({"unsend": "wamid.1"}, "revoke", {"original_message_id": "wamid.1"}),
        (
            {"attachments": [{"type": "location", "latitude": 1.5, "longitude": 2.5}]},
            "location",
            {"latitude": 1.5, "longitude": 2.5},
        ),
        (
            {"message": {"type": "unsupported", "unsupported": {"type": "poll"}}},
            "unsupported",
            {"type": "poll"},
        ),
    ],
)
def test_each_kind_of_message_has_its_documented_shape(
    outside: Outside, gate: RecordingGate, said: dict[str, Any], kind: str, content: Any
) -> None:
    outside.control("say", **FROM_ANA, **said)
    message = only_message(gate)
    assert (message["type"], message[kind]) == (kind, content)


def test_words_go_under_the_picture_they_come_with(outside: Outside, gate: RecordingGate) -> None:
    outside.control("say", **FROM_ANA, text="this?", attachments=[{"type": "image", "url": "u"}])
    image = only_message(gate)["image"]
    assert (image["caption"], image["url"]) == ("this?", "u")


def test_who_hides_the_number_has_an_id_instead(outside: Outside, gate: RecordingGate) -> None:
    outside.control("say", **FROM_ANA | {"customer_id": HIDDEN}, text="hi")
    message = only_message(gate)
    assert message["from_user_id"] == HIDDEN
    assert "from" not in message


def test_a_send_is_sent_and_delivered_and_its_statuses_carry_our_word(
    outside: Outside, gate: RecordingGate, graph: httpx2.Client
) -> None:
    answer = send(graph, TEXT, biz_opaque_callback_data="our-id").json()
    (entry,) = outside.log(kind="send")
    (message,) = answer["messages"]
    assert (entry["message_id"], entry["text"]) == (message["id"], "Two left")
    assert (entry["account_id"], entry["customer_id"]) == (ROSE, ANA)
    told = statuses(outside, gate)
    assert [one["status"] for one in told] == ["sent", "delivered"]
    assert {one["biz_opaque_callback_data"] for one in told} == {"our-id"}
    assert {(one["id"], one["recipient_id"]) for one in told} == {(message["id"], ANA)}


def test_reading_is_told_once_for_each_message(
    outside: Outside, gate: RecordingGate, graph: httpx2.Client
) -> None:
    sent = [send(graph, TEXT).json()["messages"][0]["id"] for _ in range(2)]
    outside.settle()
    gate.forget()
    outside.control("say", **FROM_ANA, read=True)
    outside.control("say", **FROM_ANA, read=True)
    told = [(one["id"], one["status"]) for one in statuses(outside, gate)]
    assert told == [(wamid, "read") for wamid in sent]


@pytest.mark.parametrize(
    ("message", "text", "buttons"),
    [
        (
            interactive("button", {"buttons": [reply("Yes", "y"), reply("No", "n")]}),
            "Which?\nYes\nNo",
            [{"title": "Yes", "payload": "y"}, {"title": "No", "payload": "n"}],
        ),
        (
            interactive(
                "list", {"button": "1 – 2", "sections": [{"rows": [{"id": "a", "title": "A"}]}]}
            ),
            "Which?\nA",
            [{"title": "A", "payload": "a"}],
        ),
        (
            interactive(
                "cta_url",
                {"name": "cta_url", "parameters": {"display_text": "Pay", "url": "https://p"}},
            ),
            "Which?\nPay: https://p",
            [{"title": "Pay", "url": "https://p"}],
        ),
        (
            {"type": "image", "image": {"link": "https://i", "caption": "blue"}},
            "[image] https://i\nblue",
            [],
        ),
        (
            {"type": "template", "template": {"name": "ready", "language": {"code": "en"}}},
            "[template ready]",
            [],
        ),
    ],
)
def test_a_message_reads_as_the_customer_sees_it(
    outside: Outside, graph: httpx2.Client, message: dict[str, Any], text: str, buttons: Any
) -> None:
    assert send(graph, message).status_code == 200
    (entry,) = outside.log(kind="send")
    assert (entry["text"], entry["buttons"]) == (text, buttons)


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"type": "text", "text": {"body": "x" * 4097}}, 100),
        ({"type": "text", "text": {"body": " "}}, 100),
        ({"type": "text"}, 100),
        ({"type": "unheard_of", "unheard_of": {}}, 100),
        (TEXT | {"to": "GB.1"}, 131009),
        (TEXT | {"to": ""}, 100),
        (TEXT | {"biz_opaque_callback_data": "x" * 513}, 100),
        (interactive("button", {"buttons": [reply(str(n), str(n)) for n in range(4)]}), 100),
        (interactive("button", {"buttons": [reply("x" * 21, "y")]}), 100),
        (interactive("button", {"buttons": [reply("A", "y"), reply("B", "y")]}), 100),
        (interactive("button", {"buttons": [reply("Yes", "y")]}, "x" * 1025), 100),
        (interactive("list", {"button": "go", "sections": [{"rows": []}]}), 100),
        ({"type": "audio", "audio": {"link": "https://a", "caption": "no"}}, 100),
        ({"type": "image", "image": {"link": "no address"}}, 100),
        (
            {"type": "template", "template": {"name": "missing_x", "language": {"code": "en"}}},
            132001,
        ),
    ],
)
def test_a_message_whatsapp_would_refuse_is_refused_and_not_logged(
    outside: Outside, graph: httpx2.Client, message: dict[str, Any], code: int
) -> None:
    answer = send(graph, message)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)
    assert outside.log(kind="send") == []


def test_the_window_is_enforced_afterwards_and_not_on_templates(
    outside: Outside, gate: RecordingGate, graph: httpx2.Client
) -> None:
    outside.control("faults", provider="whatsapp", kind="enforce_window")
    assert send(graph, TEXT).status_code == 200
    (failed,) = statuses(outside, gate)
    assert (failed["status"], failed["errors"][0]["code"]) == ("failed", 131047)
    template = {"name": "ready", "language": {"code": "en"}}
    send(graph, {"type": "template", "template": template})
    assert [entry["text"] for entry in outside.log(kind="send")] == ["[template ready]"]
    outside.control("say", **FROM_ANA, text="hi")
    send(graph, TEXT)
    assert len(outside.log(kind="send")) == 2


def test_what_cannot_be_delivered_is_taken_and_fails(
    outside: Outside, gate: RecordingGate, graph: httpx2.Client
) -> None:
    outside.control("faults", provider="whatsapp", kind="fail_delivery", count=1)
    send(graph, TEXT)
    assert [one["status"] for one in statuses(outside, gate)] == ["failed"]
    send(graph, TEXT)
    assert [one["status"] for one in statuses(outside, gate)] == ["failed", "sent", "delivered"]
    assert len(outside.log(kind="send")) == 1
    outside.control("faults", provider="whatsapp", kind="window_closed", count=1)
    assert send(graph, TEXT).json()["error"]["code"] == 131047


def test_a_person_writing_on_the_phone_is_an_echo_nobody_sent(
    outside: Outside, gate: RecordingGate
) -> None:
    outside.control(
        "echo", channel_kind="whatsapp", account_id=ROSE, customer_id=ANA, text="Rose here"
    )
    (value,) = values(gate, field="smb_message_echoes")
    (echo,) = value["message_echoes"]
    assert (echo["to"], echo["text"]) == (ANA, {"body": "Rose here"})
    assert outside.log(kind="send") == []
