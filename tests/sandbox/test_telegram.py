"""The sandbox's Telegram: the Bot API's answers and refusals, and what customers do there."""

import json
from typing import Any

import pytest

from tests.sandbox.outside import Outside, RecordingGate

BOT, ANA = "7085000042", "510200042"
CUSTOMER = {"channel_kind": "telegram", "account_id": BOT, "customer_id": ANA}


def ask(outside: Outside, method: str, token: str = f"{BOT}:any", **body: Any) -> dict[str, Any]:
    """One call of the Bot API; the whole answer, with its status."""
    answer = outside.http.post(f"/telegram/bot{token}/{method}", json=body)
    return {"status": answer.status_code, **answer.json()}


def listen(outside: Outside, gate: RecordingGate, secret: str = "known") -> None:
    url = f"{gate.url}/hooks/telegram/{BOT}"
    assert ask(outside, "setWebhook", url=url, secret_token=secret)["result"] is True


def updates(gate: RecordingGate) -> list[dict[str, Any]]:
    return [json.loads(call.body) for call in gate.received]


def test_a_bot_sends_to_who_wrote_and_the_log_says_it_as_it_is_read(
    outside: Outside, gate: RecordingGate
) -> None:
    listen(outside, gate)
    outside.control("say", **CUSTOMER, text="Hi")
    rows = [[{"text": "Yes", "callback_data": "y"}], [{"text": "Pay", "url": "https://pay.test"}]]
    sent = ask(
        outside, "sendMessage", chat_id=int(ANA), text="Ok?", reply_markup={"inline_keyboard": rows}
    )
    assert (sent["ok"], sent["result"]["message_id"]) == (True, 2)
    [entry] = outside.log(provider="telegram", kind="send")
    assert (entry["account_id"], entry["customer_id"], entry["message_id"]) == (BOT, ANA, "2")
    assert entry["text"] == "Ok?\nYes\nPay: https://pay.test"
    assert entry["buttons"] == [
        {"title": "Yes", "payload": "y"},
        {"title": "Pay", "url": "https://pay.test"},
    ]
    picture = {"photo": "https://x.test/m.jpg", "caption": "Mug"}
    assert ask(outside, "sendPhoto", chat_id=ANA, **picture)["result"]["message_id"] == 3
    assert outside.log(kind="send")[-1]["text"] == "[photo] https://x.test/m.jpg\nMug"


@pytest.mark.parametrize(
    ("method", "body", "words"),
    [
        ("sendMessage", {"chat_id": 1, "text": "Hi"}, "Bad Request: chat not found"),
        ("sendMessage", {"chat_id": int(ANA), "text": " "}, "Bad Request: message text is empty"),
        ("sendMessage", {"chat_id": ANA, "text": "a" * 4097}, "Bad Request: message is too long"),
        ("sendMessage", {"text": "Hi"}, "Bad Request: chat_id is empty"),
        (
            "sendMessage",
            {
                "chat_id": int(ANA), "text": "Hi",
                "reply_markup": {"inline_keyboard": [[{"text": "Y", "callback_data": "y" * 65}]]},
            },
            "Bad Request: BUTTON_DATA_INVALID",
        ),
        (
            "sendMessage",
            {
                "chat_id": int(ANA), "text": "Hi",
                "reply_markup": {"inline_keyboard": [[{"text": "Y", "url": "pay"}]]},
            },
            "Bad Request: BUTTON_URL_INVALID",
        ),
        (
            "sendPhoto",
            {"chat_id": int(ANA), "photo": "https://x.test/m.jpg", "caption": "a" * 1025},
            "Bad Request: message caption is too long",
        ),
        (
            "sendPhoto",
            {"chat_id": int(ANA), "photo": "m.jpg"},
            "Bad Request: wrong file identifier/HTTP URL specified",
        ),
    ],
)  # fmt: skip
def test_what_telegram_would_refuse_is_refused(
    outside: Outside, gate: RecordingGate, method: str, body: dict[str, Any], words: str
) -> None:
    listen(outside, gate)
    outside.control("say", **CUSTOMER, text="Hi")
    told = ask(outside, method, **body)
    assert (told["status"], told["error_code"], told["description"]) == (400, 400, words)
    assert outside.log(kind="send") == []


def test_a_bad_token_and_a_method_there_is_not_are_not_found(outside: Outside) -> None:
    assert ask(outside, "getMe", token="demo")["error_code"] == 404
    assert ask(outside, "sendTelegraph")["error_code"] == 404
    assert ask(outside, "getMe")["result"]["id"] == int(BOT)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ({"kind": "expired_token"}, 401),
        ({"kind": "window_closed"}, 403),
        ({"kind": "error_before"}, 500),
        ({"kind": "rate_limited", "retry_after": 7}, 429),
    ],
)
def test_faults_are_worded_as_telegram_does(
    outside: Outside, fault: dict[str, Any], code: int
) -> None:
    outside.control("faults", provider="telegram", account_id=BOT, **fault)
    told = ask(outside, "sendMessage", chat_id=int(ANA), text="Hi")
    assert (told["status"], told["error_code"], told["ok"]) == (code, code, False)
    assert told.get("parameters") == ({"retry_after": 7} if code == 429 else None)


def test_each_thing_said_is_an_update_of_its_own_with_the_bots_secret(
    outside: Outside, gate: RecordingGate
) -> None:
    listen(outside, gate)
    files = [{"type": "image"}, {"type": "location", "latitude": 51.4, "longitude": -2.4}]
    told = outside.control("say", **CUSTOMER, text="two", attachments=files, customer_name="Ana So")
    assert (told["status"], told["message_ids"]) == (200, ["1", "2"])
    outside.control("say", **CUSTOMER, edit={"mid": "1", "text": "three"}, reply_to="1")
    outside.control("say", **CUSTOMER, referral={"ref": "may"})
    first, second, third, fourth = updates(gate)
    assert {call.headers["x-telegram-bot-api-secret-token"] for call in gate.received} == {"known"}
    assert {call.path for call in gate.received} == {f"/hooks/telegram/{BOT}"}
    assert first["message"]["caption"] == "two"
    assert first["message"]["photo"][-1]["width"] == 800
    assert first["message"]["from"] == {
        "id": int(ANA), "is_bot": False, "first_name": "Ana", "last_name": "So",
    }  # fmt: skip
    assert second["message"]["location"]["latitude"] == 51.4
    assert third["edited_message"]["text"] == "three"
    assert fourth["message"]["text"] == "/start may"
    numbers = [each["update_id"] for each in updates(gate)]
    assert numbers == list(range(numbers[0], numbers[0] + 4))


def test_a_press_is_under_the_newest_buttons_and_is_acknowledged_once(
    outside: Outside, gate: RecordingGate
) -> None:
    listen(outside, gate)
    outside.control("say", **CUSTOMER, text="Hi")
    rows = [[{"text": "Yes", "callback_data": "y"}]]
    ask(outside, "sendMessage", chat_id=ANA, text="?", reply_markup={"inline_keyboard": rows})
    told = outside.control("say", **CUSTOMER, postback={"payload": "y"})
    query = updates(gate)[-1]["callback_query"]
    assert (query["id"], query["data"]) == (told["message_id"], "y")
    assert query["message"]["message_id"] == 2
    assert query["message"]["reply_markup"]["inline_keyboard"] == rows
    assert ask(outside, "answerCallbackQuery", callback_query_id=query["id"])["ok"] is True
    assert ask(outside, "answerCallbackQuery", callback_query_id=query["id"])["error_code"] == 400


def test_updates_wait_for_a_webhook(outside: Outside, gate: RecordingGate) -> None:
    assert outside.control("say", **CUSTOMER, text="Hi")["status"] is None
    assert ask(outside, "getWebhookInfo")["result"]["pending_update_count"] == 1
    listen(outside, gate)
    outside.settle()
    assert [each["message"]["text"] for each in updates(gate)] == ["Hi"]


def test_the_control_side_may_say_where_updates_go_and_refusals_are_sent_again(
    outside: Outside, gate: RecordingGate
) -> None:
    url = f"{gate.url}/hooks/telegram/{BOT}"
    outside.control("endpoints", provider="telegram", account_id=BOT, url=url, secret="told")
    gate.statuses = [403, 200]
    assert outside.control("say", **CUSTOMER, text="Hi")["status"] == 403
    outside.settle()
    secrets = [call.headers["x-telegram-bot-api-secret-token"] for call in gate.received]
    assert secrets == ["told", "told"]
    raw = {"provider": "telegram", "path": f"/hooks/telegram/{BOT}", "body": "{"}
    outside.control("webhook", **raw)
    outside.control("webhook", **raw, sign="wrong")
    outside.control("webhook", **raw, sign=False)
    assert [
        call.headers.get("x-telegram-bot-api-secret-token") for call in gate.received[2:]
    ] == ["told", "wrong", None]  # fmt: skip


def test_what_a_bot_is_never_told_cannot_be_said(outside: Outside) -> None:
    assert "unsend" in outside.refused("say", **CUSTOMER, unsend="1")
    assert "nothing is said" in outside.refused("say", **CUSTOMER)
    for nobody in ("ana", "0510"):
        refused = outside.refused("say", **(CUSTOMER | {"customer_id": nobody}), text="Hi")
        assert "number" in refused
    refused = outside.refused(
        "echo", channel_kind="telegram", account_id=BOT, customer_id=ANA, text="Hi"
    )
    assert "app" in refused
