"""JSON from outside, read strictly: what could exhaust or confuse us is refused."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Final, NoReturn

from handsel.kit.errors import Failure

DEEPEST: Final = 32
# Providers' ids are 64-bit numbers, so the limit that suits JavaScript would refuse some.
WIDE: Final = 2**64 - 1
#: Every whole number up to this one is exact in JavaScript and in a float.
EXACT: Final = 2**53
MOST_DIGITS: Final = 20
# A float's shortest form has 24 characters; reading a million digits takes its time.
LONGEST_FRACTION: Final = 60


class NotJson(Failure):
    """The body is not the JSON that this address takes."""

    code = "not_json"
    status = 400


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one body may hold: keys of all its objects together, and numbers up to here."""

    keys: int
    largest_integer: int = WIDE


def read_json(raw: bytes, *, limits: Limits) -> dict[str, Any]:
    """The object these bytes write.

    Raises NotJson for anything but one object in strict UTF-8, for a key given twice, NaN or
    Infinity, fractions of absurd length, more than 32 levels, and more keys or larger integers
    than `limits` allows.
    """
    try:
        value = _decoder(limits.largest_integer).decode(raw.decode())
    except UnicodeDecodeError as error:
        raise NotJson("not UTF-8") from error
    except RecursionError as error:
        raise NotJson("too many levels") from error
    except ValueError as error:
        raise NotJson("not JSON") from error
    if not isinstance(value, dict):
        raise NotJson("not an object")
    if not _is_small(raw, limits):
        _require_bounded(value, limits)
    return value


def is_storable(value: Any) -> bool:
    """Whether each text in it is one for PostgreSQL: without NUL and halves of surrogate pairs."""
    return all(_is_text(text) for text in _texts(value))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inside in value.items():
            yield name
            yield from _texts(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _texts(inside)


def _is_text(text: str) -> bool:
    if text.isascii():
        return "\x00" not in text
    return "\x00" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _is_small(raw: bytes, limits: Limits) -> bool:
    """Whether it cannot exceed a limit, whatever it says: nobody needs to walk through it."""
    return raw.count(b":") <= limits.keys and raw.count(b"{") + raw.count(b"[") <= DEEPEST


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotJson("a key given twice")
    return found


def _require_bounded(value: dict[str, Any], limits: Limits) -> None:
    keys_left = limits.keys
    level: list[Any] = [value]
    for _ in range(DEEPEST):
        keys_left -= sum(len(each) for each in level if isinstance(each, dict))
        if keys_left < 0:
            raise NotJson("too many keys")
        level = [child for each in level for child in _children(each)]
        if not level:
            return
    raise NotJson("too many levels")


def _children(value: Any) -> list[Any]:
    inside = value.values() if isinstance(value, dict) else value
    return [child for child in inside if isinstance(child, (dict, list))]


def _integer(written: str, *, largest: int) -> int:
    if len(written) > MOST_DIGITS or abs(number := int(written)) > largest:
        raise NotJson("a number too large")
    return number


def _fraction(written: str) -> float:
    if len(written) > LONGEST_FRACTION:
        raise NotJson("a number too long")
    number = float(written)
    if number in (float("inf"), float("-inf")):
        raise NotJson("a number too large")
    return number


def _constant(_name: str) -> NoReturn:
    raise NotJson("not a number")


# Made once for each: making a decoder for each body takes as long as reading a small one.
@lru_cache(maxsize=4)
def _decoder(largest_integer: int) -> json.JSONDecoder:
    return json.JSONDecoder(
        object_pairs_hook=_object,
        parse_int=partial(_integer, largest=largest_integer),
        parse_float=_fraction,
        parse_constant=_constant,
    )
