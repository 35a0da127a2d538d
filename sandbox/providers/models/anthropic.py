"""Anthropic's wire format: messages."""

import json
import secrets
from collections.abc import Iterable

from sandbox.control.requests import Script as ScriptRequest
from sandbox.faults import Fault, Subject
from sandbox.providers.models.scripted import Script, Spoken, count_tokens, spoken
from sandbox.web import Json, Refused, Request, Response, Route, json_response
from sandbox.world import World

_TYPE_OF_STATUS = {
    400: "invalid_request_error",
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    413: "request_too_large",
    429: "rate_limit_error",
    529: "overloaded_error",
}


class Anthropic:
    """The provider."""

    name = "anthropic"

    def __init__(self, world: World) -> None:
        self._world = world
        self._script = Script()

    def routes(self) -> Iterable[Route]:
        """The API under ``/anthropic/v1/``."""
        yield Route("POST", "/anthropic/v1/messages", self.message, "messages")

    async def message(self, request: Request) -> Response:
        """One message of the model."""
        asked = self._read(request)
        reply = await self._script.next()
        said = spoken(reply, answer_tool=_answer_tool(asked))
        return reply.raw or json_response(_message(asked, said))

    def _read(self, request: Request) -> Json:
        if not request.headers.get("x-api-key") and not request.bearer:
            raise Refused(_error("x-api-key header is required", status=401))
        if "anthropic-version" not in request.headers:
            raise Refused(_error("anthropic-version: header is required", status=400))
        try:
            asked: Json = json.loads(request.body)
        except ValueError:
            raise Refused(_error("The request body is not valid JSON", status=400)) from None
        for name in ("model", "messages", "max_tokens"):
            if not isinstance(asked, dict) or not asked.get(name):
                raise Refused(_error(f"{name}: Field required", status=400))
        if asked.get("stream"):
            raise Refused(_error("The sandbox does not stream", status=400))
        self._world.log.append("anthropic", "model", model=asked["model"], prompt=asked)
        return asked

    def script(self, script: ScriptRequest) -> int:
        """Queue answers."""
        return self._script.add(script.replies)

    def about(self, _request: Request) -> Subject:
        """There are no accounts."""
        return Subject("anthropic")

    def refusal(self, rule: Fault) -> Response:
        """An Anthropic error."""
        if rule.body is not None:
            body = rule.body if isinstance(rule.body, str) else json.dumps(rule.body)
            return Response(status=rule.status, body=body.encode())
        status = {"rate_limited": 429, "expired_token": 401}.get(rule.kind, rule.status)
        response = _error("The sandbox was told to fail", status=status)
        if status == 429:
            response.headers["retry-after"] = str(rule.retry_after)
        return response

    def forget(self) -> None:
        """Forget the script."""
        self._script.clear()


def _answer_tool(asked: Json) -> str | None:
    """The tool that must be called: the named one, or the first when any must be."""
    choice, tools = asked.get("tool_choice") or {}, asked.get("tools") or []
    if choice.get("type") == "tool":
        return str(choice.get("name"))
    return tools[0].get("name") if choice.get("type") == "any" and tools else None


def _message(asked: Json, said: Spoken) -> Json:
    content: list[Json] = []
    if said.text is not None:
        content.append({"type": "text", "text": said.text, "citations": None})
    for call in said.calls:
        tool_id = "toolu_" + secrets.token_hex(12)
        content.append(
            {"type": "tool_use", "id": tool_id, "name": call.name, "input": call.arguments}
        )
    return {
        "id": "msg_" + secrets.token_hex(12),
        "type": "message",
        "role": "assistant",
        "model": asked["model"],
        "content": content,
        "stop_reason": "tool_use" if said.calls else "end_turn",
        "stop_sequence": None,
        "usage": {
            "input_tokens": count_tokens(asked["messages"]),
            "output_tokens": count_tokens(content),
            "cache_creation_input_tokens": 0,
            "cache_read_input_tokens": 0,
        },
    }


def _error(message: str, *, status: int) -> Response:
    error_type = _TYPE_OF_STATUS.get(status, "api_error")
    body = {"type": "error", "error": {"type": error_type, "message": message}}
    return json_response({**body, "request_id": "req_" + secrets.token_hex(8)}, status=status)
