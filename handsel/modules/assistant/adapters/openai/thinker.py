"""Any endpoint that speaks OpenAI's chat completions with structured output.

Source: OpenAI API reference, "Create chat completion" and "Structured model outputs".
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx2
from pydantic import BaseModel, SecretStr

from handsel.kit.http import Limits
from handsel.modules.assistant.adapter import ThinkerAnswerInvalid, Thought
from handsel.modules.assistant.answer import answer_schema, read_answer, read_envelope
from handsel.modules.assistant.context import TurnContext
from handsel.modules.assistant.exchange import post_json
from handsel.modules.assistant.prompt import build_prompt

MOST_TOKENS = 1500


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Usage(BaseModel):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Completion(BaseModel):
    choices: list[_Choice]
    usage: _Usage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAIThinker:
    """One model. `base_url` ends where `/chat/completions` begins."""

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
            f"{self.base_url.rstrip('/')}/chat/completions",
            body=self._request(context),
            headers={"Authorization": f"Bearer {self.api_key.get_secret_value()}"},
            timeout_seconds=self.timeout_seconds,
            deadline=deadline,
            transport=self.transport,
            egress=self.egress,
        )
        completion = read_envelope(_Completion, body)
        usage = completion.usage or _Usage()
        return Thought(
            proposal=read_answer(_text(completion)),
            provider="openai",
            model=self.model,
            input_tokens=usage.prompt_tokens,
            output_tokens=usage.completion_tokens,
        )

    def _request(self, context: TurnContext) -> dict[str, object]:
        prompt = build_prompt(context)
        schema = {"name": "turn", "strict": True, "schema": answer_schema()}
        return {
            "model": self.model,
            "messages": [
                {"role": "system", "content": prompt.system},
                {"role": "user", "content": prompt.user},
            ],
            "response_format": {"type": "json_schema", "json_schema": schema},
            self._token_limit: MOST_TOKENS,
        }

    @property
    def _token_limit(self) -> str:
        # OpenAI's newer models refuse the old name; most compatible servers know only that.
        host = urlsplit(self.base_url).hostname or ""
        is_openai = host.endswith(("openai.com", "azure.com"))
        return "max_completion_tokens" if is_openai else "max_tokens"


def _text(completion: _Completion) -> str:
    if not completion.choices:
        raise ThinkerAnswerInvalid("no choice")
    choice = completion.choices[0]
    if choice.message.refusal or choice.finish_reason == "content_filter":
        raise ThinkerAnswerInvalid("the model declined")
    if choice.finish_reason == "length":
        raise ThinkerAnswerInvalid("the answer was cut off")
    return choice.message.content or ""
