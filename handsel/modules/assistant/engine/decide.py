"""One turn: from what was said to a reply and commands."""

from dataclasses import dataclass
from typing import Any

from handsel.modules.assistant.commands import Proposal
from handsel.modules.assistant.context import TurnContext
from handsel.modules.assistant.engine.reading import Reading, read


@dataclass(frozen=True, slots=True)
class EngineTurn:
    """A turn of the house engine.

    `memory` is JSON-able and comes back as `TurnContext.memory`; `confident` is false when the
    engine is asking what was meant or giving up.
    """

    proposal: Proposal
    memory: dict[str, Any]
    reading: Reading
    confident: bool


def think(context: TurnContext) -> EngineTurn:
    """Answer the incoming burst. Never raises; names only handles of the context."""
    text = "\n".join(message.text for message in context.incoming)
    reading = read(text, language=context.locale[:2])
    return EngineTurn(Proposal(), dict(context.memory), reading, confident=False)
