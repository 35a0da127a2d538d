"""Attempts to steer a model, by what they are composed of.

They need no answer of their own: the house engine cannot be steered, and so answers them as
anything else. What is recognized here is not shown to a model.
"""

from dataclasses import dataclass, field
from math import prod

from handsel.modules.assistant.moderation.lexicon import found
from handsel.modules.assistant.moderation.words import compared

_WEIGHTS = {"override": 0.65, "reveal": 0.6, "persona": 0.4, "mode": 0.4, "encode": 0.35}


@dataclass(frozen=True, slots=True)
class Steering:
    """How surely a text tries to steer a model, from 0 to 1, and the words that say so."""

    weight: float = 0.0
    words: tuple[str, ...] = field(default=())


def find_steering(text: str) -> Steering:
    """What of an attempt to steer a model there is in one text."""
    plain = compared(text)
    weights: list[float] = []
    words: list[str] = []
    for section, weight in _WEIGHTS.items():
        if told := found(section, plain):
            words += told[:3]
            weights.append(min(weight * (1 + 0.4 * (len(told) - 1)), 0.9))
    return Steering(1 - prod(1 - weight for weight in weights), tuple(dict.fromkeys(words)))
