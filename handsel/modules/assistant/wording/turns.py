"""A whole turn in words: the reply and every outcome, as few messages as the channel allows."""

from collections.abc import Sequence

from handsel.modules.assistant.outcomes import CartChanged, Outcome, Refused
from handsel.modules.assistant.wording.outcomes import word
from handsel.modules.assistant.wording.text import MAX_BUTTONS, MAX_BYTES, Button, Worded, cut, size


def word_turn(
    outcomes: Sequence[Outcome], *, reply: str = "", locale: str, language: str
) -> tuple[Worded, ...]:
    """The messages of a turn in order, each within the limits; empty when nothing is to be said.

    Several changes of the cart are told together, and only the last outcome asks a question.
    `reply` is the thinker's own text with its references already filled.
    """
    parts = [Worded(cut(reply.strip()))] if reply.strip() else []
    for at, outcome in enumerate(outcomes):
        last = at == len(outcomes) - 1
        worded = word(outcome, locale=locale, language=language, asks=last and not reply.strip())
        # Several refusals for one reason are told once.
        if not isinstance(outcome, Refused) or worded not in parts:
            parts.append(worded if last else Worded(worded.text))
    if reply.strip() and not any(part.text for part in parts[1:]):
        parts = parts[:1]
    elif reply.strip():
        parts = [*parts[1:], parts[0]] if _asks(reply, outcomes) else parts
    return _merged(parts)


def _asks(reply: str, outcomes: Sequence[Outcome]) -> bool:
    """A reply that asks on goes after what it follows from: "added … Which size of the cake?"."""
    return reply.rstrip().endswith(("?", ".", "؟", "।")) and all(
        isinstance(outcome, CartChanged) for outcome in outcomes
    )


def _merged(parts: Sequence[Worded]) -> tuple[Worded, ...]:
    messages: list[Worded] = []
    for part in parts:
        before = messages[-1] if messages else None
        joined = f"{before.text}\n{part.text}" if before else part.text
        buttons: tuple[Button, ...] = (*before.buttons, *part.buttons) if before else part.buttons
        if before and size(joined) <= MAX_BYTES and len(buttons) <= MAX_BUTTONS:
            messages[-1] = Worded(joined, buttons)
        else:
            messages.append(part)
    return tuple(messages)
