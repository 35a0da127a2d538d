"""Errors as RFC 9457 problem details: one shape for all, and nothing of the inside in them."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from handsel.edge.api.requests import id_of
from handsel.kit.errors import Failure, Forbidden, NotFound

CONTENT_TYPE = "application/problem+json"
_CODE = "handsel_problem_code"


def problem(
    request: HttpRequest, status: int, *, code: str, detail: str, title: str = ""
) -> HttpResponse:
    """A problem document.

    A 404 does not name the request, so that one about another shop's thing and one about a thing
    that never was are the same byte for byte; its id is in the header all the same.
    """
    document: dict[str, str | int] = {
        "type": f"urn:handsel:problem:{code}",
        "title": title or HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": detail,
    }
    if status != HTTPStatus.NOT_FOUND:
        document["request_id"] = id_of(request)
    headers: Mapping[str, str] = {"Cache-Control": "no-store"}
    answer = HttpResponse(
        json.dumps(document, ensure_ascii=False),
        status=status,
        content_type=CONTENT_TYPE,
        headers=headers,
    )
    setattr(answer, _CODE, code)
    return answer


def code_of(answer: HttpResponseBase) -> str:
    """The code of the problem that an answer is; empty when it is none."""
    return str(getattr(answer, _CODE, ""))


def of_failure(request: HttpRequest, failure: Failure) -> HttpResponse:
    """The problem an expected failure is."""
    return problem(request, failure.status, code=failure.code, detail=failure.message)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's 400: a malformed request, an unknown host, or a session that ended meanwhile."""
    if isinstance(exception, SessionInterrupted):
        return unauthenticated(request)
    if isinstance(exception, RequestDataTooBig):
        return problem(request, 413, code="too_large", detail="The request is too large.")
    return problem(request, 400, code="bad_request", detail="The request could not be understood.")


def unauthenticated(request: HttpRequest) -> HttpResponse:
    """Nobody is signed in by what the call carries."""
    return problem(request, 401, code="unauthenticated", detail="Say who you are.")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's 403."""
    return of_failure(request, Forbidden())


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A call with a session's cookie that does not prove that its page is one of ours."""
    return problem(
        request,
        403,
        code="csrf_failed",
        detail="Send the value of the CSRF cookie in X-CSRFToken, from a page of this site.",
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's 404: no such address."""
    return of_failure(request, NotFound())


def server_error(request: HttpRequest) -> HttpResponse:
    """A bug of ours. What happened is in the log, under the same request id."""
    return problem(
        request, 500, code="server_error", detail="Something went wrong here. We have been told."
    )
