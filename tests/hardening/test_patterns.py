"""No regular expression of ours can be kept busy by what a stranger writes."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from typing import Any

import handsel

LONG = 2_000
#: Of the processor, on a slow machine. What backtracks without bound takes seconds, or years.
MOST_SECONDS = 0.6
PIECES = (
    "a", " ", "1", "\n", "aA", "a ", " a", "1,", "1.", "1 ", "a.", ".", "-", "_", "=", "/", "a/",
    "(", "[", "<", "<a ", "&", "%", "@", "a@", "a@a.", "é", "न", "ا", "http://", "www.", "don't ",
    "{{", "[[", "]]", "`", "*", "#", "\"", "'", ":", "a:", "\t", "\u200b", "no ", "2 x ", "$1",
    "£1,", "1-", "+1", "0", "aaa bbb ",
)  # fmt: skip
#: What is slow when looked for everywhere, but is only tried at one place or on a few letters.
TRIED_ONCE = {
    "handsel.modules.assistant.engine.numbers._AFTER_UNIT": "matched behind a number",
}


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled expression that a module of the product keeps, by where it is."""
    for module in pkgutil.walk_packages(handsel.__path__, "handsel."):
        if re.search(r"\.tests\b|\.migrations\b|__main__|config\.(gate|web|ops)", module.name):
            continue
        held = vars(importlib.import_module(module.name))
        for name, value in list(held.items()):
            for found in compiled(value):
                yield f"{module.name}.{name}", found


def compiled(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth < 3 and isinstance(value, dict):
        for inside in value.values():
            yield from compiled(inside, depth + 1)
    elif depth < 3 and isinstance(value, list | tuple | set | frozenset):
        for inside in value:
            yield from compiled(inside, depth + 1)


def seconds_of(pattern: re.Pattern[str], text: str) -> float:
    started = time.process_time()
    pattern.search(text)
    return time.process_time() - started


def test_no_pattern_is_kept_busy() -> None:
    found = {pattern: place for place, pattern in patterns()}
    assert len(found) > 100
    slow: dict[str, float] = {}
    for pattern, place in found.items():
        for piece in PIECES:
            spent = seconds_of(pattern, (piece * LONG)[:LONG] + "!")
            if spent > MOST_SECONDS and place not in TRIED_ONCE:
                slow[f"{place}: {pattern.pattern[:80]} on {piece!r}"] = round(spent, 2)
    assert slow == {}


def test_one_that_can_be_is_found() -> None:
    assert seconds_of(re.compile(r"(?:a|a)+$"), "a" * 21 + "!") > MOST_SECONDS / 10
