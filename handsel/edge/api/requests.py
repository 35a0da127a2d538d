"""Every request gets an id of our own making, in its log lines and in its answer."""

from collections.abc import Callable

import structlog
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from handsel.kit.ids import uuid7

HEADER = "x-request-id"
ATTRIBUTE = "handsel_request_id"


def request_id(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Django middleware: mint an id, bind it to the log, and send it back in `x-request-id`.

    One that comes from outside is not looked at: it could be anything, and would end up in logs.
    """

    def respond(request: HttpRequest) -> HttpResponseBase:
        minted = str(uuid7())
        setattr(request, ATTRIBUTE, minted)
        # Not unbound at the end: Django logs the outcome after its middleware has returned.
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=minted)
        response = get_response(request)
        response[HEADER] = minted
        return response

    return respond


def id_of(request: HttpRequest) -> str:
    """The id of a request; empty where the middleware did not run."""
    return str(getattr(request, ATTRIBUTE, ""))
