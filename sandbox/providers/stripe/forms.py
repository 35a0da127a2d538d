"""Reads Stripe's nested forms, ``line_items[0][price_data][currency]=gbp``, and their values."""

import operator
import re
from typing import Any
from urllib.parse import parse_qsl

from sandbox.providers.stripe.errors import refused
from sandbox.web import Json, Request

_KEY = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])*)")
_PART = re.compile(r"\[([^\[\]]*)\]")
_MAX_METADATA = 50
_BOUNDS = {"gt": operator.gt, "gte": operator.ge, "lt": operator.lt, "lte": operator.le}


def names(text: str) -> frozenset[str]:
    """Names written in a row."""
    return frozenset(text.split())


def read_form(request: Request) -> Json:
    """The parameters of the query and the body, nested; raises a Stripe error when unreadable."""
    try:
        pairs = parse_qsl(request.query_string, keep_blank_values=True)
        pairs += parse_qsl(request.body.decode(), keep_blank_values=True)
    except UnicodeDecodeError:
        raise refused("Invalid request: the body is not UTF-8.") from None
    form: Json = {}
    for key, value in pairs:
        matched = _KEY.fullmatch(key)
        if matched is None:
            raise refused(f"Invalid request: unreadable parameter {key}", param=key)
        _put(form, [matched[1], *_PART.findall(matched[2])], value)
    return {key: _listed(value) for key, value in form.items()}


def _put(form: Json, path: list[str], value: str) -> None:
    for part in path[:-1]:
        inner = form.setdefault(part or str(len(form)), {})
        if not isinstance(inner, dict):
            raise refused("Invalid request: a parameter is given twice in two shapes.", param=part)
        form = inner
    form[path[-1] or str(len(form))] = value


def _listed(value: Any) -> Any:
    """Objects whose keys are all numbers are lists."""
    if not isinstance(value, dict):
        return value
    inner = {key: _listed(item) for key, item in value.items()}
    if inner and all(key.isdecimal() for key in inner):
        return [inner[key] for key in sorted(inner, key=int)]
    return inner


def require_known(given: Json, known: frozenset[str], *, prefix: str = "") -> None:
    """Raise ``parameter_unknown`` for the first name Stripe would not take."""
    for name in given:
        if name not in known:
            param = f"{prefix}[{name}]" if prefix else name
            raise refused(
                f"Received unknown parameter: {param}", code="parameter_unknown", param=param
            )


def require(given: Json, name: str, *, prefix: str = "") -> Any:
    """A parameter that must be there and not empty."""
    param = f"{prefix}[{name}]" if prefix else name
    if name not in given:
        raise refused(f"Missing required param: {param}.", code="parameter_missing", param=param)
    if given[name] == "":
        words = f"You passed an empty string for '{param}'."
        raise refused(words, code="parameter_invalid_empty", param=param)
    return given[name]


def integer(value: Any, *, param: str, at_least: int = 0) -> int:
    """A whole number no smaller than ``at_least``."""
    if not isinstance(value, str) or not re.fullmatch(r"-?\d{1,18}", value):
        words = f"Invalid integer: {value}"
        raise refused(words, code="parameter_invalid_integer", param=param)
    number = int(value)
    if number < at_least:
        words = f"This value must be greater than or equal to {at_least}."
        raise refused(words, code="parameter_invalid_integer", param=param)
    return number


def metadata(given: Any, *, param: str = "metadata") -> Json:
    """Metadata within Stripe's limits: 50 keys of 40 characters, values of 500."""
    if given in (None, ""):
        return {}
    if not isinstance(given, dict) or not all(isinstance(item, str) for item in given.values()):
        raise refused("Invalid object", param=param)
    if len(given) > _MAX_METADATA:
        raise refused("Metadata can have at most 50 keys.", param=param)
    for key, value in given.items():
        if len(key) > 40:
            raise refused("Metadata keys can have up to 40 characters.", param=f"{param}[{key}]")
        if len(value) > 500:
            words = "Metadata values can have up to 500 characters."
            raise refused(words, param=f"{param}[{key}]")
    return given


def within(values: list[Json], created: Any) -> list[Json]:
    """The objects made within ``created[gt|gte|lt|lte]``, or at that very second."""
    if created is None:
        return values
    bounds = created if isinstance(created, dict) else {"gte": created, "lte": created}
    for name, given in bounds.items():
        if name not in _BOUNDS:
            raise refused(f"Received unknown parameter: created[{name}]", param="created")
        bound, fits = integer(given, param=f"created[{name}]"), _BOUNDS[name]
        values = [value for value in values if fits(value["created"], bound)]
    return values
