"""From a proposal and what came of it to the messages that are sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from handsel.flows.answer.session import Decided
from handsel.modules.assistant.claims import Cut, gate
from handsel.modules.assistant.commands import Proposal
from handsel.modules.assistant.context import TurnContext
from handsel.modules.assistant.engine import read
from handsel.modules.assistant.wording import Worded, phrase, word
from handsel.modules.channels.adapter import Button, Content

#: The shortest limit of our channels (Instagram), in UTF-8 bytes.
MAX_BYTES = 1000


@dataclass(frozen=True, slots=True)
class Composed:
    """The messages to send, the gated reply among them, and what was cut from it."""

    contents: tuple[Content, ...]
    language: str
    reply: str
    cut: tuple[Cut, ...]


def compose(proposal: Proposal, decided: Sequence[Decided], *, context: TurnContext) -> Composed:
    """Gate the reply, word the outcomes, and join them into as few messages as fit."""
    language = language_of(context)
    gated = gate(proposal.reply, context=context, locale=context.locale)
    worded = [word(one.outcome, locale=context.locale, language=language) for one in decided]
    reply = "" if gated.empty else gated.text
    if not reply and not any(one.text for one in worded):
        worded = [Worded(phrase("clarify", language=language))]
    parts = [Worded(reply)] if reply else []
    return Composed(_join([*parts, *worded]), language=language, reply=reply, cut=gated.cut)


def language_of(context: TurnContext) -> str:
    """The language the customer writes, the shop's own when the words do not tell."""
    words = "\n".join(message.text for message in context.incoming)
    return read(words, language=context.locale[:2]).language


def _join(parts: Sequence[Worded]) -> tuple[Content, ...]:
    contents: list[Content] = []
    for part in parts:
        if not part.text:
            continue
        buttons = tuple(Button(b.title, payload=b.payload) for b in part.buttons)
        last = contents[-1] if contents else None
        joined = f"{last.text}\n\n{part.text}" if last else part.text
        if last is not None and len(joined.encode()) <= MAX_BYTES:
            contents[-1] = Content(joined, buttons=buttons or last.buttons)
        else:
            contents.append(Content(part.text, buttons=buttons))
    return tuple(contents)
