"""The two wishes that must never be missed: a person, and silence.

A wish for a person is measured over the cases. The cases hold no wish for silence, so the phrases
of the engine's own lexicons are put into sentences and mistyped: this measures how much is
forgiven, not which phrases are known.
"""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

from evals.figures import Figure
from handsel.modules.assistant.engine import read, wants_person, wants_stop
from handsel.modules.assistant.engine.lexicon import LANGUAGES

_GOAL, _MOST_FALSE = 0.99, 0.001
_ASKED_AS = "bitext"  # of this source every row of the label asks for one of the shop's people
_LONG_WORD = 5
_LONGEST = 6  # words: the engine takes no longer text for a plain wish for silence


def measure_wishes(cases: Sequence[Mapping[str, Any]]) -> Iterator[Figure]:
    """How many wishes are heard, and how often one is heard that was not made."""
    asked = [case for case in cases if case["source"] == _ASKED_AS and _asks(case)]
    others = [case for case in cases if not _asks(case)]
    if asked and others:
        heard = sum(wants_person(str(case["text"])) for case in asked)
        false = sum(wants_person(str(case["text"])) for case in others)
        yield Figure("intents", "person", "recall", heard / len(asked), _GOAL)
        yield Figure("intents", "person", "false alarms", false / len(others), _MOST_FALSE, "less")
    silence = list(wishes_for_silence())
    heard = sum(read(text, language=code).has("ask_stop") for code, text in silence)
    yield Figure("intents", "stop", "recall", heard / len(silence), _GOAL)
    if cases:
        false = sum(wants_stop(str(case["text"])) for case in cases)
        yield Figure("intents", "stop", "false alarms", false / len(cases), _MOST_FALSE, "less")


def wishes_for_silence() -> Iterator[tuple[str, str]]:
    """Language and text: the phrases as they stand, in other dress, and with one typing error."""
    for language in LANGUAGES:
        listed = import_module(f"handsel.modules.assistant.engine.lexicons.{language}").WORDS
        for phrase in listed["stop"].replace("،", ",").split(","):
            plain = phrase.strip()
            if len(plain.split()) <= _LONGEST:
                yield from ((language, text) for text in (*_dressed(plain), *_mistyped(plain)))


def _dressed(phrase: str) -> Iterator[str]:
    yield phrase
    yield phrase.upper()
    yield f"{phrase}!!!"
    yield f"{phrase} please."


def _mistyped(phrase: str) -> Iterator[str]:
    """One word of five letters or more with a letter dropped, doubled, or swapped with the next."""
    words = phrase.split()
    for place, word in enumerate(words):
        if len(word) < _LONG_WORD:
            continue
        at = len(word) // 2
        dropped = word[:at] + word[at + 1 :]
        doubled = word[:at] + word[at] + word[at:]
        swapped = word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
        for wrong in (dropped, doubled, swapped):
            yield " ".join([*words[:place], wrong, *words[place + 1 :]])
    if len(words) > 1:
        yield "".join(words[:2]) + "".join(f" {word}" for word in words[2:])


def _asks(case: Mapping[str, Any]) -> bool:
    return case.get("label") == "human_agent" or "human_agent" in case.get("alt", [])
