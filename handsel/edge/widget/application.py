"""The visitors' API put together. It has no document: the widget is its only client."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from handsel.edge.api.bodies import StrictParser
from handsel.edge.api.problems import of_failure, problem, unauthenticated
from handsel.edge.api.strictness import refuse_the_rest, remember_accepted
from handsel.edge.widget import resources
from handsel.edge.widget.visiting import ByVisit, PerVisitor
from handsel.kit.errors import Failure, NotFound
from handsel.modules.limits.rules import TooManyRequests

widget = NinjaAPI(
    title="Web chat",
    docs_url=None,
    openapi_url=None,
    auth=ByVisit(),
    throttle=PerVisitor(),
    parser=StrictParser(),
    urls_namespace="widget",
)
widget.add_decorator(remember_accepted, mode="view")
widget.add_decorator(refuse_the_rest, mode="operation")
widget.add_router("", resources.router)


@widget.exception_handler(Failure)
def _expected(request: HttpRequest, exception: Failure) -> HttpResponse:
    return of_failure(request, exception)


@widget.exception_handler(Http404)
def _no_such_address(request: HttpRequest, exception: Http404) -> HttpResponse:
    return of_failure(request, NotFound())


@widget.exception_handler(AuthenticationError)
def _nobody(request: HttpRequest, exception: AuthenticationError) -> HttpResponse:
    return unauthenticated(request)


@widget.exception_handler(Throttled)
def _too_often(request: HttpRequest, exception: Throttled) -> HttpResponse:
    return of_failure(request, TooManyRequests())


@widget.exception_handler(HttpError)
def _refused(request: HttpRequest, exception: HttpError) -> HttpResponse:
    # The framework wraps what a parser raises.
    if isinstance(exception.__cause__, Failure):
        return of_failure(request, exception.__cause__)
    status = exception.status_code
    return problem(request, status, code="refused", detail=HTTPStatus(status).phrase)


@widget.exception_handler(ValidationError)
def _misshapen(request: HttpRequest, exception: ValidationError) -> HttpResponse:
    return problem(request, 422, code="invalid", detail="The request is not valid.")
