"""What a model must answer: the JSON schema it is held to, and the reading of what came.

The closed schema wins: one command that does not fit makes the whole answer invalid, because a
turn that is half understood is worse than the house engine's.
"""

import re
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ValidationError

from handsel.modules.assistant.adapter import ThinkerAnswerInvalid
from handsel.modules.assistant.commands import Proposal

MOST_COMMANDS = 8
"""More is nonsense. Between `MAX_COMMANDS` and this the server refuses the surplus by name."""

# Only what both providers' structured output accept; Pydantic holds the answer to the rest.
_KEPT = frozenset(
    ("type", "properties", "enum", "const", "anyOf", "items", "$ref", "$defs"),
)
_FENCE = re.compile(r"\A\s*```(?:json)?\s*(.*?)\s*```\s*\Z", re.DOTALL)


@lru_cache(maxsize=1)
def answer_schema() -> dict[str, Any]:
    """The proposal as a JSON schema in which every field is required and none may be added."""
    closed = _close(Proposal.model_json_schema())
    assert isinstance(closed, dict)
    return closed


def _close(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_close(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {"anyOf" if key == "oneOf" else key: value for key, value in schema.items()}
    kept = {key: value for key, value in kept.items() if key in _KEPT}
    for key in ("properties", "$defs"):
        if key in kept:
            kept[key] = {name: _close(part) for name, part in kept[key].items()}
    for key in ("anyOf", "items"):
        if key in kept:
            kept[key] = _close(kept[key])
    if "properties" in kept:
        kept["required"] = list(kept["properties"])
        kept["additionalProperties"] = False
    return kept


def read_answer(answer: object) -> Proposal:
    """The proposal in a model's answer: JSON text (a code fence around it is let pass) or an
    object already decoded. Raises ThinkerAnswerInvalid with a reason free of the model's words.
    """
    try:
        if isinstance(answer, str):
            fenced = _FENCE.match(answer)
            proposal = Proposal.model_validate_json(fenced[1] if fenced else answer)
        else:
            proposal = Proposal.model_validate(answer)
    except ValidationError as error:
        raise ThinkerAnswerInvalid(f"not a proposal: {_kinds(error)}") from None
    if len(proposal.commands) > MOST_COMMANDS:
        raise ThinkerAnswerInvalid(f"{len(proposal.commands)} commands")
    if not proposal.commands and not proposal.reply.strip():
        raise ThinkerAnswerInvalid("says and proposes nothing")
    return proposal


def read_envelope[Envelope: BaseModel](envelope: type[Envelope], body: bytes) -> Envelope:
    """The provider's own JSON around an answer. Raises ThinkerAnswerInvalid as an outage."""
    try:
        return envelope.model_validate_json(body)
    except ValidationError as error:
        reason = f"not the provider's answer: {_kinds(error)}"
        raise ThinkerAnswerInvalid(reason, outage=True) from None


def _kinds(error: ValidationError) -> str:
    kinds = {one["type"] for one in error.errors(include_input=False, include_url=False)}
    return ", ".join(sorted(kinds)[:3])
