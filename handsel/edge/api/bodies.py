"""Request bodies: small, JSON, strict, and fit to be stored, or refused by name."""

from typing import Any, Final

from django.http import HttpRequest
from ninja.parser import Parser

from handsel.kit.errors import Failure, Invalid
from handsel.kit.strict_json import EXACT, Limits, NotJson, is_storable, read_json

LARGEST_BODY: Final = 1_000_000
#: Larger files of products are brought in by the command line, on the machine.
LARGEST_FILE: Final = 25_000_000
LARGEST_UPLOAD: Final = 10_000_000
#: The bodies that are files.
FILES: Final = {"/api/v1/imports": LARGEST_FILE, "/api/v1/uploads": LARGEST_UPLOAD}
#: What browsers report is small, and anybody may send it.
REPORTS: Final = "/csp-reports"
LARGEST_REPORT: Final = 16_000
#: What visitors of shops' sites say is a few lines.
VISITORS: Final = "/widget/"
LARGEST_SAID: Final = 16_000
#: Where the sign-in library reads bodies with a reader of its own.
SIGN_IN: Final = "/_allauth/"
_LIMITS = Limits(keys=5_000, largest_integer=EXACT)


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
        return read_body(request)


def read_body(request: HttpRequest) -> dict[str, Any]:
    """The JSON object of a request; raises WrongMediaType, NotStrictJson and NotText."""
    if request.content_type != "application/json":
        raise WrongMediaType
    try:
        body = read_json(request.body, limits=_LIMITS)
    except NotJson as error:
        raise NotStrictJson from error
    if not is_storable(body):
        raise NotText
    return body


def require_strict(request: HttpRequest) -> None:
    """Read what somebody else's reader will read, where that is so; raises as `read_body` does."""
    if request.path_info.startswith(SIGN_IN) and int(request.META.get("CONTENT_LENGTH") or 0):
        read_body(request)


def require_bounded(request: HttpRequest) -> None:
    """Refuse a body before it is read; raises TooLarge and LengthRequired."""
    if "HTTP_TRANSFER_ENCODING" in request.META:
        raise LengthRequired
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        raise LengthRequired from None
    if length < 0:
        raise LengthRequired
    if length > largest_for(method=request.method or "", path=request.path_info):
        raise TooLarge


def largest_for(*, method: str, path: str) -> int:
    """How many bytes the body of such a call may have."""
    if path == REPORTS:
        return LARGEST_REPORT
    if path.startswith(VISITORS):
        return LARGEST_SAID
    return FILES.get(path, LARGEST_BODY) if method == "POST" else LARGEST_BODY
