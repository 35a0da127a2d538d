"""Request bodies: small, JSON, strict, and fit to be stored, or refused by name."""

from collections.abc import Iterator
from typing import Any, Final

from django.http import HttpRequest
from ninja.parser import Parser

from handsel.edge.gate.refusals import NotJson
from handsel.edge.gate.strict_json import Limits, read_json
from handsel.kit.errors import Failure, Invalid

LARGEST_BODY: Final = 1_000_000
#: The one body that is a file, and is read in parts.
UPLOAD: Final = "/api/v1/imports"
LARGEST_FILE: Final = 300_000_000
_LIMITS = Limits(keys=5_000)


class TooLarge(Failure):
    """The request is too large."""

    code = "too_large"
    status = 413


class LengthRequired(Failure):
    """The request must say how long it is."""

    code = "length_required"
    status = 411


class WrongMediaType(Failure):
    """The request's body must be application/json."""

    code = "wrong_media_type"
    status = 415


class NotStrictJson(Failure):
    """The request's body is not one JSON object, strictly read."""

    code = "not_json"
    status = 400


class NotText(Invalid):
    """A text holds a character that is not one: NUL or half of a surrogate pair."""

    code = "not_text"


class StrictParser(Parser):
    """Reads bodies for the API's framework."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """The JSON object of a request; raises the refusals of this file."""
        if request.content_type != "application/json":
            raise WrongMediaType
        try:
            body = read_json(request.body, limits=_LIMITS)
        except NotJson as error:
            raise NotStrictJson from error
        if any(not _is_text(text) for text in _texts(body)):
            raise NotText
        return body


def require_bounded(request: HttpRequest) -> None:
    """Refuse a body before it is read; raises TooLarge and LengthRequired."""
    if "HTTP_TRANSFER_ENCODING" in request.META:
        raise LengthRequired
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        raise LengthRequired from None
    is_upload = request.path_info == UPLOAD and request.method == "POST"
    if length > (LARGEST_FILE if is_upload else LARGEST_BODY):
        raise TooLarge


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
    return "\x00" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)
