"""An address of the gate that answers with a stream of events, whoever may listen there."""

import time
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

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
from handsel.edge.gate.ending import when_asked_to_end
from handsel.edge.gate.group_commit import Statements
from handsel.edge.gate.live.looking import Looking
from handsel.edge.gate.live.refusals import CannotLook, NoRoom, TooManyStreams
from handsel.edge.gate.live.stream import Audience, Opening, Stream
from handsel.edge.gate.refusals import TooLarge, WrongMethod
from handsel.kit.errors import Failure
from handsel.kit.ids import uuid7
from handsel.modules.live.rules import Position

#: Of all listeners of one address, in one process; connections are also needed for webhooks.
MOST_OF_ALL: Final = 500
RETRY_AFTER: Final = (b"retry-after", b"5")
VARY: Final[Headers] = ((b"vary", b"origin"),)
_STREAM: Final = (
    (b"content-type", b"text/event-stream; charset=utf-8"),
    # Proxies that gather an answer before they pass it on would keep it for ever.
    (b"x-accel-buffering", b"no"),
)

_log = structlog.get_logger("handsel.gate")


@dataclass(kw_only=True, eq=False)
class StreamAddress[Asker, Who: Audience, Kept: Looking[Any]](ABC):
    """One address, as an ASGI application. `start` and `stop` run with the server's lifespan.

    An asker is who calls, as far as that decides which pages may read the answer.
    """

    path: ClassVar[str]
    #: Headers that a page of an allowed origin may send.
    allowed_headers: ClassVar[bytes]

    rounds: Kept
    lookups: Statements
    fixed: Headers = ALWAYS
    refused: Callable[[str], Awaitable[None]] | None = None
    most_of_all: int = MOST_OF_ALL
    _stopping: bool = field(default=False, init=False)
    _unhear: Callable[[], None] = field(default=lambda: None, init=False)

    def start(self) -> None:
        """Begin, in the running event loop."""
        self.rounds.start()
        self._unhear = when_asked_to_end(self.let_go)

    def let_go(self) -> None:
        """Take nobody in, and close what is open: clients come back to another process."""
        self._stopping = True
        self.rounds.end_all("stopping")

    async def stop(self) -> None:
        """Let go, and stop looking."""
        self.let_go()
        self._unhear()
        await self.rounds.stop()
        await self.lookups.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one call to its end, which may be hours away."""
        request_id, code = uuid7().hex, "failed"
        call = Call(
            method=scope["method"],
            path=self.path,
            name="",
            query=scope.get("query_string", b""),
            headers=headers_of(scope),
        )
        asker: Asker | None = None
        try:
            _require_a_question(call)
            asker = await self._find(call)
            stream = None if call.method == "OPTIONS" else await self._admit(scope, call, asker)
        except Failure as failure:
            answer, code = _refusal(failure), failure.code
        except Exception:  # noqa: BLE001 - a bug of ours is answered, and logged with its trace
            _log.exception("failed", request_id=request_id, path=self.path)
            answer = json_answer(500, {"error": "failed"})
        else:
            if stream is not None:
                said = (*self.fixed, *self._cors(call, asker))
                await self._keep_open(stream, receive, send, headers=said, request_id=request_id)
                return
            answer = Answer(204, b"", headers=self._preflight())
        shared = (*self.fixed, *self._cors(call, asker))
        await write_answer(send, answer, request_id=request_id, fixed=shared)
        if answer.status >= 400 and self.refused is not None:
            await self.refused(code)
        _log.info("answered", request_id=request_id, path=self.path, status=answer.status)

    @abstractmethod
    async def _find(self, call: Call) -> Asker:
        """Who asks; raises when a page of this origin may not ask at all."""

    @abstractmethod
    async def _admit(self, scope: Scope, call: Call, asker: Asker) -> Stream[Who]:
        """The stream of an asker who may listen, begun with `_begin`."""

    @abstractmethod
    def _cors(self, call: Call, asker: Asker | None) -> Headers:
        """Which page may read the answer; nobody was found when the asker is None."""

    def _require_room(self) -> None:
        if self._stopping or len(self.rounds) >= self.most_of_all:
            raise NoRoom

    def _begin(self, listener: Who, *, after: str) -> Stream[Who]:
        """A stream from a position on; "" begins with nothing known."""
        seen = Position.parse(after)
        opening: Opening = ("resumed" if seen else "lost") if after else "fresh"
        stream = Stream(listener, opening=opening, seen=seen)
        self.rounds.join(stream)
        return stream

    def _preflight(self) -> Headers:
        return (
            (b"access-control-allow-methods", b"GET"),
            (b"access-control-allow-headers", self.allowed_headers),
            (b"access-control-max-age", b"600"),
        )

    async def _keep_open(
        self, stream: Stream[Who], receive: Receive, send: Send, *,
        headers: Headers, request_id: str,
    ) -> None:  # fmt: skip
        begun, business_id = time.monotonic(), str(stream.listener.business_id)
        _log.info("stream_opened", request_id=request_id, business_id=business_id)
        said = (*_STREAM, (b"x-request-id", request_id.encode()), *headers)
        try:
            await send({"type": "http.response.start", "status": 200, "headers": list(said)})
            await stream.write(receive, send)
        finally:
            self.rounds.leave(stream)
            _log.info(
                "stream_closed",
                request_id=request_id,
                business_id=business_id,
                why=stream.over or "failed",
                seconds=round(time.monotonic() - begun, 1),
            )


def _require_a_question(call: Call) -> None:
    if call.method not in ("GET", "OPTIONS"):
        raise WrongMethod
    require_framed(call)
    if "transfer-encoding" in call.headers or call.headers.get("content-length", "0") != "0":
        raise TooLarge


def _refusal(failure: Failure) -> Answer:
    headers: Headers = ()
    if isinstance(failure, NoRoom | CannotLook | TooManyStreams):
        headers = (RETRY_AFTER,)
    elif isinstance(failure, WrongMethod):
        headers = ((b"allow", b"GET, OPTIONS"),)
    return json_answer(failure.status, {"error": failure.code}, *headers)
