"""What every answer of every process says to a browser, whatever else it says."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    # The gate runs without Django.
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

#: For answers that are no pages: should one be opened as a page, it may do nothing.
INERT_CSP: Final = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
ALWAYS: Final[Mapping[str, str]] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Permissions-Policy": "accelerometer=(), browsing-topics=(), camera=(), display-capture=(),"
    " geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(),"
    " publickey-credentials-create=(self), publickey-credentials-get=(self)",
}
#: A year, for this host and what is below it, once somebody came by https.
TRANSPORT: Final = "max-age=31536000; includeSubDomains"


def fixed(*, is_https: bool) -> dict[str, str]:
    """The headers of every answer where people reach us like this."""
    return {**ALWAYS, **({"Strict-Transport-Security": TRANSPORT} if is_https else {})}


def fixed_headers(
    get_response: "Callable[[HttpRequest], HttpResponseBase]",
) -> "Callable[[HttpRequest], HttpResponseBase]":
    """Django middleware: `settings.FIXED_HEADERS` on each answer that does not say otherwise."""
    from django.conf import settings

    told: Mapping[str, str] = settings.FIXED_HEADERS

    def respond(request: "HttpRequest") -> "HttpResponseBase":
        response = get_response(request)
        for name, value in told.items():
            response.headers.setdefault(name, value)
        return response

    return respond
