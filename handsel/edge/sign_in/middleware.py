"""Where a request comes from, for sessions that begin in it; and the mark of a known device."""

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from handsel.edge.api.limiting import address_of
from handsel.modules.users.models import SessionKind
from handsel.modules.users.origin import Origin, coming_from

APP_PATH: Final = "/_allauth/app/"
DEVICE_COOKIE: Final = settings.SESSION_COOKIE_NAME.replace("session", "device")
#: As long as browsers keep a cookie at all.
DEVICE_LASTS: Final = timedelta(days=400)
_MARK: Final = "handsel_device"
_ASKED_BY_COOKIE: Final = ("/api/", "/_allauth/")


class Origins:
    """Django middleware: tell sessions their origin, and mark devices somebody signed in on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        address = address_of(request)
        origin = Origin(
            kind=SessionKind.APP if request.path.startswith(APP_PATH) else SessionKind.BROWSER,
            address=str(address or ""),
            user_agent=request.headers.get("User-Agent", "")[:300],
        )
        with coming_from(origin):
            answer = self._get_response(request)
        if request.path.startswith(_ASKED_BY_COOKIE):
            # Whether a cookie was looked at depends on how far a request got; caches need not know.
            patch_vary_headers(answer, ("Cookie",))
        if mark := getattr(request, _MARK, None):
            answer.set_cookie(
                DEVICE_COOKIE,
                mark,
                max_age=DEVICE_LASTS,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return answer


def device_of(request: HttpRequest) -> str:
    """The mark that the calling device carries; empty when it carries none."""
    return request.COOKIES.get(DEVICE_COOKIE, "")[:100]


def mark_device(request: HttpRequest) -> str:
    """The mark the device carries from this answer on."""
    mark = device_of(request) or secrets.token_urlsafe(32)
    setattr(request, _MARK, mark)
    return mark
