"""What pages may load and run: the content security policies."""

from collections.abc import Iterable
from typing import Final

from django.utils.csp import CSP

REPORTS: Final = "/csp-reports"
#: Where a browser tells of what a policy kept from happening. Named so that it is told at once;
#: the newer `report-to` waits a minute, and not every browser has it.
_TELL: Final = {"report-uri": [REPORTS]}

type Policy = dict[str, list[str]]

#: Everything but the dashboard loads from here or not at all, and runs no script.
STILL: Final[Policy] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    **_TELL,
}


def dashboard_policy(*, live_origins: Iterable[str]) -> Policy:
    """The dashboard runs the scripts that carry the answer's nonce, and what those load.

    Scripts cannot turn a text into code or markup: no Trusted Types policy may be made.
    `live_origins` are where the stream of live events is, besides here.
    """
    return {
        "default-src": [CSP.NONE],
        "script-src": [CSP.NONCE, CSP.STRICT_DYNAMIC],
        "style-src": [CSP.SELF, CSP.NONCE],
        "img-src": [CSP.SELF, "data:", "blob:"],
        "media-src": [CSP.SELF, "blob:"],
        "font-src": [CSP.SELF],
        "connect-src": [CSP.SELF, *live_origins],
        "manifest-src": [CSP.SELF],
        "worker-src": [CSP.SELF],
        "base-uri": [CSP.NONE],
        "form-action": [CSP.SELF],
        "frame-ancestors": [CSP.NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": [CSP.NONE],
        **_TELL,
    }
