"""What a scripted model answers next, whatever the wire format.

One reply of a script is a string (the text), or an object with some of: ``text``; ``json`` (any
value: as a call of the tool that the request wants answers in, else as text);
``tool_calls`` (a list of ``{"name", "arguments"}``); ``status`` and ``body`` (answered as they are,
``body`` a string or JSON); ``delay_seconds``.
"""

import asyncio
import json
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from sandbox.control.reading import BadRequest, read_object
from sandbox.web import Json, Response

SILENCE: Json = {"reply": "", "commands": []}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One scripted answer, checked."""

    text: str | None = None
    json: Any = None
    tool_calls: list[dict[str, Any]] = field(default_factory=list)
    status: int | None = None
    body: Any = None
    delay_seconds: float = 0.0

    @property
    def raw(self) -> Response | None:
        """The answer as it stands, when the script says the bytes themselves."""
        if self.body is None and self.status is None:
            return None
        body = self.body if isinstance(self.body, str) else json.dumps(self.body)
        return Response(status=self.status or 200, body=body.encode())


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A tool that the model calls."""

    name: str
    arguments: Any


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the model says: text, tool calls, or both."""

    text: str | None
    calls: tuple[ToolCall, ...]


def read_reply(given: Any) -> Reply:
    """One reply of a script; raises ``BadRequest``."""
    if isinstance(given, str):
        return Reply(text=given)
    reply = read_object(Reply, given, where="a reply")
    for call in reply.tool_calls:
        if not isinstance(call.get("name"), str):
            raise BadRequest("a tool call needs a 'name'")
    return reply


class Script:
    """The queue of replies; when it is empty the model says nothing, politely."""

    def __init__(self) -> None:
        self._waiting: deque[Reply] = deque()

    def add(self, replies: list[Any]) -> int:
        """Queue replies; returns how many wait."""
        self._waiting.extend([read_reply(reply) for reply in replies])
        return len(self._waiting)

    def clear(self) -> None:
        """Forget what waits."""
        self._waiting.clear()

    async def next(self) -> Reply:
        """The next reply, after its delay."""
        reply = self._waiting.popleft() if self._waiting else Reply(json=SILENCE)
        await asyncio.sleep(reply.delay_seconds)
        return reply


def spoken(reply: Reply, *, answer_tool: str | None) -> Spoken:
    """The reply as text and calls; ``answer_tool`` is where the request wants its answer."""
    calls = [ToolCall(call["name"], call.get("arguments", {})) for call in reply.tool_calls]
    text = reply.text
    if reply.json is not None:
        if answer_tool:
            calls.append(ToolCall(answer_tool, reply.json))
        else:
            text = json.dumps(reply.json, ensure_ascii=False)
    return Spoken(text=text, calls=tuple(calls))


def count_tokens(value: Any) -> int:
    """A believable number of tokens: one for four characters of JSON."""
    return max(1, len(json.dumps(value, ensure_ascii=False)) // 4)
