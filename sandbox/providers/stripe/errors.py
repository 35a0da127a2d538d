"""Stripe's error shapes."""

import json
from typing import Literal

from sandbox.faults import Fault
from sandbox.web import Json, Refused, Response, json_response

type ErrorType = Literal["invalid_request_error", "api_error", "card_error", "idempotency_error"]

_DOCS = "https://docs.stripe.com/error-codes/"


def error(
    message: str,
    *,
    code: str | None = None,
    param: str | None = None,
    status: int = 400,
    error_type: ErrorType = "invalid_request_error",
) -> Response:
    """An error answer; ``code`` and ``param`` are left out when there is none."""
    body: Json = {"message": message, "type": error_type}
    if code:
        body |= {"code": code, "doc_url": _DOCS + code.replace("_", "-")}
    if param:
        body["param"] = param
    return json_response({"error": body}, status=status)


def refused(
    message: str, *, code: str | None = None, param: str | None = None, status: int = 400
) -> Refused:
    """An invalid request, to raise."""
    return Refused(error(message, code=code, param=param, status=status))


def missing(kind: str, object_id: str, *, param: str = "id") -> Refused:
    """No such object in this account; another account's object looks the same."""
    return refused(
        f"No such {kind}: '{object_id}'", code="resource_missing", param=param, status=404
    )


def refusal(rule: Fault) -> Response:
    """The error that a fault rule asks for."""
    if rule.kind == "expired_token":
        return error("Expired API Key provided: sk_test_****", code="api_key_expired", status=401)
    if rule.kind == "rate_limited" or (rule.status == 429 and rule.body is None):
        return _rate_limited(rule)
    if rule.body is not None:
        raw = rule.body if isinstance(rule.body, str) else json.dumps(rule.body)
        return Response(status=rule.status, body=raw.encode())
    code = None if rule.code is None else str(rule.code)
    if rule.status == 402:
        return error(
            "Your card was declined.",
            code=code or "card_declined",
            status=402,
            error_type="card_error",
        )
    if rule.status == 404:
        return error("Unrecognized request URL.", code=code, status=404)
    if rule.status >= 500:
        words = "Sorry! There was an error while talking to one of our backends."
        return error(words, code=code, status=rule.status, error_type="api_error")
    return error("The request was refused.", code=code, status=rule.status)


def _rate_limited(rule: Fault) -> Response:
    words = "Request rate limit exceeded."
    response = error(words, code="rate_limit", status=429)
    response.headers["retry-after"] = str(rule.retry_after)
    response.headers["stripe-rate-limited-reason"] = "global-rate"
    return response
