"""Misbehaviour: what happened, what was answered, and that it is the same every time."""

import json
from typing import Any

import httpx2
import pytest

from tests.sandbox.outside import Outside, RecordingGate

ROSE, BLUE, ANA = "17841400000000001", "17841400000000002", "5550001"
FROM_ANA: dict[str, Any] = {"channel_kind": "instagram", "account_id": ROSE, "customer_id": ANA}


def send(graph: httpx2.Client, text: str = "hi", account: str = ROSE) -> httpx2.Response:
    body = {"recipient": {"id": ANA}, "message": {"text": text}}
    return graph.post(f"/{account}/messages", json=body)


def texts(gate: RecordingGate) -> list[str]:
    payloads = [json.loads(call.body) for call in gate.received]
    return [payload["entry"][0]["messaging"][0]["message"]["text"] for payload in payloads]


@pytest.mark.parametrize(
    ("kind", "sends"),
    [("timeout_before", 0), ("timeout_after", 1), ("reset_before", 0), ("reset_after", 1)],
)
def test_no_answer_means_before_or_after_the_effect(
    outside: Outside, graph: httpx2.Client, kind: str, sends: int
) -> None:
    outside.control("faults", provider="meta", kind=kind, seconds=0.05)
    with pytest.raises(httpx2.TransportError):
        send(graph)
    assert len(outside.log(kind="send")) == sends


def test_a_late_call_has_its_effect_after_the_caller_has_given_up(
    outside: Outside, graph: httpx2.Client
) -> None:
    outside.control("faults", provider="meta", kind="late", seconds=0.4, count=1)
    body = {"recipient": {"id": ANA}, "message": {"text": "hi"}}
    with pytest.raises(httpx2.ReadTimeout):
        graph.post(f"/{ROSE}/messages", json=body, timeout=0.1)
    assert outside.log(kind="send") == []
    outside.settle()
    assert len(outside.log(kind="send")) == 1


@pytest.mark.parametrize(("kind", "sends"), [("error_before", 0), ("error_after", 1)])
def test_an_error_means_before_or_after_the_effect(
    outside: Outside, graph: httpx2.Client, kind: str, sends: int
) -> None:
    outside.control("faults", provider="instagram", kind=kind, status=503)
    answer = send(graph)
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, 2)
    assert len(outside.log(kind="send")) == sends


def test_a_held_call_is_not_answered_while_it_is_held(
    outside: Outside, graph: httpx2.Client
) -> None:
    outside.control("faults", provider="meta", kind="hang")
    with pytest.raises(httpx2.ReadTimeout):
        graph.post(f"/{ROSE}/messages", json={}, timeout=0.2)
    assert outside.log(kind="send") == []


@pytest.mark.parametrize(
    ("kind", "status", "code", "subcode"),
    [
        ("expired_token", 400, 190, 463),
        ("window_closed", 403, 10, 2534022),
        ("rate_limited", 400, 613, None),
    ],
)
def test_named_refusals_have_metas_codes(
    outside: Outside,
    graph: httpx2.Client,
    kind: str,
    status: int,
    code: int,
    subcode: int | None,
) -> None:
    outside.control("faults", provider="meta", kind=kind, retry_after=90)
    answer = send(graph)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (status, code)
    assert error.get("error_subcode") == subcode
    assert outside.log(kind="send") == []


def test_a_rule_can_word_the_whole_error(outside: Outside, graph: httpx2.Client) -> None:
    outside.control("faults", provider="meta", kind="error_before", code=551, status=400)
    assert send(graph).json()["error"]["code"] == 551
    outside.http.delete("/_sandbox/faults")
    outside.control("faults", provider="meta", kind="error_before", status=418, body="short")
    answer = send(graph)
    assert (answer.status_code, answer.text) == (418, "short")


def test_a_malformed_answer_comes_after_the_effect(outside: Outside, graph: httpx2.Client) -> None:
    outside.control("faults", provider="meta", kind="malformed")
    answer = send(graph)
    assert answer.status_code == 200
    with pytest.raises(json.JSONDecodeError):
        answer.json()
    assert len(outside.log(kind="send")) == 1


def test_a_truncated_answer_breaks_in_the_middle(outside: Outside, graph: httpx2.Client) -> None:
    outside.control("faults", provider="meta", kind="malformed", body="truncated")
    with pytest.raises(httpx2.RemoteProtocolError):
        send(graph)


def test_a_slow_body_arrives_whole(outside: Outside, graph: httpx2.Client) -> None:
    outside.control("faults", provider="meta", kind="slow_body", seconds=0.1)
    assert send(graph).json()["recipient_id"] == ANA


def test_a_rule_strikes_no_more_often_than_its_count(
    outside: Outside, graph: httpx2.Client
) -> None:
    outside.control("faults", provider="meta", kind="error_before", count=2)
    assert [send(graph).status_code for _ in range(4)] == [500, 500, 200, 200]
    assert outside.http.get("/_sandbox/faults").json()[0]["hits"] == 2


def test_the_same_seed_strikes_the_same_calls(outside: Outside, graph: httpx2.Client) -> None:
    def statuses(seed: int) -> list[int]:
        outside.http.delete("/_sandbox/faults")
        outside.control("faults", provider="meta", kind="error_before", rate=0.5, seed=seed)
        return [send(graph).status_code for _ in range(20)]

    first = statuses(7)
    assert set(first) == {200, 500}
    assert statuses(7) == first
    assert statuses(8) != first


def test_a_rule_hits_only_the_account_it_names(outside: Outside, graph: httpx2.Client) -> None:
    outside.control("faults", provider="meta", kind="error_before", account_id=BLUE)
    assert send(graph, account=ROSE).status_code == 200
    assert send(graph, account=BLUE).status_code == 500


def test_without_an_operation_a_rule_hits_sends_and_not_profiles(
    outside: Outside, graph: httpx2.Client
) -> None:
    outside.control("faults", provider="meta", kind="error_before")
    assert graph.get(f"/{ANA}").status_code == 200
    outside.control("faults", provider="meta", kind="error_before", operation="profile")
    assert graph.get(f"/{ANA}").status_code == 500


def test_clearing_lifts_every_rule(outside: Outside, graph: httpx2.Client) -> None:
    outside.control("faults", provider="meta", kind="error_before")
    outside.http.delete("/_sandbox/faults")
    assert send(graph).status_code == 200


def test_a_duplicated_webhook_is_posted_again_byte_for_byte(
    outside: Outside, gate: RecordingGate
) -> None:
    outside.control("faults", provider="meta", kind="duplicate_webhooks", copies=2)
    outside.control("say", **FROM_ANA, text="once")
    assert len({call.body for call in gate.received}) == 1
    assert len(gate.received) == 3


def test_a_held_webhook_is_overtaken_by_the_next(outside: Outside, gate: RecordingGate) -> None:
    outside.control("faults", provider="meta", kind="reorder_webhooks", count=1, seconds=10)
    assert outside.control("say", **FROM_ANA, text="first")["status"] is None
    outside.control("say", **FROM_ANA, text="second")
    assert texts(gate) == ["second", "first"]


def test_a_held_webhook_that_nothing_overtakes_goes_out_by_itself(
    outside: Outside, gate: RecordingGate
) -> None:
    outside.control("faults", provider="meta", kind="reorder_webhooks", count=1, seconds=0.05)
    outside.control("say", **FROM_ANA, text="alone")
    outside.settle()
    assert texts(gate) == ["alone"]


def test_a_lost_webhook_is_logged_and_never_posted(outside: Outside, gate: RecordingGate) -> None:
    outside.control("faults", provider="meta", kind="lose_webhooks")
    assert outside.control("say", **FROM_ANA, text="gone")["status"] is None
    (entry,) = outside.log(kind="webhook")
    assert (entry["fault"], entry["text"]) == ("lost", "gone")
    assert gate.received == []


def test_lost_echoes_leave_what_customers_write_alone(
    outside: Outside, gate: RecordingGate, graph: httpx2.Client
) -> None:
    outside.control("faults", provider="instagram", kind="lose_echoes")
    send(graph)
    outside.control("say", **FROM_ANA, text="still here")
    outside.settle()
    assert texts(gate) == ["still here"]


def test_a_delayed_webhook_arrives_later(outside: Outside, gate: RecordingGate) -> None:
    outside.control("faults", provider="meta", kind="delay_webhooks", seconds=0.2, count=1)
    outside.control("say", **FROM_ANA, text="late")
    outside.control("say", **FROM_ANA, text="soon")
    outside.settle()
    assert texts(gate) == ["soon", "late"]


def test_a_webhook_the_gate_could_not_store_is_posted_again(
    outside: Outside, gate: RecordingGate
) -> None:
    gate.statuses = [503, 503]
    assert outside.control("say", **FROM_ANA, text="again")["status"] == 503
    outside.settle()
    assert [entry["status"] for entry in outside.log(kind="webhook")] == [503, 503, 200]
    assert len({call.body for call in gate.received}) == 1


def test_a_webhook_the_gate_refused_is_not(outside: Outside, gate: RecordingGate) -> None:
    gate.statuses = [403]
    outside.control("say", **FROM_ANA, text="once")
    outside.settle()
    assert len(gate.received) == 1


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ({"kind": "nothing"}, "no fault"),
        ({"kind": "hang", "provider": "nobody"}, "no provider"),
        ({"kind": "hang", "rate": 2}, "'rate'"),
        ({"kind": "hang", "rate": "often"}, "'rate'"),
        ({"kind": "hang", "colour": "red"}, "'colour'"),
        ({}, "'kind'"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(
    outside: Outside, rule: dict[str, Any], why: str
) -> None:
    assert why in outside.refused("faults", **{"provider": "meta", **rule})
