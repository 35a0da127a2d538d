"""A turn's context as the words a model reads. Pure: the same context, the same prompt."""

from dataclasses import dataclass

from handsel.modules.assistant.context import TurnContext

MAX_CHARS = 12_000


@dataclass(frozen=True, slots=True)
class Prompt:
    """`system` is ours and fixed but for names; `user` is data: records and what was said."""

    system: str
    user: str


def build_prompt(context: TurnContext) -> Prompt:
    """The prompt for one turn, at most MAX_CHARS characters together."""
    raise NotImplementedError
