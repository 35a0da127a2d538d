"""Limits on web: per address before anybody is known, per member and business after.

Every answer says how things stand (`RateLimit-Limit`, `-Remaining`, `-Reset`, `-Policy`, as
draft-ietf-httpapi-ratelimit-headers-06 has them), for the limit that is nearest to its end.
"""

import re
import time
from collections.abc import Callable
from math import ceil
from typing import Final

import structlog
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja.throttling import BaseThrottle

from handsel.edge.api.problems import of_failure, problem
from handsel.edge.api.signed_in import Person
from handsel.edge.client_address import Address, client_address, network_of
from handsel.flows.sign_in_news import sweep_sessions
from handsel.modules.businesses.actor import Actor
from handsel.modules.limits import actions as limits
from handsel.modules.limits import networks
from handsel.modules.limits.actions import Ask
from handsel.modules.limits.networks import AddressBlocked
from handsel.modules.limits.rules import Limit, RouteClass, TooManyRequests, Verdict, Who
from handsel.modules.limits.tasks import sweep_limits

SWEEP_SECONDS: Final = 600.0
UNKNOWN: Final = "unknown"
_TOLD: Final = "handsel_limits"
_READING: Final = ("GET", "HEAD", "OPTIONS")
_SIGN_IN: Final = re.compile(r"^/_allauth/|^/api/v1/(?:sessions|invitations|sign-up)\b")
_UPLOADS: Final = "/api/v1/uploads"
_VISIT: Final = re.compile(r"^/widget/[^/]*/visits$")
_EXPORT: Final = re.compile(
    r"^/api/v1/(?:[^?#]*/)?(?:export|pdf|analytics\.csv)$|^/api/v1/imports\b"
)

type _Told = list[tuple[Limit, Verdict]]

log = structlog.get_logger()


def class_of(*, method: str, path: str) -> RouteClass:
    """Which limits hold for an address of web."""
    if _SIGN_IN.match(path) and method not in _READING:
        return RouteClass.SIGN_IN
    if _EXPORT.match(path) and (method not in _READING or not path.startswith("/api/v1/imports")):
        return RouteClass.EXPORT
    if path == _UPLOADS and method not in _READING:
        return RouteClass.UPLOAD
    if path.startswith("/widget/"):
        if _VISIT.match(path) and method not in _READING:
            return RouteClass.VISIT
        return RouteClass.CHAT_READ if method in _READING else RouteClass.CHAT_WRITE
    if path.startswith(("/api/", "/media/")):
        return RouteClass.READ if method in _READING else RouteClass.WRITE
    return RouteClass.OTHER


def address_of(request: HttpRequest) -> Address | None:
    """Who calls, as far as addresses say it."""
    return client_address(
        peer=request.META.get("REMOTE_ADDR", ""),
        forwarded_for=request.META.get("HTTP_X_FORWARDED_FOR", ""),
        trusted_proxies=settings.TRUSTED_PROXIES,
    )


def name_of_network(request: HttpRequest) -> str:
    """The caller's network, as far as limits tell callers apart by addresses."""
    address = address_of(request)
    return network_of(address) if address else UNKNOWN


class Limiting:
    """Django middleware: refuse networks that are shut out, and addresses that ask too often.

    When the limits themselves cannot be asked, a sign-in is refused, and everything else is let
    through and said in the log.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        self._swept_at = time.monotonic()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        refused = self._refusal(request)
        answer = refused or self._get_response(request)
        _say(answer, _told(request))
        return answer

    def _refusal(self, request: HttpRequest) -> HttpResponseBase | None:
        route = class_of(method=request.method or "", path=request.path_info)
        address = address_of(request)
        try:
            if address is not None and networks.is_blocked(address):
                return of_failure(request, AddressBlocked())
            take(request, limits.ask_for(route, Who.ADDRESS, name_of_network(request)))
            self._have_swept()
        except DatabaseError as error:
            log.error("limits_unavailable", error=type(error).__name__)
            if route is RouteClass.SIGN_IN:
                return problem(request, 503, code="unavailable", detail="Try again soon.")
            return None
        if all(verdict.allowed for _, verdict in _told(request)):
            return None
        return of_failure(request, TooManyRequests())

    def _have_swept(self) -> None:
        if time.monotonic() - self._swept_at > SWEEP_SECONDS:
            self._swept_at = time.monotonic()
            sweep_limits.enqueue(lane="sweep")
            sweep_sessions.enqueue(lane="sweep")


class PerActor(BaseThrottle):
    """The API's own: each caller who is known, and each business, within their limits."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Whether the call may go on; what is left is said in the answer."""
        route = class_of(method=request.method or "", path=request.path_info)
        try:
            verdicts = take(request, *_asked_of(getattr(request, "auth", None), route))
        except DatabaseError as error:
            log.error("limits_unavailable", error=type(error).__name__)
            return True
        return all(verdict.allowed for verdict in verdicts)

    def wait(self) -> float | None:
        """Said by the middleware, which sees all limits."""
        return None


def _asked_of(caller: object, route: RouteClass) -> list[Ask]:
    """Which limits hold for who is known: a person everywhere, a member also in their business."""
    if isinstance(caller, Person):
        return [limits.ask_for(route, Who.MEMBER, str(caller.user_id))]
    if not isinstance(caller, Actor):
        return []
    by_key = (Who.API_KEY, str(caller.key_id))
    who, subject = by_key if caller.key_id else (Who.MEMBER, str(caller.member_id))
    return [
        limits.ask_for(route, who, subject),
        limits.ask_for(route, Who.BUSINESS, str(caller.business_id)),
    ]


def take(request: HttpRequest, *asked: Ask) -> list[Verdict]:
    """Take from these limits; the answer to this request says what is left of them."""
    verdicts = limits.take_all(asked) if asked else []
    told = [*_told(request), *zip((ask.limit for ask in asked), verdicts, strict=True)]
    setattr(request, _TOLD, told)
    return verdicts


def _told(request: HttpRequest) -> _Told:
    told: _Told = getattr(request, _TOLD, [])
    return told


def _say(answer: HttpResponseBase, told: _Told) -> None:
    if not told:
        return
    limit, verdict = min(told, key=_tightness)
    answer["RateLimit-Limit"] = str(limit.most)
    answer["RateLimit-Remaining"] = str(verdict.remaining)
    answer["RateLimit-Reset"] = str(ceil(verdict.reset_after_seconds))
    answer["RateLimit-Policy"] = f"{limit.most};w={int(limit.per.total_seconds())}"
    if not verdict.allowed:
        answer["Retry-After"] = str(verdict.retry_after)


def _tightness(told: tuple[Limit, Verdict]) -> tuple[float, float]:
    limit, verdict = told
    return -verdict.retry_after_seconds, verdict.remaining / limit.most
