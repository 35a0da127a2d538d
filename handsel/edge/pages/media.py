"""What members uploaded, for customers and the channels that bring it to them."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.csp import CSP
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from handsel.edge.pages.policies import Policy
from handsel.modules.media.models import UploadKind
from handsel.modules.media.queries import find_public

#: Should one be opened as a page, it may do nothing.
_CSP: Final[Policy] = {"default-src": [CSP.NONE], "frame-ancestors": [CSP.NONE], "sandbox": [""]}
_YEAR_SECONDS: Final = 31_536_000


@require_safe
@csp_override(_CSP)
@cache_control(public=True, max_age=_YEAR_SECONDS, immutable=True)
def media(request: HttpRequest, token: str, name: str) -> HttpResponse:
    """One upload, to whoever has its address. It never changes."""
    upload = find_public(token, name=name)
    if upload is None:
        raise Http404
    shown = content_disposition_header(upload.kind != UploadKind.IMAGE, upload.filename)
    return HttpResponse(
        bytes(upload.content),
        content_type=upload.content_type,
        headers={
            "Content-Disposition": shown or "inline",
            "X-Robots-Tag": "noindex",
            # The shops' own sites, which are elsewhere, show them too.
            "Cross-Origin-Resource-Policy": "cross-origin",
        },
    )
