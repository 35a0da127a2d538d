"""Which pages may call: those of origins that the site lists, exactly (Fetch, "CORS protocol")."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from handsel.edge.api.problems import of_failure
from handsel.kit import tenancy
from handsel.kit.errors import Forbidden, NotFound
from handsel.modules.web_chat import queries
from handsel.modules.web_chat.models import Site
from handsel.modules.web_chat.site_key import business_of

PREFIX: Final = "/widget/"
VISIT_HEADER: Final = "X-Visit"
_SITE: Final = "handsel_site"
_PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "GET, POST, DELETE",
    "Access-Control-Allow-Headers": f"Content-Type, {VISIT_HEADER}",
    "Access-Control-Max-Age": "600",
}


class OriginRefused(Forbidden):
    """The shop does not show its chat on this page."""

    code = "origin_refused"


def listed_origins(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Django middleware: let only pages of a site's own origins call, and answer their browsers."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PREFIX):
            return get_response(request)
        site = _find(request)
        origin = request.headers.get("Origin", "")
        if site is None or origin not in site.origins:
            refusal = NotFound() if site is None else OriginRefused()
            answer: HttpResponseBase = of_failure(request, refusal)
        else:
            setattr(request, _SITE, site)
            is_question = request.method == "OPTIONS"
            asked = HttpResponse(status=204, headers=_PREFLIGHT) if is_question else None
            answer = asked or get_response(request)
            answer["Access-Control-Allow-Origin"] = origin
            answer["Access-Control-Expose-Headers"] = "Retry-After"
            # The answer is for the page that may read it, wherever that is.
            answer["Cross-Origin-Resource-Policy"] = "cross-origin"
        patch_vary_headers(answer, ("Origin",))
        return answer

    return respond


def site_of(request: HttpRequest) -> Site:
    """The site that the address of a call names."""
    site = getattr(request, _SITE)
    assert isinstance(site, Site)
    return site


def _find(request: HttpRequest) -> Site | None:
    key = request.path_info.removeprefix(PREFIX).partition("/")[0]
    business_id = business_of(key)
    if business_id is None:
        return None
    with tenancy.business(business_id):
        return queries.find_open_site(key)
