"""The gate itself: clean, split, judge each sentence, fill, cap."""

from collections.abc import Collection
from dataclasses import dataclass

from handsel.modules.assistant.context import TurnContext

MAX_BYTES = 900


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence that did not pass, as the thinker wrote it, and why."""

    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class Gated:
    """What is left to say. `empty` means that nothing worth sending is."""

    text: str
    cut: tuple[Cut, ...]
    empty: bool


def gate(
    reply: str,
    *,
    context: TurnContext,
    allowed_urls: Collection[str] = (),
    locale: str,
) -> Gated:
    """Fill the references of `reply` and cut every sentence the server cannot stand behind.

    `locale` (a CLDR name such as `en_GB`) writes the money; `allowed_urls` are the links the
    server minted, matched exactly. The text is at most MAX_BYTES bytes of UTF-8.
    """
    raise NotImplementedError
