"""JSON from outside, read strictly: what could exhaust or confuse us is refused."""

import json
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from handsel.edge.gate.refusals import NotJson

DEEPEST: Final = 32
# Meta's ids are 64-bit numbers, so the limit of 2**53 that suits JavaScript would refuse some.
LARGEST_INTEGER: Final = 2**64
MOST_DIGITS: Final = 20


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one body may hold: keys of all its objects together."""

    keys: int


def read_json(raw: bytes, *, limits: Limits) -> dict[str, Any]:
    """The object these bytes write.

    Raises NotJson for anything but one object in strict UTF-8, for a key given twice, NaN or
    Infinity, integers beyond 64 bits, more than 32 levels, and more keys than `limits` allows.
    """
    try:
        value = _DECODER.decode(raw.decode())
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


def _integer(written: str) -> int:
    if len(written) > MOST_DIGITS or abs(number := int(written)) >= LARGEST_INTEGER:
        raise NotJson("a number too large")
    return number


def _fraction(written: str) -> float:
    number = float(written)
    if number in (float("inf"), float("-inf")):
        raise NotJson("a number too large")
    return number


def _constant(_name: str) -> NoReturn:
    raise NotJson("not a number")


# Made once: making a decoder for each body takes as long as reading a small one.
_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_fraction, parse_constant=_constant
)
