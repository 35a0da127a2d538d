"""Nothing that was sent is passed over in silence: known parameters once each, and no idle body.

A parameter nobody reads is a filter that did not filter: `?staus=open` would answer with
everything. One that is given twice is read differently by different readers. (Fields inside of a
body are refused by its shape; see `shapes.In`.)
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja.params.models import BodyModel, QueryModel

from handsel.kit.errors import Invalid

_ACCEPTED: Final = "handsel_accepted"
#: What clients send who always send something.
_NOTHING: Final = (b"", b"{}")


class UnknownParameter(Invalid):
    """This address has no such parameter."""

    code = "unknown_parameter"


class RepeatedParameter(Invalid):
    """A parameter may be given once."""

    code = "repeated_parameter"


class UnexpectedBody(Invalid):
    """This address takes no body."""

    code = "unexpected_body"


@dataclass(frozen=True, slots=True)
class _Accepted:
    parameters: frozenset[str]
    body: bool


def remember_accepted(run: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Around an operation of the framework: what it can be sent, for `refuse_the_rest`."""
    operation: Any = getattr(run, "__self__", None)
    asked = [model for model in operation.models if issubclass(model, QueryModel)]
    accepted = _Accepted(
        parameters=frozenset(name for model in asked for name in model.__ninja_flatten_map__),
        body=any(issubclass(model, BodyModel) for model in operation.models)
        or "requestBody" in (operation.openapi_extra or {}),
    )

    @wraps(run)
    def remembering(request: HttpRequest, **given: Any) -> HttpResponseBase:
        setattr(request, _ACCEPTED, accepted)
        return run(request, **given)

    return remembering


def refuse_the_rest[Answer](view: Callable[..., Answer]) -> Callable[..., Answer]:
    """Around a function of ours, so after the caller is known; raises what is named here."""

    @wraps(view)
    def strict(request: HttpRequest, **given: Any) -> Answer:
        accepted: _Accepted = getattr(request, _ACCEPTED)
        for name, values in request.GET.lists():
            if name not in accepted.parameters:
                raise UnknownParameter
            if len(values) > 1:
                raise RepeatedParameter
        if not accepted.body and request.body.strip() not in _NOTHING:
            raise UnexpectedBody
        return view(request, **given)

    return strict
