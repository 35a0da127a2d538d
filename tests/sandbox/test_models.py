"""Model providers, through the official clients."""

import json
from collections.abc import Iterator

import anthropic
import openai
import pytest

from tests.sandbox.outside import Outside

ASKED: list[dict[str, str]] = [{"role": "user", "content": "hello"}]
SILENCE = {"reply": "", "commands": []}
ANSWER = {"reply": "Hello!", "commands": [{"kind": "show_cart"}]}


@pytest.fixture
def gpt(outside: Outside) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(
        api_key="key", base_url=f"{outside.url}/openai/v1", max_retries=0, timeout=5
    ) as client:
        yield client


@pytest.fixture
def claude(outside: Outside) -> Iterator[anthropic.Anthropic]:
    with anthropic.Anthropic(
        api_key="key", base_url=f"{outside.url}/anthropic", max_retries=0, timeout=5
    ) as client:
        yield client


def ask_gpt(gpt: openai.OpenAI) -> str:
    answer = gpt.chat.completions.create(model="m", messages=[{"role": "user", "content": "hello"}])
    return answer.choices[0].message.content or ""


def ask_claude(claude: anthropic.Anthropic) -> str:
    answer = claude.messages.create(
        model="m", max_tokens=100, messages=[{"role": "user", "content": "hello"}]
    )
    (block,) = answer.content
    assert block.type == "text"
    return block.text


def test_an_unscripted_model_says_nothing_and_commands_nothing(
    gpt: openai.OpenAI, claude: anthropic.Anthropic
) -> None:
    assert json.loads(ask_gpt(gpt)) == SILENCE
    assert json.loads(ask_claude(claude)) == SILENCE
    assert json.loads(gpt.responses.create(model="m", input="hello").output_text) == SILENCE


def test_a_script_is_answered_in_order_and_only_by_its_provider(
    outside: Outside, gpt: openai.OpenAI, claude: anthropic.Anthropic
) -> None:
    outside.control("script", provider="openai", replies=["one", {"text": "two"}])
    outside.control("script", provider="anthropic", replies=["three"])
    assert [ask_gpt(gpt), ask_claude(claude), ask_gpt(gpt)] == ["one", "three", "two"]
    assert json.loads(ask_gpt(gpt)) == SILENCE


def test_the_whole_prompt_is_logged(outside: Outside, gpt: openai.OpenAI) -> None:
    ask_gpt(gpt)
    (entry,) = outside.log(kind="model")
    assert (entry["provider"], entry["model"]) == ("openai", "m")
    assert entry["prompt"]["messages"] == ASKED


def test_a_required_tool_is_called_with_the_scripted_json(
    outside: Outside, gpt: openai.OpenAI, claude: anthropic.Anthropic
) -> None:
    for provider in ("openai", "anthropic"):
        outside.control("script", provider=provider, replies=[{"json": ANSWER}])
    called = gpt.chat.completions.create(
        model="m",
        messages=[{"role": "user", "content": "hello"}],
        tools=[{"type": "function", "function": {"name": "answer", "parameters": {}}}],
        tool_choice="required",
    )
    (call,) = called.choices[0].message.tool_calls or []
    assert call.type == "function"
    assert (call.function.name, json.loads(call.function.arguments)) == ("answer", ANSWER)
    used = claude.messages.create(
        model="m",
        max_tokens=100,
        messages=[{"role": "user", "content": "hello"}],
        tools=[{"name": "answer", "input_schema": {"type": "object"}}],
        tool_choice={"type": "tool", "name": "answer"},
    )
    (block,) = used.content
    assert block.type == "tool_use"
    assert (block.name, block.input, used.stop_reason) == ("answer", ANSWER, "tool_use")


def test_a_tool_call_can_be_scripted_word_for_word(outside: Outside, gpt: openai.OpenAI) -> None:
    call = {"name": "answer", "arguments": '{"reply": '}
    outside.control("script", provider="openai", replies=[{"tool_calls": [call]}])
    answer = gpt.chat.completions.create(model="m", messages=[{"role": "user", "content": "hello"}])
    (made,) = answer.choices[0].message.tool_calls or []
    assert made.type == "function"
    assert made.function.arguments == '{"reply": '


def test_a_raw_answer_is_sent_as_it_is(outside: Outside, gpt: openai.OpenAI) -> None:
    body = {"error": {"message": "overloaded", "type": "server_error"}}
    outside.control("script", provider="openai", replies=[{"status": 503, "body": body}])
    with pytest.raises(openai.InternalServerError):
        ask_gpt(gpt)
    assert json.loads(ask_gpt(gpt)) == SILENCE


def test_models_fail_hang_and_answer_html(
    outside: Outside, gpt: openai.OpenAI, claude: anthropic.Anthropic
) -> None:
    outside.control("faults", provider="openai", kind="rate_limited", count=1)
    with pytest.raises(openai.RateLimitError):
        ask_gpt(gpt)
    outside.control("faults", provider="openai", kind="hang", count=1)
    with pytest.raises(openai.APITimeoutError):
        ask_gpt(gpt.with_options(timeout=0.2))
    outside.control("faults", provider="anthropic", kind="error_before", status=529, count=1)
    with pytest.raises(anthropic.APIStatusError) as overloaded:
        ask_claude(claude)
    assert overloaded.value.status_code == 529
    outside.control("faults", provider="openai", kind="html", count=1)
    page = gpt.chat.completions.with_raw_response.create(
        model="m", messages=[{"role": "user", "content": "hello"}]
    )
    assert page.status_code == 200
    assert "<html>" in page.text
    assert json.loads(ask_gpt(gpt)) == SILENCE


def test_a_key_is_needed(outside: Outside) -> None:
    body = {"model": "m", "messages": ASKED}
    assert outside.http.post("/openai/v1/chat/completions", json=body).status_code == 401
    assert outside.http.post("/anthropic/v1/messages", json=body).status_code == 401


@pytest.mark.parametrize("reply", [1, {"txt": "hi"}, {"tool_calls": [{"arguments": {}}]}])
def test_a_reply_that_makes_no_sense_is_refused(outside: Outside, reply: object) -> None:
    outside.refused("script", provider="openai", replies=[reply])
