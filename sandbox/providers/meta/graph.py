"""What every Graph call shares: tokens, bodies in JSON or as a form, and the error shape."""

import json
import re
import secrets
from typing import Any
from urllib.parse import parse_qsl

from sandbox.faults import Fault
from sandbox.web import Json, Refused, Request, Response, json_response

_VERSION = re.compile(r"v\d{1,2}\.\d")
_ACCOUNT_IN_TOKEN = re.compile(r"\d{10,}")

_WORDS = {
    1: "An unknown error occurred",
    2: "An unexpected error has occurred. Please retry your request later.",
    4: "(#4) Application request limit reached",
    10: "(#10) Application does not have permission for this action",
    17: "(#17) User request limit reached",
    100: "(#100) Invalid parameter",
    190: "Error validating access token: Session has expired.",
    551: "(#551) This person isn't available right now.",
    613: "(#613) Calls to this api have exceeded the rate limit.",
}
_STATUS = {1: 500, 2: 500, 4: 403, 10: 403}
_CODE_OF_STATUS = {400: 100, 401: 190, 403: 10, 429: 613}
_RATE_CODES = frozenset({4, 17, 32, 613})

WINDOW_CLOSED = 2534022
TOKEN_EXPIRED = 463
NO_SUCH_NODE = 33


def error(
    code: int,
    message: str | None = None,
    *,
    subcode: int | None = None,
    status: int | None = None,
    error_type: str = "OAuthException",
) -> Response:
    """A Graph error; its words and status follow the code unless given."""
    body: Json = {
        "message": message or _WORDS.get(code, f"(#{code}) Error"),
        "type": error_type,
        "code": code,
    }
    if subcode is not None:
        body["error_subcode"] = subcode
    if code == 2:
        body["is_transient"] = True
    body["fbtrace_id"] = "A" + secrets.token_urlsafe(16)
    return json_response({"error": body}, status=status or _STATUS.get(code, 400))


def refused(code: int, message: str | None = None, *, subcode: int | None = None) -> Refused:
    """A Graph error to raise."""
    return Refused(error(code, message, subcode=subcode))


def refusal(rule: Fault) -> Response:
    """The error that a fault rule asks for."""
    match rule.kind:
        case "expired_token":
            return error(190, subcode=TOKEN_EXPIRED)
        case "window_closed":
            return window_closed()
        case "rate_limited":
            return _rate_limited(rule)
    if rule.body is not None:
        raw = rule.body if isinstance(rule.body, str) else json.dumps(rule.body)
        return Response(status=rule.status, body=raw.encode())
    if rule.code is not None:
        return error(int(rule.code))
    return error(_CODE_OF_STATUS.get(rule.status, 2), status=rule.status)


def window_closed() -> Response:
    """The error of a message that comes too late; Instagram words it with a type of its own."""
    return error(
        10,
        "This message is sent outside of allowed window.",
        subcode=WINDOW_CLOSED,
        error_type="IGApiException",
    )


def _rate_limited(rule: Fault) -> Response:
    code = int(rule.code) if rule.code in _RATE_CODES else 613
    response = error(code)
    minutes = -(-rule.retry_after // 60)
    usage = {"type": "messaging", "call_count": 100, "estimated_time_to_regain_access": minutes}
    response.headers["x-business-use-case-usage"] = json.dumps({rule.account_id or "0": [usage]})
    response.headers["retry-after"] = str(rule.retry_after)
    return response


def read_body(request: Request) -> Json:
    """The body's fields; in a form, values that are JSON objects or lists are decoded."""
    try:
        if "json" in request.headers.get("content-type", ""):
            body = json.loads(request.body or b"{}")
        else:
            pairs = parse_qsl(request.body.decode(), keep_blank_values=True)
            body = {name: _form_value(value) for name, value in pairs}
    except ValueError:
        raise refused(100, "(#100) The request body could not be read.") from None
    if not isinstance(body, dict):
        raise refused(100, "(#100) The request body must be an object.")
    return body


def peek(request: Request) -> Json:
    """What a call says in query and body, so far as it can be read; raises nothing."""
    try:
        return request.query | read_body(request)
    except Refused:
        return request.query


def _form_value(value: str) -> Any:
    return json.loads(value) if value[:1] in {"{", "["} else value


def require_node(request: Request) -> str:
    """The node a call is about, ``me`` resolved; raises for a bad version or token.

    A token that carries an account id (ten digits or more) speaks for that account only.
    """
    if not _VERSION.fullmatch(request.params["version"]):
        raise refused(2500, "Unknown path components: /" + request.params["version"])
    token = _token(request)
    owner = _ACCOUNT_IN_TOKEN.search(token)
    node = request.params["node"]
    if node == "me":
        if owner is None:
            raise refused(190, "Invalid OAuth access token - Cannot parse access token")
        return owner[0]
    if owner and request.method == "POST" and owner[0] != node:
        raise refused(
            100,
            f"Unsupported post request. Object with ID '{node}' does not exist, cannot be loaded "
            "due to missing permissions, or does not support this operation.",
            subcode=NO_SUCH_NODE,
        )
    return node


def _token(request: Request) -> str:
    token = request.bearer or request.query.get("access_token", "")
    if not token and request.method == "POST":
        token = str(read_body(request).get("access_token", ""))
    if not token:
        raise refused(104, "An access token is required to request this resource.")
    return token
