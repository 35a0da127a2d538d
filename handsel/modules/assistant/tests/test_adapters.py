"""The model adapters against the providers' documented wire formats, and against nonsense."""

import json
from collections.abc import AsyncIterator, Callable
from time import monotonic
from typing import Any

import httpx2
import pytest
from pydantic import SecretStr

from handsel.modules.assistant.adapter import (
    ThinkerAnswerInvalid,
    ThinkerTimedOut,
    ThinkerUnavailable,
    Thought,
)
from handsel.modules.assistant.adapters.anthropic.thinker import AnthropicThinker
from handsel.modules.assistant.adapters.openai.thinker import OpenAIThinker
from handsel.modules.assistant.answer import MOST_COMMANDS, answer_schema
from handsel.modules.assistant.commands import Proposal, SearchProducts
from handsel.modules.assistant.registry import ThinkerSettings, UnknownThinker, build_thinkers
from handsel.modules.assistant.tests.cards import MUG_BLUE, turn

GOOD = {"reply": "Hello!", "commands": [{"kind": "search_products", "query": "mugs"}]}
EXPECTED = Proposal(reply="Hello!", commands=(SearchProducts(query="mugs"),))

Wrap = Callable[[Any], dict[str, Any]]


def as_completion(answer: Any, **choice: Any) -> dict[str, Any]:
    content = answer if isinstance(answer, str) else json.dumps(answer)
    message = {"role": "assistant", "content": content, "refusal": None}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"} | choice],
        "usage": {"prompt_tokens": 900, "completion_tokens": 40, "total_tokens": 940},
    }


def as_message(answer: Any, **message: Any) -> dict[str, Any]:
    block = {"type": "tool_use", "id": "toolu_1", "name": "turn", "input": answer}
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "content": [{"type": "text", "text": "Let me see."}, block],
        "stop_reason": "tool_use",
        "usage": {"input_tokens": 900, "output_tokens": 40},
    } | message


class Provider:
    """A provider that records what it is asked and answers the same each time."""

    def __init__(
        self, body: Any, *, status: int = 200, headers: dict[str, str] | None = None
    ) -> None:
        self.answer = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.status, self.headers = status, headers
        self.asked: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request)
        return httpx2.Response(self.status, headers=self.headers, content=self._stream())

    async def _stream(self) -> AsyncIterator[bytes]:
        yield self.answer

    @property
    def body(self) -> dict[str, Any]:
        body: dict[str, Any] = json.loads(self.asked[0].content)
        return body


def thinker(kind: type[Any], provider: Callable[[httpx2.Request], httpx2.Response]) -> Any:
    return kind(
        base_url="https://models.example/api/",
        api_key=SecretStr("sk-very-secret"),
        model="small-1",
        timeout_seconds=5.0,
        name="test/small-1",
        transport=httpx2.MockTransport(provider),
    )


def ask(kind: type[Any], provider: Callable[[httpx2.Request], httpx2.Response]) -> Thought:
    thought: Thought = thinker(kind, provider).think(turn(), deadline=monotonic() + 5)
    return thought


BOTH = pytest.mark.parametrize(
    ("kind", "wrap"),
    [(OpenAIThinker, as_completion), (AnthropicThinker, as_message)],
    ids=["openai", "anthropic"],
)


@BOTH
def test_a_good_answer_becomes_a_proposal_with_its_cost(kind: type[Any], wrap: Wrap) -> None:
    thought = ask(kind, Provider(wrap(GOOD)))
    assert thought.proposal == EXPECTED
    assert (thought.model, thought.input_tokens, thought.output_tokens) == ("small-1", 900, 40)


def test_openai_is_asked_for_structured_output() -> None:
    provider = Provider(as_completion(GOOD))
    thinker(OpenAIThinker, provider).think(turn("Hi there"), deadline=monotonic() + 5)
    request = provider.asked[0]
    assert str(request.url) == "https://models.example/api/chat/completions"
    assert request.headers["authorization"] == "Bearer sk-very-secret"
    assert provider.body["response_format"]["json_schema"]["schema"] == answer_schema()
    assert [one["role"] for one in provider.body["messages"]] == ["system", "user"]
    assert "Hi there" in provider.body["messages"][1]["content"]
    assert "sk-very-secret" not in request.content.decode()


def test_anthropic_is_asked_for_its_one_tool() -> None:
    provider = Provider(as_message(GOOD))
    thinker(AnthropicThinker, provider).think(turn("Hi there"), deadline=monotonic() + 5)
    request = provider.asked[0]
    assert str(request.url) == "https://models.example/api/v1/messages"
    assert request.headers["x-api-key"] == "sk-very-secret"
    assert provider.body["tools"][0]["input_schema"] == answer_schema()
    assert provider.body["tool_choice"] == {"type": "tool", "name": "turn"}
    assert "sk-very-secret" not in request.content.decode()


@BOTH
@pytest.mark.parametrize(
    "answer",
    [
        "",
        "I would love to help!",
        '{"reply": "Hi", "commands": [',
        [],
        {},
        {"reply": "", "commands": []},
        {"reply": "Hi", "commands": [], "price": 3},
        {"reply": "Hi", "commands": [{"kind": "refund", "order": "o_orderor1"}]},
        {"reply": "Hi", "commands": [{"kind": "add_to_cart", "variant": "mug", "quantity": 1}]},
        {"reply": "Hi", "commands": [{"kind": "add_to_cart", "variant": MUG_BLUE, "price": 1}]},
        {"reply": "Hi", "commands": [{"kind": "add_to_cart", "variant": MUG_BLUE, "quantity": 0}]},
        {"reply": "Hi", "commands": [{"kind": "show_cart"}] * (MOST_COMMANDS + 1)},
        {"reply": "Hi", "commands": [{"kind": "show_cart"}] * 1000},
        {"reply": "x" * 2001, "commands": []},
    ],
    ids=lambda answer: str(answer)[:30],
)
def test_an_answer_outside_the_schema_is_invalid_as_a_whole(
    kind: type[Any], wrap: Wrap, answer: Any
) -> None:
    with pytest.raises(ThinkerAnswerInvalid) as caught:
        ask(kind, Provider(wrap(answer)))
    assert not caught.value.outage
    assert len(caught.value.message) < 100
    assert "mug" not in caught.value.message


@BOTH
@pytest.mark.parametrize(
    "provider",
    [
        Provider(b"<html><body>Bad gateway</body></html>"),
        Provider(b""),
        Provider({"error": "overloaded"}),
        Provider([1, 2]),
        Provider(b" " * 300_000),
        Provider(b"x", headers={"content-encoding": "gzip"}),
    ],
    ids=["html", "empty", "error", "list", "too large", "compressed"],
)
def test_what_is_not_the_provider_s_answer_is_an_outage(
    kind: type[Any], wrap: Wrap, provider: Provider
) -> None:
    with pytest.raises(ThinkerAnswerInvalid) as caught:
        ask(kind, provider)
    assert caught.value.outage


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (OpenAIThinker, as_completion(GOOD, finish_reason="length")),
        (OpenAIThinker, as_completion(GOOD, finish_reason="content_filter")),
        (OpenAIThinker, as_completion(GOOD, message={"content": None, "refusal": "I cannot."})),
        (OpenAIThinker, as_completion(GOOD) | {"choices": []}),
        (AnthropicThinker, as_message(GOOD, stop_reason="max_tokens")),
        (AnthropicThinker, as_message(GOOD, stop_reason="refusal")),
        (AnthropicThinker, as_message(GOOD, content=[{"type": "text", "text": "Hello!"}])),
        (AnthropicThinker, as_message(GOOD, content=as_message(GOOD)["content"] * 2)),
    ],
)
def test_a_declined_or_cut_off_answer_is_invalid_though_the_provider_is_well(
    kind: type[Any], body: Any
) -> None:
    with pytest.raises(ThinkerAnswerInvalid) as caught:
        ask(kind, Provider(body))
    assert not caught.value.outage


def test_a_code_fence_around_the_whole_answer_is_let_pass() -> None:
    fenced = f"```json\n{json.dumps(GOOD)}\n```"
    assert ask(OpenAIThinker, Provider(as_completion(fenced))).proposal == EXPECTED
    with pytest.raises(ThinkerAnswerInvalid):
        ask(OpenAIThinker, Provider(as_completion(f"Sure! {fenced}")))


@BOTH
@pytest.mark.parametrize(
    ("status", "retryable"),
    [(429, True), (500, True), (503, True), (529, True), (400, False), (401, False), (404, False)],
)
def test_a_refused_request_says_whether_asking_again_may_help(
    kind: type[Any], wrap: Wrap, status: int, retryable: bool
) -> None:
    provider = Provider(wrap(GOOD), status=status)
    with pytest.raises(ThinkerUnavailable) as caught:
        ask(kind, provider)
    assert caught.value.retryable is retryable
    assert len(provider.asked) == 1


@BOTH
def test_a_redirect_is_never_followed(kind: type[Any], wrap: Wrap) -> None:
    provider = Provider(wrap(GOOD), status=307, headers={"location": "https://elsewhere.example"})
    with pytest.raises(ThinkerUnavailable):
        ask(kind, provider)
    assert len(provider.asked) == 1


@BOTH
def test_a_connection_that_fails_is_unavailable(kind: type[Any], wrap: Wrap) -> None:
    def refuses(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("refused", request=request)

    with pytest.raises(ThinkerUnavailable) as caught:
        ask(kind, refuses)
    assert caught.value.retryable


@BOTH
def test_without_time_left_nothing_is_asked(kind: type[Any], wrap: Wrap) -> None:
    provider = Provider(wrap(GOOD))
    with pytest.raises(ThinkerTimedOut):
        thinker(kind, provider).think(turn(), deadline=monotonic() - 1)
    assert provider.asked == []


def test_the_schema_is_closed_at_every_level_and_has_no_field_for_money() -> None:
    objects = [answer_schema(), *answer_schema()["$defs"].values()]
    for schema in objects:
        assert schema["additionalProperties"] is False
        assert schema["required"] == list(schema["properties"])
    fields = {name for schema in objects for name in schema["properties"]}
    assert fields == {
        *("reply", "commands", "kind", "query", "product", "variant", "quantity"),
        *("checkout", "order", "entry", "reason"),
        *("option", "code", "name", "line", "city", "postcode", "region", "country", "phone"),
        *("email", "order_number", "items", "method", "named", "change", "address"),
    }


def test_the_registry_builds_what_is_configured_in_order() -> None:
    def settings(provider: str) -> ThinkerSettings:
        return ThinkerSettings(provider, "https://m.example", SecretStr("sk-1"), "small")

    names = [one.name for one in build_thinkers(map(settings, ["openai", "anthropic", "openai"]))]
    assert names == ["openai/small", "anthropic/small", "openai/small#2"]
    assert build_thinkers([]) == []
    with pytest.raises(UnknownThinker):
        build_thinkers([settings("oracle")])


def test_a_thinker_never_shows_its_key() -> None:
    assert "sk-very-secret" not in repr(thinker(OpenAIThinker, Provider({})))
