"""The API put together: who may call, how it fails, and which resources there are."""

from http import HTTPStatus
from importlib.metadata import version
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from ninja.openapi.schema import OpenAPISchema

from handsel.edge.api import (
    analytics,
    audit,
    blocking,
    books,
    budgets,
    business,
    businesses,
    carts,
    changes,
    channels,
    conversations,
    customers,
    delivery,
    desk,
    discounts,
    events,
    examples,
    first_steps,
    imports,
    invitations,
    invoices,
    keys,
    knowledge,
    members,
    messages,
    models,
    orders,
    payment_accounts,
    payments,
    presence,
    product_editing,
    products,
    rehearsals,
    rulebook,
    sessions,
    stock,
    support,
    synonyms,
    taxes,
    turns,
    uploads,
    web_chats,
)
from handsel.edge.api.acting import callers, note_refusal
from handsel.edge.api.bodies import StrictParser
from handsel.edge.api.limiting import PerActor
from handsel.edge.api.problems import (
    CONTENT_TYPE,
    csrf_failed,
    of_failure,
    problem,
    unauthenticated,
)
from handsel.edge.api.strictness import refuse_the_rest, remember_accepted
from handsel.kit.errors import Failure, Forbidden, NotFound
from handsel.modules.businesses.actor import ReauthenticationRequired
from handsel.modules.limits.rules import TooManyRequests

PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "title": "Problem",
    "description": "RFC 9457 problem details; `request_id` is absent from a 404.",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "request_id": {"type": "string", "format": "uuid"},
    },
}


class Api(NinjaAPI):
    """Handsel's API: its document says what an error looks like, and names operations briefly."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """The OpenAPI document, each operation with its errors."""
        document = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        document["components"]["schemas"]["Problem"] = PROBLEM_SCHEMA
        reference = {"schema": {"$ref": "#/components/schemas/Problem"}}
        for path in document["paths"].values():
            for operation in path.values():
                operation["responses"]["default"] = {
                    "description": "What went wrong",
                    "content": {CONTENT_TYPE: reference},
                }
        return document

    def get_openapi_operation_id(self, operation: Any) -> str:
        """The function's own name: one verb and one thing."""
        return str(operation.view_func.__name__)


api = Api(
    title="Handsel",
    version=version("handsel"),
    description="A shop's conversations, catalog, orders and invoices.",
    docs_url=None,
    docs_decorator=require_safe,
    auth=callers(),
    throttle=PerActor(),
    parser=StrictParser(),
    urls_namespace="api",
)
api.add_decorator(remember_accepted, mode="view")
api.add_decorator(refuse_the_rest, mode="operation")

for resource in (
    business,
    first_steps,
    conversations,
    carts,
    desk,
    messages,
    uploads,
    presence,
    products,
    product_editing,
    stock,
    imports,
    synonyms,
    knowledge,
    examples,
    models,
    rulebook,
    rehearsals,
    turns,
    orders,
    changes,
    payments,
    payment_accounts,
    books,
    invoices,
    channels,
    web_chats,
    events,
    taxes,
    delivery,
    discounts,
    audit,
    analytics,
    blocking,
    # After `blocking`, whose address looks like a customer's.
    customers,
    budgets,
    keys,
    support,
    businesses,
    members,
    invitations,
    sessions,
):
    api.add_router("", resource.router)


@api.exception_handler(Failure)
def _expected(request: HttpRequest, exception: Failure) -> HttpResponse:
    if isinstance(exception, Forbidden):
        note_refusal(request)
    answer = of_failure(request, exception)
    if isinstance(exception, ReauthenticationRequired):
        answer["WWW-Authenticate"] = "Session"
    return answer


@api.exception_handler(Http404)
def _no_such_address(request: HttpRequest, exception: Http404) -> HttpResponse:
    return of_failure(request, NotFound())


@api.exception_handler(AuthenticationError)
def _nobody(request: HttpRequest, exception: AuthenticationError) -> HttpResponse:
    answer = unauthenticated(request)
    answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(Throttled)
def _too_often(request: HttpRequest, exception: Throttled) -> HttpResponse:
    return of_failure(request, TooManyRequests())


@api.exception_handler(HttpError)
def _refused(request: HttpRequest, exception: HttpError) -> HttpResponse:
    # The framework wraps what a parser raises.
    if isinstance(exception.__cause__, Failure):
        return of_failure(request, exception.__cause__)
    status = exception.status_code
    if status == 403:
        # The framework's only refusal of its own with this status.
        return csrf_failed(request)
    return problem(request, status, code="refused", detail=HTTPStatus(status).phrase)


@api.exception_handler(ValidationError)
def _misshapen(request: HttpRequest, exception: ValidationError) -> HttpResponse:
    places = [error["loc"] for error in exception.errors]
    if any(place[0] == "path" for place in places):
        return of_failure(request, NotFound())
    described = "; ".join(
        f"{'.'.join(str(part) for part in error['loc'][-2:])}: {error['msg']}"
        for error in exception.errors[:10]
    )
    return problem(request, 422, code="invalid", detail=described[:1000])
