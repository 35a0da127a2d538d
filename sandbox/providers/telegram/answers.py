"""How the Bot API answers: results, and its errors in its own words."""

import json

from sandbox.faults import Fault
from sandbox.web import Json, Refused, Response, json_response

_WORDS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    500: "Internal Server Error",
}


def result(value: object) -> Response:
    """A call that succeeded."""
    return json_response({"ok": True, "result": value})


def error(code: int, words: str | None = None, *, retry_after: int | None = None) -> Response:
    """A call that did not."""
    told = words or _WORDS.get(code, "Error")
    body: Json = {"ok": False, "error_code": code, "description": told}
    if retry_after is not None:
        body["parameters"] = {"retry_after": retry_after}
    return json_response(body, status=code)


def bad_request(why: str) -> Refused:
    """A call that makes no sense, to raise."""
    return Refused(error(400, f"Bad Request: {why}"))


def refusal(rule: Fault) -> Response:
    """The error that a fault rule asks for."""
    match rule.kind:
        case "expired_token":
            return error(401)
        case "window_closed":
            return error(403)
        case "rate_limited":
            told = f"Too Many Requests: retry after {rule.retry_after}"
            return error(429, told, retry_after=rule.retry_after)
    if rule.body is not None:
        raw = rule.body if isinstance(rule.body, str) else json.dumps(rule.body)
        return Response(status=rule.status, body=raw.encode())
    return error(int(rule.code) if rule.code is not None else rule.status)
