"""The control side: strict bodies, raw webhooks, the log, and what survives a restart."""

import hashlib
import hmac
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.outside import META_SECRET, Outside, RecordingGate, running

FROM_ANA: dict[str, Any] = {
    "channel_kind": "instagram",
    "account_id": "17841400000000001",
    "customer_id": "5550001",
}


@pytest.mark.parametrize(
    ("call", "body", "why"),
    [
        ("say", FROM_ANA, "nothing is said"),
        ("say", FROM_ANA | {"text": 1}, "'text'"),
        ("say", FROM_ANA | {"txt": "hi"}, "unknown field 'txt'"),
        ("say", FROM_ANA | {"text": "hi", "customer_id": None}, "'customer_id'"),
        ("say", FROM_ANA | {"batch": [{"text": "a"}, {"txt": "b"}]}, "batch[1]"),
        ("say", FROM_ANA | {"attachments": [{"type": "image"}]}, "'url'"),
        ("say", FROM_ANA | {"text": "hi", "channel_kind": "pigeon"}, "pigeon"),
        ("say", {"text": "hi"}, "lacks 'channel_kind', 'account_id', 'customer_id'"),
        ("pay", {"provider": "stripe", "checkout_id": "cs_1", "outcome": "maybe"}, "'outcome'"),
        ("pay", {"provider": "stripe", "checkout_id": "cs_1", "outcome": "paid"}, "no checkout"),
        ("pay", {"provider": "meta", "checkout_id": "cs_1", "outcome": "paid"}, "no payments"),
        ("webhook", {"provider": "meta"}, "one of"),
        ("script", {"provider": "stripe", "replies": []}, "no model"),
        ("clock", {"offset_seconds": "a day"}, "'offset_seconds'"),
        ("endpoints", {"url": "http://x", "secret": "s"}, "either"),
    ],
)
def test_a_body_that_makes_no_sense_is_refused_with_the_reason(
    outside: Outside, call: str, body: dict[str, Any], why: str
) -> None:
    assert why in outside.refused(call, **body)


def test_a_body_that_is_no_json_is_refused(outside: Outside) -> None:
    answer = outside.http.post("/_sandbox/say", content=b"{")
    assert answer.status_code == 400
    assert "not JSON" in answer.json()["error"]


def test_an_unknown_address_is_absent(outside: Outside) -> None:
    assert outside.http.get("/_sandbox/nothing").status_code == 404
    assert outside.http.get("/nobody/v1").status_code == 404


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("stripe/v1/products", "invalid_request_error"),
        ("openai/v1/embeddings", "invalid_request_error"),
        ("anthropic/v1/complete", "not_found_error"),
        ("meta/v25.0/1/nothing", "OAuthException"),
    ],
)
def test_what_a_provider_here_lacks_is_told_in_its_own_words_and_in_ours(
    outside: Outside, path: str, error: str
) -> None:
    answer = outside.http.post(f"/{path}")
    assert (answer.status_code, answer.json()["error"]["type"]) == (404, error)
    assert answer.headers["sandbox-error"] == f"the sandbox has no POST /{path}"


@pytest.mark.parametrize("sign", [True, False, "wrong"])
def test_a_raw_webhook_goes_out_as_it_is_signed_as_asked(
    outside: Outside, gate: RecordingGate, sign: bool | str
) -> None:
    body = '{"half": '
    answer = outside.control("webhook", provider="meta", body=body, sign=sign)
    (call,) = gate.received
    right = "sha256=" + hmac.new(META_SECRET.encode(), body.encode(), hashlib.sha256).hexdigest()
    assert (answer["status"], call.body) == (200, body.encode())
    given = call.headers.get("x-hub-signature-256")
    assert {True: given == right, False: given is None, "wrong": given not in {right, None}}[sign]


def test_a_raw_webhook_can_have_any_headers_and_bytes(
    outside: Outside, gate: RecordingGate
) -> None:
    headers = {"stripe-signature": "t=1,v1=2"}
    outside.control("webhook", provider="stripe", body_base64="/w==", headers=headers)
    (call,) = gate.received
    assert (call.path, call.body) == ("/hooks/stripe", b"\xff")
    assert call.headers["stripe-signature"] == "t=1,v1=2"


def test_the_log_is_numbered_and_can_be_narrowed(outside: Outside) -> None:
    outside.control("say", **FROM_ANA, text="one")
    outside.control("webhook", provider="stripe", body="{}")
    outside.control("say", **FROM_ANA, text="two")
    everything = outside.log()
    first = everything[0]["seq"]
    assert [entry["seq"] for entry in everything] == [first, first + 1, first + 2]
    assert [entry["text"] for entry in outside.log(provider="meta")] == ["one", "two"]
    assert [entry["text"] for entry in outside.log(provider="instagram")] == ["one", "two"]
    assert [entry["text"] for entry in outside.log(provider="meta", since=first)] == ["two"]
    assert outside.log(kind="send") == []


def test_reading_the_log_can_wait_for_the_next_entry(outside: Outside) -> None:
    outside.control("faults", provider="meta", kind="delay_webhooks", seconds=0.1)
    outside.control("say", **FROM_ANA, text="late")
    (entry,) = outside.log(kind="webhook", wait=10)
    assert entry["text"] == "late"


def test_a_bad_question_to_the_log_is_refused(outside: Outside) -> None:
    for query in ({"since": "yesterday"}, {"colour": "red"}):
        assert outside.http.get("/_sandbox/log", params=query).status_code == 400


def test_a_reset_empties_the_log_and_its_numbers_go_on(outside: Outside) -> None:
    outside.control("say", **FROM_ANA, text="before")
    last = outside.log()[-1]["seq"]
    outside.control("reset")
    assert outside.log() == []
    outside.control("say", **FROM_ANA, text="after")
    assert [entry["seq"] for entry in outside.log()] == [last + 1]


def test_a_kill_loses_nothing_that_was_answered(gate: RecordingGate, tmp_path: Path) -> None:
    with running(tmp_path, gate.url) as outside:
        outside.control("say", **FROM_ANA, text="hi", customer_name="Ana")
        before = outside.log()
        log = tmp_path / "log.jsonl"
        with log.open("ab") as half:
            half.write(b'{"seq": 2, "at"')
        outside.kill_and_restart()
        assert outside.log() == before
        token = {"authorization": "Bearer t"}
        profile = outside.http.get("/meta/v23.0/5550001?fields=name", headers=token)
        assert profile.json()["name"] == "Ana"
        outside.control("say", **FROM_ANA, text="again")
        assert [entry["seq"] for entry in outside.log()] == [1, 2]


def test_numbers_go_on_after_a_reset_and_a_restart(gate: RecordingGate, tmp_path: Path) -> None:
    with running(tmp_path, gate.url) as outside:
        outside.control("say", **FROM_ANA, text="hi")
        outside.control("reset")
        outside.kill_and_restart()
        outside.control("say", **FROM_ANA, text="again")
        assert [entry["seq"] for entry in outside.log()] == [2]


def test_a_term_signal_stops_it_cleanly_in_the_middle_of_a_held_call(
    gate: RecordingGate, tmp_path: Path
) -> None:
    outside = Outside(tmp_path, gate.url)
    outside.control("faults", provider="meta", kind="delay_webhooks", seconds=60)
    outside.control("say", **FROM_ANA, text="never")
    assert outside.stop() == 0
