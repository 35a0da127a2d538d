"""The names of the phrases that depend on how the shop wants its assistant to be."""

from typing import Literal

MannerPhrase = Literal[
    "intro",
    "intro_named",
    "can_do",
    "away",
    "away_plain",
    "refused_switched_off",
    "refused_above_limit",
]
