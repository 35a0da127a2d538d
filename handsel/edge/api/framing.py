"""The front of web: no body too large, loose or of unknown length, nothing cached."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from handsel.edge.api.bodies import require_bounded, require_strict
from handsel.edge.api.problems import of_failure, problem
from handsel.kit.errors import Failure

API = "/api/"


def strict_framing(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Django middleware: refuse a body before it is read, and word the API's 405 as a problem."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        try:
            require_bounded(request)
        except Failure as failure:
            answer = of_failure(request, failure)
            # Its body is not read, so nobody may look for a next request behind it.
            answer["Connection"] = "close"
            return answer
        try:
            require_strict(request)
        except Failure as failure:
            return of_failure(request, failure)
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        if request.path_info.startswith(API) and response.status_code == 405:
            return _not_allowed(request, allow=response.headers.get("Allow", ""))
        return response

    return respond


def _not_allowed(request: HttpRequest, *, allow: str) -> HttpResponseBase:
    answer = problem(
        request,
        405,
        code="method_not_allowed",
        detail="This address does not take this method.",
    )
    answer["Allow"] = ", ".join(sorted(part.strip() for part in allow.split(",")))
    return answer
