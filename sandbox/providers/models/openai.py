"""OpenAI's wire formats: chat completions and responses."""

import json
import secrets
from collections.abc import Iterable
from typing import Any

from sandbox.control.requests import Script as ScriptRequest
from sandbox.faults import Fault, Subject
from sandbox.providers.models.scripted import Script, Spoken, ToolCall, count_tokens, spoken
from sandbox.web import Json, Refused, Request, Response, Route, json_response
from sandbox.world import World


class OpenAI:
    """The provider, and the shape that every OpenAI-compatible endpoint speaks."""

    name = "openai"

    def __init__(self, world: World) -> None:
        self._world = world
        self._script = Script()

    def routes(self) -> Iterable[Route]:
        """The API under ``/openai/v1/``."""
        yield Route("POST", "/openai/v1/chat/completions", self.complete, "chat")
        yield Route("POST", "/openai/v1/responses", self.respond, "responses")
        yield Route("GET", "/openai/v1/models", self.models, "models", main=False)

    async def complete(self, request: Request) -> Response:
        """A chat completion."""
        asked = self._read(request, "messages")
        tool = _answer_tool(asked, [tool.get("function", {}) for tool in asked.get("tools") or []])
        reply = await self._script.next()
        return reply.raw or json_response(self._completion(asked, spoken(reply, answer_tool=tool)))

    def _completion(self, asked: Json, said: Spoken) -> Json:
        message: Json = {"role": "assistant", "content": said.text, "refusal": None}
        if said.calls:
            message["tool_calls"] = [_chat_call(call) for call in said.calls]
        given, made = count_tokens(asked["messages"]), count_tokens(message)
        return {
            "id": "chatcmpl-" + secrets.token_hex(12),
            "object": "chat.completion",
            "created": self._world.clock.unix(),
            "model": asked["model"],
            "choices": [
                {
                    "index": 0,
                    "message": message,
                    "logprobs": None,
                    "finish_reason": "tool_calls" if said.calls else "stop",
                }
            ],
            "usage": {
                "prompt_tokens": given,
                "completion_tokens": made,
                "total_tokens": given + made,
            },
        }

    async def respond(self, request: Request) -> Response:
        """A response of the newer interface."""
        asked = self._read(request, "input")
        tool = _answer_tool(asked, asked.get("tools") or [])
        reply = await self._script.next()
        return reply.raw or json_response(self._response(asked, spoken(reply, answer_tool=tool)))

    def _response(self, asked: Json, said: Spoken) -> Json:
        output = [_response_call(call) for call in said.calls]
        if said.text is not None:
            output.append(_response_message(said.text))
        given, made = count_tokens(asked["input"]), count_tokens(output)
        return {
            "id": "resp_" + secrets.token_hex(16),
            "object": "response",
            "created_at": self._world.clock.unix(),
            "status": "completed",
            "error": None,
            "incomplete_details": None,
            "instructions": asked.get("instructions"),
            "metadata": {},
            "model": asked["model"],
            "output": output,
            "parallel_tool_calls": True,
            "temperature": 1.0,
            "tool_choice": asked.get("tool_choice", "auto"),
            "tools": asked.get("tools") or [],
            "top_p": 1.0,
            "usage": {
                "input_tokens": given,
                "input_tokens_details": {"cached_tokens": 0},
                "output_tokens": made,
                "output_tokens_details": {"reasoning_tokens": 0},
                "total_tokens": given + made,
            },
        }

    async def models(self, _request: Request) -> Response:
        """The list of models."""
        model = {"id": "sandbox", "object": "model", "created": 0, "owned_by": "sandbox"}
        return json_response({"object": "list", "data": [model]})

    def _read(self, request: Request, content: str) -> Json:
        if not request.bearer:
            raise _refused("You didn't provide an API key.", status=401, code="invalid_api_key")
        try:
            asked: Json = json.loads(request.body)
        except ValueError:
            raise _refused("We could not parse the JSON body of your request.") from None
        for name in ("model", content):
            if not isinstance(asked, dict) or not asked.get(name):
                raise _refused(f"Missing required parameter: '{name}'.")
        if asked.get("stream"):
            raise _refused("The sandbox does not stream.")
        self._world.log.append("openai", "model", model=asked["model"], prompt=asked)
        return asked

    def script(self, script: ScriptRequest) -> int:
        """Queue answers."""
        return self._script.add(script.replies)

    def about(self, _request: Request) -> Subject:
        """There are no accounts."""
        return Subject("openai")

    def refusal(self, rule: Fault) -> Response:
        """An OpenAI error."""
        if rule.body is not None:
            body = rule.body if isinstance(rule.body, str) else json.dumps(rule.body)
            return Response(status=rule.status, body=body.encode())
        status = {"rate_limited": 429, "expired_token": 401}.get(rule.kind, rule.status)
        response = _error("The sandbox was told to fail.", status=status, code=str(rule.code or ""))
        if status == 429:
            response.headers["retry-after"] = str(rule.retry_after)
        return response

    def forget(self) -> None:
        """Forget the script."""
        self._script.clear()


def _answer_tool(asked: Json, tools: list[Json]) -> str | None:
    """The tool that must be called: the named one, or the first when any is required."""
    choice = asked.get("tool_choice")
    if isinstance(choice, dict):
        named: Any = choice.get("function", choice).get("name")
        return named if isinstance(named, str) else None
    return tools[0].get("name") if choice == "required" and tools else None


def _chat_call(call: ToolCall) -> Json:
    return {
        "id": "call_" + secrets.token_hex(12),
        "type": "function",
        "function": {"name": call.name, "arguments": _arguments(call)},
    }


def _response_call(call: ToolCall) -> Json:
    return {
        "id": "fc_" + secrets.token_hex(12),
        "type": "function_call",
        "call_id": "call_" + secrets.token_hex(12),
        "name": call.name,
        "arguments": _arguments(call),
        "status": "completed",
    }


def _response_message(text: str) -> Json:
    return {
        "id": "msg_" + secrets.token_hex(12),
        "type": "message",
        "role": "assistant",
        "status": "completed",
        "content": [{"type": "output_text", "text": text, "annotations": []}],
    }


def _arguments(call: ToolCall) -> str:
    """A string is sent as it is, so that a script can write broken JSON."""
    if isinstance(call.arguments, str):
        return call.arguments
    return json.dumps(call.arguments, ensure_ascii=False)


def _error(message: str, *, status: int, code: str | None) -> Response:
    error_type = "invalid_request_error" if status < 500 and status != 429 else "server_error"
    body = {"message": message, "type": error_type, "param": None, "code": code or None}
    return json_response({"error": body}, status=status)


def _refused(message: str, *, status: int = 400, code: str | None = None) -> Refused:
    return Refused(_error(message, status=status, code=code))
