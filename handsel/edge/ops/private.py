"""Who may speak to the private port: programs and people beside it, not a page from elsewhere."""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from handsel.edge.api.problems import of_failure
from handsel.kit.errors import Failure, Forbidden

SAFE_METHODS = ("GET", "HEAD")
PAGES = "/admin/"


class NotForBrowsers(Forbidden):
    """The private port answers operators' own programs, under an address or a plain host name."""

    code = "not_for_browsers"


class OnlyOperators:
    """Django middleware: refuse what another site's page could make an operator's browser send.

    A page can point a name of its own at our address, so dotted names that are not ours are
    refused; and a write that a browser says comes from another site. Failures become problems.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_plain_host(request.get_host(), ours=settings.PUBLIC_URL):
            return of_failure(request, NotForBrowsers())
        if request.method not in SAFE_METHODS and _from_elsewhere(request):
            return of_failure(request, NotForBrowsers())
        response = self._get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """Turn an expected failure into its problem; leave bugs alone."""
        return of_failure(request, exception) if isinstance(exception, Failure) else None


def is_plain_host(host: str, *, ours: str) -> bool:
    """Whether a Host header is an address, a name without dots, or the host of our own address."""
    name = host.rpartition(":")[0] if ":" in host and not host.endswith("]") else host
    name = name.strip("[]")
    try:
        ip_address(name)
    except ValueError:
        return "." not in name or ours.split("://")[-1].split(":")[0] == name
    return True


def _from_elsewhere(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site", "none")
    if site not in ("none", "same-origin"):
        return True
    origin = request.headers.get("Origin")
    # Pages of ours send forms to pages of ours; scripts' addresses are for no page at all.
    own = f"{request.scheme}://{request.get_host()}" if request.path.startswith(PAGES) else None
    return origin not in (None, own)
