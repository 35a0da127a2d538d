"""Anthropic's Messages API, with the proposal as the input of one forced tool.

Source: Anthropic API reference, "Messages" (version 2023-06-01) and "Tool use".
"""

from dataclasses import dataclass
from typing import Any

import httpx2
from pydantic import BaseModel, SecretStr

from handsel.kit.http import Limits
from handsel.modules.assistant.adapter import ThinkerAnswerInvalid, Thought
from handsel.modules.assistant.answer import answer_schema, read_answer, read_envelope
from handsel.modules.assistant.context import TurnContext
from handsel.modules.assistant.exchange import post_json
from handsel.modules.assistant.prompt import build_prompt

MOST_TOKENS = 1500
VERSION = "2023-06-01"
TOOL = "turn"


class _Block(BaseModel):
    type: str
    name: str = ""
    input: Any = None


class _Usage(BaseModel):
    input_tokens: int = 0
    output_tokens: int = 0


class _Message(BaseModel):
    content: list[_Block]
    stop_reason: str | None = None
    usage: _Usage = _Usage()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnthropicThinker:
    """One model. `base_url` ends where `/v1/messages` begins."""

    base_url: str
    api_key: SecretStr
    model: str
    timeout_seconds: float
    name: str
    transport: httpx2.AsyncBaseTransport | None = None
    egress: Limits | None = None

    def think(self, context: TurnContext, *, deadline: float) -> Thought:
        """See `Thinker.think`."""
        body = post_json(
            f"{self.base_url.rstrip('/')}/v1/messages",
            body=self._request(context),
            headers={
                "x-api-key": self.api_key.get_secret_value(),
                "anthropic-version": VERSION,
            },
            timeout_seconds=self.timeout_seconds,
            deadline=deadline,
            transport=self.transport,
            egress=self.egress,
        )
        message = read_envelope(_Message, body)
        return Thought(
            proposal=read_answer(_tool_input(message)),
            provider="anthropic",
            model=self.model,
            input_tokens=message.usage.input_tokens,
            output_tokens=message.usage.output_tokens,
        )

    def _request(self, context: TurnContext) -> dict[str, object]:
        prompt = build_prompt(context)
        tool = {
            "name": TOOL,
            "description": "The one answer to this turn.",
            "input_schema": answer_schema(),
        }
        return {
            "model": self.model,
            "max_tokens": MOST_TOKENS,
            "system": prompt.system,
            "messages": [{"role": "user", "content": prompt.user}],
            "tools": [tool],
            "tool_choice": {"type": "tool", "name": TOOL},
        }


def _tool_input(message: _Message) -> object:
    if message.stop_reason == "refusal":
        raise ThinkerAnswerInvalid("the model declined")
    if message.stop_reason == "max_tokens":
        raise ThinkerAnswerInvalid("the answer was cut off")
    inputs = [one.input for one in message.content if one.type == "tool_use" and one.name == TOOL]
    if len(inputs) != 1:
        raise ThinkerAnswerInvalid(f"{len(inputs)} answers instead of one")
    return inputs[0]
