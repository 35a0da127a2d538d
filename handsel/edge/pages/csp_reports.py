"""Where browsers tell what a content security policy kept from happening."""

from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlsplit

import structlog
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from handsel.edge.api.bodies import NotStrictJson, WrongMediaType
from handsel.edge.api.problems import of_failure
from handsel.edge.api.refusals import TALLY, add_up
from handsel.kit.errors import Failure
from handsel.kit.strict_json import Limits, NotJson, read_json
from handsel.modules.limits import actions as limits
from handsel.modules.limits.rules import Limit

#: Media types, and the name under which a report has what was violated.
BODIES: Final = {
    "application/csp-report": "csp-report",
    "application/json": "csp-report",
    "application/reports+json": "body",
}
MOST: Final = 20
LONGEST: Final = 200
#: Anybody may write reports: so many of all of them are worth a line in the log.
LOGGED: Final = Limit(60, timedelta(minutes=1))
_LIMITS: Final = Limits(keys=1_000)

log = structlog.get_logger()


@csrf_exempt
@require_POST
def csp_reports(request: HttpRequest) -> HttpResponse:
    """Note what was blocked: which directive, on which page, from which host; no more of it."""
    try:
        reports = _read(request)
    except Failure as failure:
        return of_failure(request, failure)
    for report in reports[:MOST]:
        TALLY.note("csp_report")
        _note(report)
    add_up()
    return HttpResponse(status=204)


def _read(request: HttpRequest) -> list[dict[str, Any]]:
    name = BODIES.get(request.content_type or "")
    if name is None:
        raise WrongMediaType
    try:
        # The newer shape is a list, and only objects are read.
        found = read_json(b'{"told": ' + request.body + b"}", limits=_LIMITS)["told"]
    except NotJson as error:
        raise NotStrictJson from error
    told = found if isinstance(found, list) else [found]
    reports = [one.get(name) for one in told if isinstance(one, dict)]
    return [one for one in reports if isinstance(one, dict)]


def _note(report: dict[str, Any]) -> None:
    if not _may_log():
        return
    log.warning(
        "csp_violation",
        directive=_short(report.get("effective-directive") or report.get("effectiveDirective")),
        blocked=_place(report.get("blocked-uri") or report.get("blockedURL"), with_path=False),
        page=_place(report.get("document-uri") or report.get("documentURL"), with_path=True),
        disposition=_short(report.get("disposition")),
    )


def _may_log() -> bool:
    try:
        return limits.take("csp-reports", limit=LOGGED).allowed
    except DatabaseError:
        return False


def _place(value: object, *, with_path: bool) -> str:
    """An address without what may be private or endless: no query, no fragment, no user."""
    try:
        parts = urlsplit(_short(value))
        host = parts.hostname or ""
    except ValueError:
        return ""
    shown = f"{parts.scheme}://{host}" if host else parts.scheme or parts.path
    return _short(shown + (parts.path if with_path and host else ""))


def _short(value: object) -> str:
    text = value[:LONGEST] if isinstance(value, str) else ""
    return text if text.isprintable() else ""
