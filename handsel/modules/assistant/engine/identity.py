"""Whether a customer asks who, or what, is answering."""

from collections.abc import Sequence

from handsel.modules.assistant.engine.spotting import Span
from handsel.modules.assistant.engine.tokens import Token

_BEINGS = frozenset(
    [
        "human",
        "humans",
        "person",
        "bot",
        "robot",
        "robots",
        "machine",
        "computer",
        "ai",
        "real",
        "alive",
        "living",
        "program",
        "software",
        "automated",
        "chatbot",
        "android",
        "cyborg",
        "artificial",
        "being",
    ]
)
_ADDRESSED = (
    "are you", "you are", "youre", "you were", "you a", "you an", "are u", "r u", "u r", "u are",
    "am i", "i am talking", "i am speaking", "im talking", "im speaking", "i am chatting",
    "is this", "this is", "you be", "real you", "you human", "you real", "call you", "regard you",
    "about you", "if you", "youd be", "you as", "you identify",
)  # fmt: skip
_WISHES = frozenset({"want", "call_me", "take", "have"})


def asks_what_we_are(tokens: Sequence[Token], spans: Sequence[Span]) -> bool:
    """Whether "would it be right to call you a machine" asks who answers, in one sentence.

    A being is named and the one who answers is spoken to; who wishes for a person names one, too,
    and is not asking.
    """
    words = [token.word for token in tokens]
    if not _BEINGS.intersection(words):
        return any("bot" in span.concepts for span in spans)
    said = f" {' '.join(words)} "
    addressed = any(f" {part} " in said for part in _ADDRESSED)
    wishes = any(span.concepts & _WISHES for span in spans)
    return addressed and not wishes
