"""`/widget.js`: the chat, for any page to load. The key of the site decides what it may do."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

#: Without a charset, a page in another one would misread it.
CONTENT_TYPE: Final = "text/javascript; charset=utf-8"
#: A shop's pages get a newer one within five minutes, and never wait for it.
CACHE: Final = "public, max-age=300, stale-while-revalidate=86400"


class _Script(NamedTuple):
    plain: bytes
    gzipped: bytes
    tag: str


@require_safe
def widget_script(request: HttpRequest) -> HttpResponse:
    """The script as it was built; a browser that has it hears 304."""
    file = Path(settings.WIDGET_FILE)
    if not file.is_file():
        raise Http404
    script = _read(file, file.stat().st_mtime_ns)
    if script.tag in request.headers.get("If-None-Match", ""):
        answer = HttpResponse(status=304)
    else:
        answer = _whole(request, script)
    answer["ETag"] = script.tag
    answer["Cache-Control"] = CACHE
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    # For pages that load it with `crossorigin`, as those with an integrity hash must.
    answer["Access-Control-Allow-Origin"] = "*"
    patch_vary_headers(answer, ("Accept-Encoding",))
    return answer


def _whole(request: HttpRequest, script: _Script) -> HttpResponse:
    takes_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
    if not (takes_gzip and script.gzipped):
        return HttpResponse(script.plain, content_type=CONTENT_TYPE)
    answer = HttpResponse(script.gzipped, content_type=CONTENT_TYPE)
    answer["Content-Encoding"] = "gzip"
    return answer


@lru_cache(maxsize=1)
def _read(file: Path, _changed_at: int) -> _Script:
    plain, beside = file.read_bytes(), file.with_name(f"{file.name}.gz")
    gzipped = beside.read_bytes() if beside.is_file() else b""
    return _Script(plain, gzipped, f'W/"{hashlib.sha256(plain).hexdigest()[:32]}"')
