"""`GET /live/visit?site=…`: a visitor of a shop's site hears when their own thread changes.

The order of checks is fixed: method, host, site, origin, token, caps. What is told is that
something changed, and never what: the widget reads it from web.
"""

import hashlib
from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import parse_qs
from uuid import UUID

import psycopg
import structlog

from handsel.edge.client_address import client_address, network_of
from handsel.edge.gate.calls import (
    ALWAYS,
    Answer,
    Call,
    Headers,
    Receive,
    Scope,
    Send,
    headers_of,
    json_answer,
    require_framed,
    write_answer,
)
from handsel.edge.gate.database import PASSING
from handsel.edge.gate.ending import when_asked_to_end
from handsel.edge.gate.group_commit import Statements
from handsel.edge.gate.live.listening import keep_open, refusal
from handsel.edge.gate.live.refusals import (
    CannotLook,
    NoRoom,
    NotOurOrigin,
    NotSignedIn,
    NotTheirs,
    TooManyStreams,
)
from handsel.edge.gate.live.stream import Stream
from handsel.edge.gate.live.visit_rounds import Guest, VisitRounds
from handsel.edge.gate.refusals import TooLarge, WrongMethod
from handsel.kit.errors import Failure
from handsel.kit.ids import uuid7
from handsel.modules.live.rules import Position
from handsel.modules.web_chat.feed import FIND_VISIT
from handsel.modules.web_chat.site_key import business_of

PATH: Final = "/live/visit"
#: Of one visit, of one network, and of all, in one process. Members have room of their own.
MOST_OF_ONE: Final = 4
MOST_OF_NETWORK: Final = 50
MOST_OF_ALL: Final = 500
LONGEST_TOKEN: Final = 100
_PREFLIGHT: Final = (
    (b"access-control-allow-methods", b"GET"),
    (b"access-control-allow-headers", b"last-event-id, x-visit, cache-control"),
    (b"access-control-max-age", b"600"),
)

_log = structlog.get_logger("handsel.gate")


class Visits:
    """The address, as an ASGI application. `start` and `stop` run with the server's lifespan."""

    def __init__(
        self,
        rounds: VisitRounds,
        lookups: Statements,
        *,
        trusted_proxies: int = 0,
        fixed: Headers = ALWAYS,
        refused: Callable[[str], Awaitable[None]] | None = None,
        most_of_all: int = MOST_OF_ALL,
    ) -> None:
        self._rounds = rounds
        self._lookups = lookups
        self._trusted_proxies = trusted_proxies
        self._fixed = fixed
        self._refused = refused
        self._most_of_all = most_of_all
        self._stopping = False
        self._unhear: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Begin, in the running event loop."""
        self._rounds.start()
        self._unhear = when_asked_to_end(self.let_go)

    def let_go(self) -> None:
        """Take nobody in, and close what is open: visitors come back to another process."""
        self._stopping = True
        self._rounds.end_all("stopping")

    async def stop(self) -> None:
        """Let go, and stop looking."""
        self.let_go()
        self._unhear()
        await self._rounds.stop()
        await self._lookups.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one call to its end, which may be hours away."""
        request_id, code = uuid7().hex, "failed"
        call = Call(
            method=scope["method"],
            path=PATH,
            name="",
            query=scope.get("query_string", b""),
            headers=headers_of(scope),
        )
        cors: Headers = ((b"vary", b"origin"),)
        try:
            business_id, visit_id = await self._find(call)
            cors = (*cors, (b"access-control-allow-origin", _origin(call).encode()))
            stream = self._admit(call, business_id, visit_id, network=self._network(scope, call))
        except Failure as failure:
            answer, code = refusal(failure), failure.code
        except Exception:  # noqa: BLE001 - a bug of ours is answered, and logged with its trace
            _log.exception("failed", request_id=request_id, path=PATH)
            answer = json_answer(500, {"error": "failed"})
        else:
            if stream is not None:
                said = (*self._fixed, *cors)
                await keep_open(stream, self._rounds, receive, send, headers=said,
                                request_id=request_id)  # fmt: skip
                return
            answer = Answer(204, b"", headers=_PREFLIGHT)
        await write_answer(send, answer, request_id=request_id, fixed=(*self._fixed, *cors))
        if answer.status >= 400 and self._refused is not None:
            await self._refused(code)
        _log.info("answered", request_id=request_id, path=PATH, status=answer.status)

    async def _find(self, call: Call) -> tuple[UUID, UUID | None]:
        """The business of the site that is asked for, and the visit that the token opens, if any.

        Raises when a page of this origin may not ask at all.
        """
        if call.method not in ("GET", "OPTIONS"):
            raise WrongMethod
        require_framed(call)
        if "transfer-encoding" in call.headers or call.headers.get("content-length", "0") != "0":
            raise TooLarge
        key = parse_qs(call.query.decode("latin-1")).get("site", [""])[-1]
        business_id = business_of(key)
        if business_id is None:
            raise NotTheirs
        token = (call.header("x-visit") or "")[:LONGEST_TOKEN]
        digest = hashlib.sha256(token.encode()).digest()
        try:
            row = await self._lookups.fetch_one(FIND_VISIT, [digest, business_id, key])
        except (*PASSING, psycopg.Error) as error:
            raise CannotLook from error
        if row is None:
            raise NotTheirs
        origins, visit_id = row
        if _origin(call) not in origins:
            raise NotOurOrigin
        return business_id, visit_id

    def _admit(
        self, call: Call, business_id: UUID, visit_id: UUID | None, *, network: str
    ) -> Stream[Guest] | None:
        """The stream of a visitor; None for a browser's question whether it may ask."""
        if call.method == "OPTIONS":
            return None
        if visit_id is None:
            raise NotSignedIn
        if self._stopping or len(self._rounds) >= self._most_of_all:
            raise NoRoom
        is_crowd = self._rounds.count_from(network) >= MOST_OF_NETWORK
        if is_crowd or self._rounds.count(visit_id) >= MOST_OF_ONE:
            raise TooManyStreams
        after = call.header("last-event-id") or ""
        seen = Position.parse(after)
        guest = Guest(visit_id=visit_id, business_id=business_id, network=network)
        stream = Stream(
            guest, opening=("resumed" if seen else "lost") if after else "fresh", seen=seen
        )
        self._rounds.join(stream)
        return stream

    def _network(self, scope: Scope, call: Call) -> str:
        peer = scope.get("client")
        address = client_address(
            peer=str(peer[0]) if peer else "",
            forwarded_for=call.header("x-forwarded-for") or "",
            trusted_proxies=self._trusted_proxies,
        )
        return network_of(address) if address else "unknown"


def _origin(call: Call) -> str:
    return call.header("origin") or ""
