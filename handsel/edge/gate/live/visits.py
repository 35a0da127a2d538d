"""`GET /live/visit?site=…`: a visitor of a shop's site hears when their own thread changes.

The order of checks is fixed: method, host, site, origin, token, caps. What is told is that
something changed, and never what: the widget reads it from web.
"""

import hashlib
from dataclasses import dataclass
from typing import ClassVar, Final
from urllib.parse import parse_qs
from uuid import UUID

import psycopg

from handsel.edge.client_address import client_address, network_of
from handsel.edge.gate.calls import Call, Headers, Scope
from handsel.edge.gate.database import PASSING
from handsel.edge.gate.live.address import VARY, StreamAddress
from handsel.edge.gate.live.refusals import (
    CannotLook,
    NotOurOrigin,
    NotSignedIn,
    NotTheirs,
    TooManyStreams,
)
from handsel.edge.gate.live.stream import Stream
from handsel.edge.gate.live.visit_rounds import Guest, VisitRounds
from handsel.modules.web_chat.feed import FIND_VISIT
from handsel.modules.web_chat.site_key import business_of

PATH: Final = "/live/visit"
#: Of one visit, and of one network, in one process. Members have room of their own.
MOST_OF_ONE: Final = 4
MOST_OF_NETWORK: Final = 50
LONGEST_TOKEN: Final = 100


@dataclass(frozen=True, slots=True)
class Visiting:
    """A page that may ask: the business of its site, and the visit its token opens, if any."""

    business_id: UUID
    visit_id: UUID | None


@dataclass(kw_only=True, eq=False)
class Visits(StreamAddress[Visiting, Guest, VisitRounds]):
    """The visitors' address. The pages of a site's own origins may ask."""

    path: ClassVar[str] = PATH
    allowed_headers: ClassVar[bytes] = b"last-event-id, x-visit, cache-control"

    trusted_proxies: int = 0

    async def _find(self, call: Call) -> Visiting:
        key = parse_qs(call.query.decode("latin-1")).get("site", [""])[-1]
        business_id = business_of(key)
        if business_id is None:
            raise NotTheirs
        token = (call.header("x-visit") or "")[:LONGEST_TOKEN]
        digest = hashlib.sha256(token.encode()).digest()
        try:
            row = await self.lookups.fetch_one(FIND_VISIT, [digest, business_id, key])
        except (*PASSING, psycopg.Error) as error:
            raise CannotLook from error
        if row is None:
            raise NotTheirs
        origins, visit_id = row
        if _origin(call) not in origins:
            raise NotOurOrigin
        return Visiting(business_id=business_id, visit_id=visit_id)

    async def _admit(self, scope: Scope, call: Call, asker: Visiting) -> Stream[Guest]:
        if asker.visit_id is None:
            raise NotSignedIn
        self._require_room()
        network = self._network(scope, call)
        is_crowd = self.rounds.count_from(network) >= MOST_OF_NETWORK
        if is_crowd or self.rounds.count(asker.visit_id) >= MOST_OF_ONE:
            raise TooManyStreams
        guest = Guest(visit_id=asker.visit_id, business_id=asker.business_id, network=network)
        return self._begin(guest, after=call.header("last-event-id") or "")

    def _network(self, scope: Scope, call: Call) -> str:
        peer = scope.get("client")
        address = client_address(
            peer=str(peer[0]) if peer else "",
            forwarded_for=call.header("x-forwarded-for") or "",
            trusted_proxies=self.trusted_proxies,
        )
        return network_of(address) if address else "unknown"

    def _cors(self, call: Call, asker: Visiting | None) -> Headers:
        if asker is None:
            return VARY
        return (*VARY, (b"access-control-allow-origin", _origin(call).encode()))


def _origin(call: Call) -> str:
    return call.header("origin") or ""
