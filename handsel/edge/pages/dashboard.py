"""The dashboard: one page for each of its addresses, with a nonce that is good once.

The build is `clients/dashboard/dist`, if it was made. Its files are served by whitenoise, those
under `/assets/` with a hash in their name for ever. Its `index.html` holds these words, which are
replaced in each answer:

- `__CSP_NONCE__`, in every script, style and link, and where scripts find it to give it on
- `__LIVE_URL__`, where the stream of live events is
- `__PUBLIC_URL__`, how addresses of our own files begin, whatever name this page was asked by
- `__CSRF_COOKIE__`, the cookie whose value writing calls repeat in `X-CSRFToken`
"""

from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csp import get_nonce
from django.views.decorators.cache import cache_control
from django.views.decorators.csp import csp_override
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from handsel.edge.pages.policies import dashboard_policy

#: First parts of addresses that are others'. What is not there is a 404, not the dashboard.
OTHERS: Final = frozenset(
    {
        *("_allauth", "api", "assets", "csp-reports", "hooks", "live", "pay", "pictures", "static"),
        "widget",
        # The private port's, so that nobody takes a page for an answer of its.
        *("admin", "healthz", "metrics", "readyz"),
    }
)


def is_built() -> bool:
    """Whether there is a dashboard to serve."""
    return _index().is_file()


@require_safe
@ensure_csrf_cookie
@csp_override(dashboard_policy(live_origins=settings.PAGES.values()))
@cache_control(no_store=True)
def dashboard(request: HttpRequest, page: str = "") -> HttpResponse:
    """The dashboard at any address that is nobody else's and names no file."""
    first, last = page.partition("/")[0], page.rpartition("/")[2]
    if first in OTHERS or "." in last or not is_built():
        raise Http404
    index = _index()
    text = _text(index, index.stat().st_mtime_ns)
    for word, value in {
        "__CSP_NONCE__": str(get_nonce(request)),
        "__LIVE_URL__": f"{_live_origin(request)}/live",
        "__PUBLIC_URL__": settings.PUBLIC_URL,
        "__CSRF_COOKIE__": settings.CSRF_COOKIE_NAME,
    }.items():
        text = text.replace(word, value)
    return HttpResponse(text)


def _live_origin(request: HttpRequest) -> str:
    """Beside the page, under the name that it was asked by: cookies go no further."""
    pages: dict[str, str] = settings.PAGES
    asked = f"{request.scheme}://{request.get_host()}"
    return pages.get(asked, settings.LIVE_ORIGIN)


def _index() -> Path:
    return Path(settings.DASHBOARD_FOLDER) / "index.html"


@lru_cache(maxsize=1)
def _text(index: Path, _changed_at: int) -> str:
    return index.read_text(encoding="utf-8")
