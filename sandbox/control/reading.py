"""Reads a JSON object into a dataclass, strictly: no unknown field, no wrong type."""

import dataclasses
import functools
import json
import types
from collections.abc import Hashable
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from sandbox.web import Refused, Request, json_response


class BadRequest(Refused):
    """The control call makes no sense; the answer is a 400 that says why."""

    def __init__(self, why: str) -> None:
        super().__init__(json_response({"error": why}, status=400))


def read[Shape](shape: type[Shape], request: Request) -> Shape:
    """The request's JSON body as ``shape``. Raises ``BadRequest``."""
    try:
        given = json.loads(request.body or b"{}")
    except ValueError as error:
        raise BadRequest(f"the body is not JSON: {error}") from error
    return read_object(shape, given, where="the body")


def read_object[Shape](shape: type[Shape], given: object, *, where: str) -> Shape:
    """A decoded JSON value as ``shape``. Raises ``BadRequest``."""
    if not isinstance(given, dict):
        raise BadRequest(f"{where} must be a JSON object")
    hints = _fields(cast(Hashable, shape))
    for name, value in given.items():
        if name not in hints:
            raise BadRequest(f"{where} has an unknown field {name!r}; known: {', '.join(hints)}")
        if not _fits(value, hints[name]):
            raise BadRequest(f"{name!r} in {where} must be {_words(hints[name])}")
    try:
        return shape(**given)
    except TypeError:
        missing = [name for name in _required(shape) if name not in given]
        raise BadRequest(f"{where} lacks {', '.join(map(repr, missing))}") from None


@functools.cache
def _fields(shape: Any) -> dict[str, Any]:
    hints = get_type_hints(shape)
    return {
        field.name: hints[field.name]
        for field in dataclasses.fields(shape)
        if field.init and field.name != "hits"
    }


def _required(shape: type) -> list[str]:
    missing = dataclasses.MISSING
    return [
        field.name
        for field in dataclasses.fields(shape)
        if field.init and field.default is missing and field.default_factory is missing
    ]


def _fits(value: object, hint: Any) -> bool:
    if hint is Any:
        return True
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        return any(_fits(value, option) for option in get_args(hint))
    if origin is Literal:
        return value in get_args(hint)
    if origin is list:
        inner = get_args(hint)[0]
        return isinstance(value, list) and all(_fits(item, inner) for item in value)
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, origin or hint)


def _words(hint: Any) -> str:
    if get_origin(hint) is Literal:
        return "one of " + ", ".join(map(repr, get_args(hint)))
    return str(getattr(hint, "__name__", hint)).replace("typing.", "")
