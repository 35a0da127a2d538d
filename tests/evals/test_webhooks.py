"""The webhooks and signatures evals, on a few cases of our own."""

import json
from pathlib import Path
from typing import Any

import pytest

from evals import signatures, webhooks
from handsel.kit.secrets import Secret
from handsel.modules.channels.adapters.meta.signature import sign

PAGE, ROBIN = "104500000000042", "6100000000000042"


def body(**item: Any) -> str:
    """One item of a page's thread as a raw body."""
    frame = {"sender": {"id": ROBIN}, "recipient": {"id": PAGE}, "timestamp": 1764000000123}
    entry = {"id": PAGE, "time": 1764000000900, "messaging": [frame | item]}
    return json.dumps({"object": "page", "entry": [entry]})


@pytest.fixture
def predicted(tmp_path: Path) -> dict[str, dict[str, Any]]:
    """What is made of a folder with a few cases, by case."""
    cases = {
        "messenger/said": body(message={"mid": "m.1", "text": "two mugs"}),
        "messenger/echo": body(message={"mid": "m.2", "text": "Two left", "is_echo": True}),
        "messenger/seen": body(read={"watermark": 1764000000000}),
        "messenger/no_message_id": body(message={"text": "two mugs"}),
        "messenger/cut_off": body(message={"mid": "m.1"})[:-9],
        "messenger/empty": "",
        "messenger/list": "[]",
        "smoke_signals/puff": "{}",
        "telegram/pressed": json.dumps(
            {"update_id": 7, "callback_query": {"id": "71", "from": {"id": 5}, "data": "buy:1"}}
        ),
        "telegram/asked": json.dumps({"update_id": 8, "inline_query": {"id": "72"}}),
    }
    for case, raw in cases.items():
        place = tmp_path / f"{case}.json"
        place.parent.mkdir(exist_ok=True)
        place.write_text(raw)
    (tmp_path / "messenger" / "said.expected.json").write_text("not a case")
    return {str(each["case"]): each for each in webhooks.predict(tmp_path)}


def test_what_a_customer_said_is_told_in_full(predicted: dict[str, dict[str, Any]]) -> None:
    [event] = predicted["messenger/said"]["events"]
    assert event["actionable"] is True
    assert (event["sender_id"], event["account_id"]) == (ROBIN, PAGE)
    assert (event["message_id"], event["text"]) == ("m.1", "two mugs")
    assert event["timestamp_ms"] == 1764000000123


def test_only_what_a_customer_said_asks_for_anything(predicted: dict[str, dict[str, Any]]) -> None:
    asking = {
        case
        for case, each in predicted.items()
        if any(event["actionable"] for event in each["events"])
    }
    assert asking == {"messenger/said", "telegram/pressed"}


def test_malformed_bodies_and_unknown_channels_crash_nothing(
    predicted: dict[str, dict[str, Any]],
) -> None:
    assert len(predicted) == 10
    assert not any("crashed" in each for each in predicted.values())
    assert predicted["smoke_signals/puff"]["unsupported"] is True


def test_verdicts_are_the_gates_own(tmp_path: Path) -> None:
    raw, key = '{"text":"caf\\u00e9"}', "a-key-of-our-own"
    header = sign(raw.encode(), secret=Secret(key))
    good = {"provider": "meta", "header": {"X-Hub-Signature-256": header}, "body": raw, "key": key}
    knows = {
        "provider": "telegram",
        "header": {"X-Telegram-Bot-Api-Secret-Token": key},
        "body": raw,
        "key": key,
    }
    cases = [
        good | {"case": "good", "valid": True},
        good | {"case": "other_key", "key": "another", "valid": False},
        good | {"case": "other_bytes", "body": '{"text":"café"}', "valid": False},
        good | {"case": "no_door", "provider": "pigeon", "valid": False},
        knows | {"case": "knows", "valid": True},
        knows | {"case": "guesses", "key": "another", "valid": False},
        knows | {"case": "says_nothing", "header": {}, "valid": False},
    ]
    path = tmp_path / "signatures.jsonl"
    path.write_text("\n".join(json.dumps(case) for case in cases))
    verdicts = {each["case"]: each["valid"] for each in signatures.predict(path)}
    assert verdicts == {case["case"]: case["valid"] for case in cases}
    goals = {figure.group: (figure.value, figure.goal) for figure in signatures.measure(path)}
    assert goals == {"meta": (1.0, 1.0), "pigeon": (1.0, None), "telegram": (1.0, 1.0)}
