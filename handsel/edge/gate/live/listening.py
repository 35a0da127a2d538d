"""`GET /live` itself: who asks, whether they may, and the stream they get."""

import hashlib
import re
import time
from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import parse_qs
from uuid import UUID

import psycopg
import structlog

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
from handsel.edge.gate.live.looking import Looking
from handsel.edge.gate.live.refusals import (
    CannotLook,
    NeedsFactor,
    NoRoom,
    NotOurOrigin,
    NotSignedIn,
    NotTheirs,
    TooManyStreams,
)
from handsel.edge.gate.live.rounds import Rounds
from handsel.edge.gate.live.stream import Audience, Listener, Opening, Stream
from handsel.edge.gate.refusals import TooLarge, WrongMethod
from handsel.kit.errors import Failure
from handsel.kit.ids import uuid7
from handsel.modules.live.feed import FIND_LISTENER
from handsel.modules.live.rules import Position, may_listen

PATH: Final = "/live"
#: Of one user, and of all, in one process; connections are also needed for webhooks.
MOST_OF_ONE: Final = 10
MOST_OF_ALL: Final = 500
RETRY_AFTER: Final = (b"retry-after", b"5")
_KEY: Final = re.compile(r"[\w-]{16,128}", re.A)
_STREAM: Final = (
    (b"content-type", b"text/event-stream; charset=utf-8"),
    # Proxies that gather an answer before they pass it on would keep it for ever.
    (b"x-accel-buffering", b"no"),
)
_PREFLIGHT: Final = (
    (b"access-control-allow-methods", b"GET"),
    (b"access-control-allow-headers", b"last-event-id, x-session-token, cache-control"),
    (b"access-control-max-age", b"600"),
)

_log = structlog.get_logger("handsel.gate")


class Live:
    """The address, as an ASGI application. `start` and `stop` run with the server's lifespan."""

    def __init__(
        self,
        rounds: Rounds,
        lookups: Statements,
        *,
        origin: str,
        cookie: str,
        fixed: Headers = ALWAYS,
        refused: Callable[[str], Awaitable[None]] | None = None,
        most_of_one: int = MOST_OF_ONE,
        most_of_all: int = MOST_OF_ALL,
    ) -> None:
        self._rounds = rounds
        self._lookups = lookups
        self._origin = origin
        self._cookie = cookie
        self._fixed = fixed
        self._refused = refused
        self._most_of_one = most_of_one
        self._most_of_all = most_of_all
        self._stopping = False
        self._unhear: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Begin, in the running event loop."""
        self._rounds.start()
        self._unhear = when_asked_to_end(self.let_go)

    def let_go(self) -> None:
        """Take nobody in, and close what is open: clients come back to another process."""
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
        try:
            stream = await self._admit(call)
        except Failure as failure:
            answer, code = refusal(failure), failure.code
        except Exception:  # noqa: BLE001 - a bug of ours is answered, and logged with its trace
            _log.exception("failed", request_id=request_id, path=PATH)
            answer = json_answer(500, {"error": "failed"})
        else:
            if stream is not None:
                said = (*self._fixed, *self._cors(call))
                await keep_open(stream, self._rounds, receive, send, headers=said,
                                request_id=request_id)  # fmt: skip
                return
            answer = Answer(204, b"", headers=_PREFLIGHT)
        shared = (*self._fixed, *self._cors(call))
        await write_answer(send, answer, request_id=request_id, fixed=shared)
        if answer.status >= 400 and self._refused is not None:
            await self._refused(code)
        _log.info("answered", request_id=request_id, path=PATH, status=answer.status)

    async def _admit(self, call: Call) -> Stream[Listener] | None:
        """The stream of a caller who may listen; None for a browser's question whether it may."""
        if call.method not in ("GET", "OPTIONS"):
            raise WrongMethod
        require_framed(call)
        if "transfer-encoding" in call.headers or call.headers.get("content-length", "0") != "0":
            raise TooLarge
        self._require_our_page(call)
        if call.method == "OPTIONS":
            return None
        key, kind = self._credentials(call)
        asked = parse_qs(call.query.decode("latin-1"))
        business_id = _uuid(asked["business"][-1]) if "business" in asked else None
        if self._stopping or len(self._rounds) >= self._most_of_all:
            raise NoRoom
        listener = await self._find(key, kind=kind, business_id=business_id)
        if self._rounds.count(listener.user_id) >= self._most_of_one:
            raise TooManyStreams
        after = call.header("last-event-id") or asked.get("after", [""])[-1]
        seen = Position.parse(after)
        opening: Opening = ("resumed" if seen else "lost") if after else "fresh"
        stream = Stream(listener, opening=opening, seen=seen)
        self._rounds.join(stream)
        return stream

    def _require_our_page(self, call: Call) -> None:
        """A page of another site cannot read the answer; it shall not open a stream either."""
        origin = call.headers.get("origin", "")
        foreign = call.headers.get("sec-fetch-site", "") == "cross-site"
        if origin not in ("", self._origin) or (foreign and not origin):
            raise NotOurOrigin

    def _credentials(self, call: Call) -> tuple[str, str]:
        """The session's key and kind: an app's header, or a browser's cookie."""
        token = call.header("x-session-token")
        key = token or _cookie(call.header("cookie") or "", name=self._cookie)
        if not _KEY.fullmatch(key):
            raise NotSignedIn
        return key, "app" if token else "browser"

    async def _find(self, key: str, *, kind: str, business_id: UUID | None) -> Listener:
        digest = hashlib.sha256(key.encode()).digest()
        try:
            row = await self._lookups.fetch_one(FIND_LISTENER, [business_id, digest, kind])
        except (*PASSING, psycopg.Error) as error:
            raise CannotLook from error
        if row is None:
            raise NotSignedIn
        session_id, user_id, found_id, role, with_factor = row
        if found_id is None:
            raise NotTheirs
        if not may_listen(role=role, with_factor=with_factor):
            raise NeedsFactor
        return Listener(session_id=session_id, user_id=user_id, business_id=found_id, role=role)

    def _cors(self, call: Call) -> Headers:
        vary = (b"vary", b"origin")
        if call.header("origin") != self._origin:
            return (vary,)
        return (
            vary,
            (b"access-control-allow-origin", self._origin.encode()),
            (b"access-control-allow-credentials", b"true"),
        )


async def keep_open[Who: Audience](
    stream: Stream[Who],
    rounds: Looking[Who],
    receive: Receive,
    send: Send,
    *,
    headers: Headers,
    request_id: str,
) -> None:
    """Write a stream that has joined its rounds to its end."""
    begun, business_id = time.monotonic(), str(stream.listener.business_id)
    _log.info("stream_opened", request_id=request_id, business_id=business_id)
    said = (*_STREAM, (b"x-request-id", request_id.encode()), *headers)
    try:
        await send({"type": "http.response.start", "status": 200, "headers": list(said)})
        await stream.write(receive, send)
    finally:
        rounds.leave(stream)
        _log.info(
            "stream_closed",
            request_id=request_id,
            business_id=business_id,
            why=stream.over or "failed",
            seconds=round(time.monotonic() - begun, 1),
        )


def refusal(failure: Failure) -> Answer:
    """How an expected failure is answered."""
    headers: Headers = ()
    if isinstance(failure, NoRoom | CannotLook | TooManyStreams):
        headers = (RETRY_AFTER,)
    elif isinstance(failure, WrongMethod):
        headers = ((b"allow", b"GET, OPTIONS"),)
    return json_answer(failure.status, {"error": failure.code}, *headers)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise NotTheirs from error


def _cookie(header: str, *, name: str) -> str:
    """The one cookie of this name; empty when there is none, or more than one."""
    found = [
        value.strip()
        for key, _, value in (part.partition("=") for part in header.split(";"))
        if key.strip() == name
    ]
    return found[0] if len(found) == 1 else ""
