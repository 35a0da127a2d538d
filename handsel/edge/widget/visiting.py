"""Who visits: the token of a visit, and how often they may call."""

from dataclasses import dataclass
from typing import Any

import structlog
from django.db import DatabaseError
from django.http import HttpRequest
from ninja.security import APIKeyHeader
from ninja.throttling import BaseThrottle

from handsel.edge.api.limiting import class_of, name_of_network, take
from handsel.edge.widget.cors import VISIT_HEADER, site_of
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.limits import actions as limits
from handsel.modules.limits.actions import Ask
from handsel.modules.limits.rules import RouteClass, TooManyRequests, Who
from handsel.modules.web_chat import actions, queries
from handsel.modules.web_chat.models import Site, Visit

#: A token has 43 letters; nothing much longer is looked up.
LONGEST_TOKEN = 100

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Visitor:
    """A visit, and the site it is to."""

    site: Site
    visit: Visit


class ByVisit(APIKeyHeader):
    """`X-Visit: …`, as the widget has it."""

    param_name = VISIT_HEADER

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """The visitor, or None for a token that opens nothing here."""
        if not key or len(key) > LONGEST_TOKEN:
            return None
        site, at = site_of(request), now()
        with tenancy.business(site.shop_id):
            visit = queries.find_visit(site, token=key, now=at)
            if visit is None:
                return None
            actions.renew_visit(visit, now=at)
        return Visitor(site, visit)


def visitor_of(request: HttpRequest) -> Visitor:
    """Who calls."""
    visitor = getattr(request, "auth", None)
    assert isinstance(visitor, Visitor)
    return visitor


class PerVisitor(BaseThrottle):
    """Each visitor, and all visitors of a business, within their limits; members have their own."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Whether the call may go on; what is left is said in the answer."""
        route = class_of(method=request.method or "", path=request.path_info)
        caller = getattr(request, "auth", None)
        asked = [limits.ask_for(route, Who.BUSINESS, str(site_of(request).shop_id))]
        if isinstance(caller, Visitor):
            asked.append(limits.ask_for(route, Who.VISITOR, _name(caller)))
        return _are_allowed(request, asked)

    def wait(self) -> float | None:
        """Said by the middleware, which sees all limits."""
        return None


def require_may_say(request: HttpRequest) -> Visitor:
    """The caller, unless they say too much, or too many begin to; raises TooManyRequests."""
    visitor = visitor_of(request)
    network = name_of_network(request)
    asked = [
        limits.ask_for(RouteClass.SAY, Who.VISITOR, _name(visitor)),
        limits.ask_for(RouteClass.SAY, Who.ADDRESS, network),
    ]
    if visitor.visit.conversation_id is None:
        business = str(visitor.site.shop_id)
        asked += [
            limits.ask_for(RouteClass.BEGIN, Who.ADDRESS, network),
            limits.ask_for(RouteClass.BEGIN, Who.BUSINESS, business),
        ]
    if not _are_allowed(request, asked):
        raise TooManyRequests
    return visitor


def _are_allowed(request: HttpRequest, asked: list[Ask]) -> bool:
    try:
        return all(verdict.allowed for verdict in take(request, *asked))
    except DatabaseError as error:
        log.error("limits_unavailable", error=type(error).__name__)
        return True


def _name(visitor: Visitor) -> str:
    return f"{visitor.site.id}:{visitor.visit.visitor}"
