"""Requests, responses and routes, in the few words the simulators need."""

import json
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

type Json = dict[str, Any]


@dataclass(slots=True)
class Request:
    """One HTTP call. Header names are lower case; ``params`` come from the route's pattern.

    ``slow_seconds`` is set by the fault ``slow``: the effect takes that long to happen.
    """

    method: str
    path: str
    query_string: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    params: dict[str, str] = field(default_factory=dict)
    slow_seconds: float = 0.0

    @property
    def query(self) -> dict[str, str]:
        """The query string, last value of each name."""
        return dict(parse_qsl(self.query_string, keep_blank_values=True))

    @property
    def bearer(self) -> str:
        """The token of ``Authorization: Bearer``, or an empty string."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else ""


@dataclass(slots=True)
class Response:
    """One answer. ``drip_seconds`` spreads its body over that time."""

    status: int = 200
    body: bytes = b""
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    drip_seconds: float = 0.0

    @property
    def reason(self) -> str:
        """The words after the status number."""
        try:
            return HTTPStatus(self.status).phrase
        except ValueError:
            return "Unknown"


@dataclass(frozen=True, slots=True)
class CutOff:
    """No answer: the connection is dropped after ``prefix`` was written."""

    prefix: bytes = b""


type Answer = Response | CutOff
type Endpoint = Callable[[Request], Awaitable[Response]]


class Refused(Exception):
    """An endpoint declines; the response says why in the provider's own words."""

    def __init__(self, response: Response) -> None:
        super().__init__(response.body.decode(errors="replace"))
        self.response = response


def to_json(value: object) -> bytes:
    """Compact JSON in UTF-8; text that UTF-8 cannot hold (half a surrogate pair) is escaped."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode()


def json_response(value: object, *, status: int = 200, **headers: str) -> Response:
    """A JSON answer; underscores in header names become dashes."""
    body = to_json(value)
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Response(status=status, body=body, headers=named)


@dataclass(frozen=True, slots=True)
class Route:
    """``operation`` is the name that a fault rule can aim at.

    A ``main`` operation is also hit by a rule that names none.
    """

    method: str
    pattern: str
    endpoint: Endpoint
    operation: str
    main: bool = True


@dataclass(frozen=True, slots=True)
class Match[Owner]:
    """The route that a request asks for, and whose it is."""

    owner: Owner
    route: Route
    params: dict[str, str]


class Router[Owner]:
    """Finds the owner and route of a request by its path's first segment, then its pattern."""

    def __init__(self) -> None:
        self._routes: dict[str, list[tuple[re.Pattern[str], Route, Owner]]] = {}

    def add(self, owner: Owner, routes: Iterable[Route]) -> None:
        """Add routes; ``{name}`` in a pattern matches one segment."""
        for route in routes:
            pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", route.pattern)
            first = route.pattern.split("/")[1]
            self._routes.setdefault(first, []).append((re.compile(pattern), route, owner))

    def owner_of(self, path: str) -> Owner | None:
        """Who has the addresses that begin as this one does, whether it is one of them or not."""
        routes = self._routes.get(path.split("/")[1] if "/" in path else "")
        return routes[0][2] if routes else None

    def find(self, request: Request) -> Match[Owner] | None:
        """The first route that fits, in the order they were added."""
        path = request.path.rstrip("/") or "/"
        for pattern, route, owner in self._routes.get(path.split("/")[1], ()):
            if route.method == request.method and (found := pattern.fullmatch(path)):
                return Match(owner=owner, route=route, params=found.groupdict())
        return None
