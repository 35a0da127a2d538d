"""The ASGI application: addresses, the fixed order of checks, answers and the log."""

import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, Protocol

import structlog

from handsel.edge.gate.calls import (
    ALWAYS,
    BODY_SECONDS,
    Answer,
    Call,
    Headers,
    Receive,
    Scope,
    Send,
    headers_of,
    json_answer,
    read_body,
    require_framed,
    write_answer,
)
from handsel.edge.gate.doors.door import Door
from handsel.edge.gate.live.listening import PATH as LIVE
from handsel.edge.gate.live.listening import Live
from handsel.edge.gate.live.visits import PATH as VISITS
from handsel.edge.gate.live.visits import Visits
from handsel.edge.gate.refusals import (
    CallerGone,
    CannotStore,
    Misframed,
    NotGenuine,
    NotHere,
    TooLarge,
    TooSlow,
    WrongMethod,
)
from handsel.kit.errors import Failure
from handsel.kit.ids import uuid7
from handsel.kit.strict_json import read_json
from handsel.modules.channels.events import RawItem
from handsel.modules.ingress.inbox import Arrival, arrival

STORED: Final = json_answer(200, {"stored": True})
RETRY_AFTER: Final = (b"retry-after", b"5")
CLOSE: Final = (b"connection", b"close")
LONGEST_NAME: Final = 100

type Switch = Callable[[], Awaitable[None]]

_log = structlog.get_logger("handsel.gate")


class Store(Protocol):
    """Keeps arrivals; raises CannotStore."""

    async def __call__(self, arrivals: Sequence[Arrival], *, request_id: str) -> None: ...


class Gate:
    """`app(scope, receive, send)`. `start` and `stop` run with the server's lifespan."""

    def __init__(
        self,
        doors: Sequence[Door],
        *,
        store: Store,
        start: Switch,
        stop: Switch,
        live: Live | None = None,
        visits: Visits | None = None,
        fixed: Headers = ALWAYS,
        refused: Callable[[str], Awaitable[None]] | None = None,
    ) -> None:
        self._doors = {(door.path, door.takes_name): door for door in doors}
        self._store = store
        self._start = start
        self._stop = stop
        self._live = live
        self._visits = visits
        #: On every answer.
        self._fixed = fixed
        self._refused = refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one HTTP call, or the server's lifespan; nothing else exists here."""
        if scope["type"] == "lifespan":
            await self._last(receive, send)
        elif scope["type"] == "http" and scope["path"] == LIVE and self._live is not None:
            await self._live(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] == VISITS and self._visits is not None:
            await self._visits(scope, receive, send)
        elif scope["type"] == "http":
            await self._serve(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})

    async def _last(self, receive: Receive, send: Send) -> None:
        await receive()
        await self._start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._stop()
        await send({"type": "lifespan.shutdown.complete"})

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        started, request_id = time.perf_counter(), uuid7().hex
        why, code = "", "failed"
        try:
            answer = await self._answer(scope, receive, request_id)
        except CallerGone as gone:
            # Who is still there sent a body that never ends as it should.
            _log.info("caller_gone", request_id=request_id, path=_shown(scope))
            answer, code = _refusal(gone), gone.code
        except Failure as failure:
            answer, why, code = _refusal(failure), failure.message, failure.code
        except Exception:  # noqa: BLE001 - a bug of ours is answered, and logged with its trace
            _log.exception("failed", request_id=request_id, path=_shown(scope))
            answer = json_answer(500, {"error": "failed"}, CLOSE)
        await write_answer(send, answer, request_id=request_id, fixed=self._fixed)
        if answer.status >= 400 and self._refused is not None:
            await self._refused(code)
        if answer is not STORED:
            _log.info(
                "answered",
                request_id=request_id,
                method=scope["method"],
                path=_shown(scope),
                status=answer.status,
                milliseconds=round((time.perf_counter() - started) * 1000, 1),
                why=why,
            )

    async def _answer(self, scope: Scope, receive: Receive, request_id: str) -> Answer:
        door, call = self._find(scope)
        require_framed(call)
        if call.method == "GET":
            answer = door.greet(call)
            if answer is None:
                raise WrongMethod if door.is_open else NotHere
            return answer
        if not door.is_open:
            raise NotHere
        if call.method != "POST":
            raise WrongMethod
        body = await read_body(
            receive,
            limit=door.body_limit,
            declared=call.header("content-length"),
            seconds=BODY_SECONDS,
        )
        if not await door.is_genuine(call, body):
            raise NotGenuine
        payload = read_json(body, limits=door.json_limits)
        arrivals = [_arrival(item, door) for item in door.split(call, payload)]
        await self._store(arrivals, request_id=request_id)
        return STORED

    def _find(self, scope: Scope) -> tuple[Door, Call]:
        path = str(scope["path"])
        door, name = self._doors.get((path, False)), ""
        if door is None:
            parent, _, name = path.rpartition("/")
            door = self._doors.get((parent, True))
            if door is None or not (0 < len(name) <= LONGEST_NAME and name.isascii()):
                raise NotHere
        call = Call(
            method=scope["method"],
            path=path,
            name=name,
            query=scope.get("query_string", b""),
            headers=headers_of(scope),
        )
        return door, call


def _arrival(item: RawItem, door: Door) -> Arrival:
    return arrival(
        item.body,
        source=item.source,
        account=item.account,
        lane_key=item.lane_key,
        dedupe_key=item.dedupe_key,
        kind=item.kind,
        occurred_at=item.occurred_at,
        volatile=door.volatile,
        quarantined=item.quarantined,
    )


def _refusal(failure: Failure) -> Answer:
    headers: tuple[tuple[bytes, bytes], ...] = ()
    if isinstance(failure, CannotStore):
        headers = (RETRY_AFTER,)
    elif isinstance(failure, TooLarge | TooSlow | Misframed | CallerGone):
        headers = (CLOSE,)
    elif isinstance(failure, WrongMethod):
        headers = ((b"allow", b"POST"),)
    return json_answer(failure.status, {"error": failure.code}, *headers)


def _shown(scope: Scope) -> str:
    return str(scope["path"])[:LONGEST_NAME]
