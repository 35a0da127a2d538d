"""Why a text was read as it was, short enough to be kept beside the turn."""

from collections.abc import Sequence
from typing import Any

from handsel.modules.assistant.engine.reading import Reading

MOST_TEXTS = 8
_MOST_INTENTS, _MOST_WORDS, _LONGEST = 5, 6, 80


def explained(readings: Sequence[Reading]) -> list[dict[str, Any]]:
    """One entry a text, the first `MOST_TEXTS`: its intents by weight, each with what led to it.

    `example` is the shop's own example that is most like the text, with its likeness from 0 to 1.
    """
    return [_one(at, reading) for at, reading in enumerate(readings[:MOST_TEXTS])]


def _one(at: int, reading: Reading) -> dict[str, Any]:
    told: dict[str, Any] = {
        "incoming": at,
        "language": reading.language,
        "acts": [act.kind for act in reading.acts],
        "intents": [
            {
                "label": intent.label,
                "weight": round(intent.weight, 3),
                "words": [word[:_LONGEST] for word in intent.words[:_MOST_WORDS]],
            }
            for intent in reading.intents[:_MOST_INTENTS]
        ],
    }
    if reading.recalled:
        example = reading.recalled
        told["example"] = {
            "text": example.text[:_LONGEST],
            "likeness": round(example.likeness, 3),
        }
    return told
