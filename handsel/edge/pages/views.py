"""The pages. None says anything that the request said."""

from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from handsel.config.environment import environment
from handsel.edge.pages.dashboard import dashboard, is_built
from handsel.edge.pages.front import doors, sign_ins
from handsel.edge.pages.landing import PAID, TURNED_BACK, landing

PICTURES: Final = Path(__file__).parents[1] / "cli" / "demo" / "pictures"
#: A picture is asked for by the names that are here; nothing else is looked up on the disk.
KNOWN_PICTURES: Final = {
    (file.parent.name, file.name): file for file in sorted(PICTURES.glob("*/*.svg"))
}
_SVG_CSP: Final[dict[str, list[str]]] = {
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "sandbox": [""],
}


def home(request: HttpRequest) -> HttpResponseBase:
    """The dashboard; where it is not built, the front."""
    return dashboard(request) if is_built() else front(request)


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The front: what runs here, and where the doors are."""
    is_development = settings.DEVELOPMENT
    found = {
        "doors": doors(environment()) if is_development else doors(None),
        "sign_ins": sign_ins() if is_development else [],
        "is_development": is_development,
    }
    return render(request, "pages/front.html", found)


@require_safe
@vary_on_headers("Accept-Language")
@cache_control(no_store=True)
def pay_done(request: HttpRequest) -> HttpResponse:
    """Where a customer lands after paying. The provider's event, not this visit, says it is so."""
    return render(request, "pages/pay_done.html", landing(request, PAID))


@require_safe
@vary_on_headers("Accept-Language")
@cache_control(no_store=True)
def pay_cancelled(request: HttpRequest) -> HttpResponse:
    """Where a customer lands who turned back at the payment page."""
    return render(request, "pages/pay_cancelled.html", landing(request, TURNED_BACK))


@require_safe
@csp_override(_SVG_CSP)
@cache_control(public=True, max_age=3600)
def picture(request: HttpRequest, shop: str, file: str) -> HttpResponse:
    """A picture of a demonstration shop's product; only where those shops exist."""
    found = KNOWN_PICTURES.get((shop, file)) if settings.DEVELOPMENT else None
    if found is None:
        raise Http404
    # The shops' own sites, which are elsewhere, show them too.
    own = {"Cross-Origin-Resource-Policy": "cross-origin"}
    return HttpResponse(found.read_bytes(), content_type="image/svg+xml", headers=own)
