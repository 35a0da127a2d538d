"""A gate in this process, driven through ASGI, over a real database."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, LiteralString
from uuid import UUID, uuid4

import psycopg

from handsel.edge.gate.application import Gate
from handsel.edge.gate.database import Database, Signers
from handsel.edge.gate.doors.meta import MetaDoor
from handsel.edge.gate.doors.stripe import ShopStripeDoor, StripeDoor
from handsel.edge.gate.doors.telegram import TelegramDoor
from handsel.edge.gate.group_commit import GroupCommit
from handsel.kit import clock
from handsel.kit.secrets import KeyRing, Place, Secret

META_SECRET = "an-instagram-app-secret"
OLD_META_SECRET = "the-secret-before-it"
VERIFY_TOKEN = "a-verify-token"
STRIPE_SECRET = "whsec_of_the_platform"
HOST = (("host", "gate"),)
KEY_RING = KeyRing([("k1", b"\x07" * 32)])


@dataclass(frozen=True, slots=True)
class Answered:
    status: int
    body: bytes
    headers: dict[str, str]

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class RecordingDatabase:
    """A real connection that writes down how many arrivals each statement carried."""

    inner: Database
    statements: list[int]
    before: Callable[[list[Any]], Awaitable[None]] | None = None

    async def fetch_one(
        self, statement: LiteralString, parameters: Sequence[Any]
    ) -> tuple[Any, ...] | None:
        rows = json.loads(parameters[0])
        self.statements.append(len(rows))
        if self.before:
            await self.before(rows)
        return await self.inner.fetch_one(statement, [json.dumps(rows)])

    async def close(self) -> None:
        await self.inner.close()


@dataclass
class Stand:
    gate: Gate
    admin_url: str
    statements: list[int] = field(default_factory=list)

    async def call(
        self,
        method: str,
        path: str,
        chunks: Sequence[bytes] = (b"",),
        *,
        headers: Sequence[tuple[str, str]] = (),
        query: str = "",
        stall: bool = False,
    ) -> Answered:
        """One call; with `stall`, the caller stops in the middle of the body and waits."""
        waiting = list(chunks)
        sent: list[dict[str, Any]] = []
        self.chunks_read = 0

        async def receive() -> dict[str, Any]:
            if not waiting:
                await asyncio.sleep(3600)
            self.chunks_read += 1
            chunk = waiting.pop(0)
            return {"type": "http.request", "body": chunk, "more_body": bool(waiting) or stall}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "headers": [
                (name.lower().encode(), value.encode())
                for name, value in (*headers, *(() if "host" in dict(headers) else HOST))
            ],
        }
        await self.gate(scope, receive, send)
        start, body = sent
        names = {name.decode(): value.decode() for name, value in start["headers"]}
        return Answered(start["status"], body["body"], names)

    async def post_meta(
        self, payload: Any, *, secret: str = META_SECRET, raw: bytes | None = None
    ) -> Answered:
        body = json.dumps(payload).encode() if raw is None else raw
        headers = [("x-hub-signature-256", sign_meta(body, secret))]
        return await self.call("POST", "/hooks/meta", [body], headers=headers)

    async def post_stripe(
        self, payload: Any, *, secret: str = STRIPE_SECRET, path: str = "/hooks/stripe"
    ) -> Answered:
        body = json.dumps(payload).encode()
        headers = [("stripe-signature", sign_stripe(body, secret))]
        return await self.call("POST", path, [body], headers=headers)

    def rows(self, statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.admin_url, autocommit=True) as connection:
            return connection.execute(statement, parameters).fetchall()

    def events(self, account: str) -> list[tuple[Any, ...]]:
        """(dedupe key, kind, state, reason, lane) in the order of arrival."""
        return self.rows(
            "SELECT dedupe_key, kind, state, reason, lane_id FROM ingress_event"
            " WHERE account = %s ORDER BY sequence",
            account,
        )

    def count(self) -> int:
        return int(self.rows("SELECT count(*) FROM ingress_event")[0][0])


def sign_meta(body: bytes, secret: str = META_SECRET) -> str:
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def sign_stripe(body: bytes, secret: str = STRIPE_SECRET, *, at: int | None = None) -> str:
    when = at or int(clock.now().timestamp())
    signed = hmac.new(secret.encode(), f"{when}.".encode() + body, hashlib.sha256)
    return f"t={when},v1={signed.hexdigest()}"


@asynccontextmanager
async def standing(
    urls: dict[str, str],
    *,
    connections: int = 2,
    gate_url: str = "",
    app_secrets: Sequence[str] = (META_SECRET, OLD_META_SECRET),
    stripe_secrets: Sequence[str] = (STRIPE_SECRET,),
    verify_token: str = VERIFY_TOKEN,
    patience_seconds: float = 2.0,
    before: Callable[[list[Any]], Awaitable[None]] | None = None,
) -> AsyncIterator[Stand]:
    """A started gate; stopped in the end."""
    url = gate_url or urls["handsel_gate"]
    statements: list[int] = []
    inbox = GroupCommit(
        lambda: RecordingDatabase(Database(url), statements, before),
        connections=connections,
        patience_seconds=patience_seconds,
    )
    lookups = Database(url)
    signers = Signers(lookups, key_ring=KEY_RING, source="stripe")
    bots = Signers(lookups, key_ring=KEY_RING, source="telegram")

    async def start() -> None:
        inbox.start()

    async def stop() -> None:
        await inbox.stop()
        await lookups.close()

    gate = Gate(
        [
            MetaDoor(
                app_secrets=[Secret(each) for each in app_secrets],
                verify_token=Secret(verify_token),
            ),
            StripeDoor(secrets=[Secret(each) for each in stripe_secrets], clock=clock.now),
            ShopStripeDoor(find_secrets=signers.find, clock=clock.now),
            TelegramDoor(find_secrets=bots.find),
        ],
        store=inbox.store,
        start=start,
        stop=stop,
    )
    await start()
    try:
        yield Stand(gate, urls["admin"], statements)
    finally:
        await stop()


@dataclass(frozen=True, slots=True)
class Connected:
    account: str
    business_id: UUID
    target_id: UUID
    route_id: UUID


def connect_account(
    urls: dict[str, str], *, source: str = "instagram", signing_secret: str = ""
) -> Connected:
    """A fresh account of a fresh business, with its route."""
    made = Connected(new_account(), uuid4(), uuid4(), uuid4())
    sealed = ""
    if signing_secret:
        place = Place(
            table="ingress_route",
            column="signing_secret",
            row=str(made.route_id),
            business=str(made.business_id),
        )
        sealed = KEY_RING.seal(signing_secret, place=place)
    with psycopg.connect(urls["admin"], autocommit=True) as connection:
        connection.execute(
            "INSERT INTO ingress_route (id, source, account, business_id, target_id,"
            " signing_secret) VALUES (%s, %s, %s, %s, %s, %s)",
            [made.route_id, source, made.account, made.business_id, made.target_id, sealed],
        )
    return made


def new_account() -> str:
    return f"178{uuid4().int % 10**14:014}"


def message(account: str, *, mid: str, text: str = "hello", customer: str = "555") -> Any:
    return {
        "sender": {"id": customer},
        "recipient": {"id": account},
        "timestamp": 1_760_000_000_000,
        "message": {"mid": mid, "text": text},
    }


def batch(account: str, *items: Any) -> Any:
    """One webhook body with these items for one account."""
    return {
        "object": "instagram",
        "entry": [{"id": account, "time": 1_760_000_000_500, "messaging": list(items)}],
    }
