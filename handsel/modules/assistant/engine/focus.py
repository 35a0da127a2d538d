"""What the engine keeps between turns: the list just shown, the thing in focus, its question."""

from collections.abc import Iterable, Mapping
from typing import Any

from handsel.modules.assistant.outcomes import Outcome


def remember(memory: Mapping[str, Any], outcomes: Iterable[Outcome]) -> dict[str, Any]:
    """The memory after the server acted: call it with every turn's outcomes, in order.

    Keeps the list just shown and the product in focus, so that "the second one" and "make it two"
    mean something in the next turn, whoever thought this one.
    """
    return dict(memory)


def remembered_handles(memory: Mapping[str, Any]) -> tuple[str, ...]:
    """Product and variant handles the next turn may speak of: put their cards in its context."""
    return ()
