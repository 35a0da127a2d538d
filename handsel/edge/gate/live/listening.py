"""`GET /live`: a member hears what changes in their business, while their session stands."""

import hashlib
import re
from dataclasses import dataclass
from typing import ClassVar, Final
from urllib.parse import parse_qs
from uuid import UUID

import psycopg

from handsel.edge.gate.calls import Call, Headers, Scope
from handsel.edge.gate.database import PASSING
from handsel.edge.gate.live.address import VARY, StreamAddress
from handsel.edge.gate.live.refusals import (
    CannotLook,
    NeedsFactor,
    NotOurOrigin,
    NotSignedIn,
    NotTheirs,
    TooManyStreams,
)
from handsel.edge.gate.live.rounds import Rounds
from handsel.edge.gate.live.stream import Listener, Stream
from handsel.modules.live.feed import FIND_LISTENER
from handsel.modules.live.rules import may_listen

PATH: Final = "/live"
#: Of one user, in one process.
MOST_OF_ONE: Final = 10
_KEY: Final = re.compile(r"[\w-]{16,128}", re.A)


@dataclass(kw_only=True, eq=False)
class Live(StreamAddress[None, Listener, Rounds]):
    """The members' address. Only the dashboard's own pages may ask, whoever they ask for."""

    path: ClassVar[str] = PATH
    allowed_headers: ClassVar[bytes] = b"last-event-id, x-session-token, cache-control"

    origins: frozenset[str]
    cookie: str
    most_of_one: int = MOST_OF_ONE

    async def _find(self, call: Call) -> None:
        """A page of another site cannot read the answer; it shall not open a stream either."""
        origin = call.headers.get("origin", "")
        foreign = call.headers.get("sec-fetch-site", "") == "cross-site"
        if origin not in ("", *self.origins) or (foreign and not origin):
            raise NotOurOrigin

    async def _admit(self, scope: Scope, call: Call, asker: None) -> Stream[Listener]:
        key, kind = self._credentials(call)
        asked = parse_qs(call.query.decode("latin-1"))
        business_id = _uuid(asked["business"][-1]) if "business" in asked else None
        self._require_room()
        listener = await self._listener(key, kind=kind, business_id=business_id)
        if self.rounds.count(listener.user_id) >= self.most_of_one:
            raise TooManyStreams
        after = call.header("last-event-id") or asked.get("after", [""])[-1]
        return self._begin(listener, after=after)

    def _credentials(self, call: Call) -> tuple[str, str]:
        """The session's key and kind: an app's header, or a browser's cookie."""
        token = call.header("x-session-token")
        key = token or _cookie(call.header("cookie") or "", name=self.cookie)
        if not _KEY.fullmatch(key):
            raise NotSignedIn
        return key, "app" if token else "browser"

    async def _listener(self, key: str, *, kind: str, business_id: UUID | None) -> Listener:
        digest = hashlib.sha256(key.encode()).digest()
        try:
            row = await self.lookups.fetch_one(FIND_LISTENER, [business_id, digest, kind])
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

    def _cors(self, call: Call, asker: None) -> Headers:
        origin = call.header("origin")
        if origin is None or origin not in self.origins:
            return VARY
        return (
            *VARY,
            (b"access-control-allow-origin", origin.encode()),
            (b"access-control-allow-credentials", b"true"),
        )


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
