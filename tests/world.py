"""A world for story tests: customers write through the gate, workers work, the outside records."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import psycopg

from handsel.config.environment import environment
from handsel.config.gate import build
from handsel.edge.worker.lane_loop import work_of
from handsel.kit import jobs
from handsel.modules.ingress import lanes
from tests.cast import Shop
from tests.outside import FakeInstagram


@dataclass
class World:
    """Everything around one or two shops. Times are the real clock's; nothing sleeps."""

    database: dict[str, str]
    instagram: FakeInstagram
    said: int = 0
    statuses: list[int] = field(default_factory=list)

    def say(self, shop: Shop, text: str, *, customer: str = "", **message: Any) -> str:
        """A customer writes; the gate stores it. Nothing is worked yet. The message's id."""
        mid = message.pop("mid", f"mid-{uuid4().hex}")
        at = message.pop("at_ms", None)
        item = {
            "sender": {"id": customer or customer_of(shop)},
            "recipient": {"id": shop.account},
            "timestamp": at or self._next_ms(),
            "message": {"mid": mid, "text": text, **message},
        }
        self.post_meta(shop, item)
        return str(mid)

    def post_meta(self, shop: Shop, *items: dict[str, Any]) -> int:
        """One signed webhook of Instagram's with these items; the gate's status."""
        entry = {"id": shop.account, "time": self._next_ms(), "messaging": list(items)}
        body = json.dumps({"object": "instagram", "entry": [entry]}).encode()
        secret = environment().meta_app_secrets[0].get_secret_value()
        signature = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        status = asyncio.run(
            _post(self.database, "/hooks/meta", body, {"x-hub-signature-256": signature})
        )
        self.statuses.append(status)
        return status

    def post_stripe(self, event: dict[str, Any]) -> int:
        """One signed event of Stripe's; the gate's status."""
        body = json.dumps(event).encode()
        secret = environment().stripe_webhook_secrets[0].get_secret_value()
        at = int(time.time())
        signed = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
        headers = {"stripe-signature": f"t={at},v1={signed}"}
        return asyncio.run(_post(self.database, "/hooks/stripe", body, headers))

    def work(self) -> None:
        """Let a worker work until nothing is ready: lanes, then jobs, then lanes again."""
        while self.work_lanes() or self.work_jobs():
            pass

    def work_lanes(self) -> int:
        """Work every lane that is ready; how many there were."""
        worked = 0
        while claimed := lanes.claim(most=20):
            for lane in claimed:
                work_of(lane.source)(lane)
            worked += len(claimed)
        return worked

    def work_jobs(self) -> int:
        """Run every job that is due; how many there were."""
        due = self.sql(
            "SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'"
            " AND (scheduled_at IS NULL OR scheduled_at <= now())"
        )[0][0]
        if due:
            asyncio.run(_run_jobs())
        return int(due)

    def pass_time(self, seconds: float) -> None:
        """Bring everything that conversations and lanes wait for nearer by this much."""
        self.sql("UPDATE ingress_lane SET ready_at = ready_at - make_interval(secs => %s)", seconds)
        self.sql(
            "UPDATE conversations_conversation SET"
            " answer_due_at = answer_due_at - make_interval(secs => %s),"
            " burst_began_at = burst_began_at - make_interval(secs => %s)",
            seconds, seconds,
        )  # fmt: skip

    def hurry_jobs(self) -> None:
        """Make every waiting job due now, as if its delay had passed."""
        self.sql("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo'")

    def sql(self, statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Ask or tell the database as its administrator, past every fence."""
        with psycopg.connect(self.database["admin"], autocommit=True) as connection:
            cursor = connection.execute(statement, parameters)
            return list(cursor.fetchall()) if cursor.description else []

    def _next_ms(self) -> int:
        self.said += 1
        return int(time.time() * 1000) + self.said


def customer_of(shop: Shop) -> str:
    """The id at Instagram of the customer who writes to this shop."""
    return "9" + shop.account[1:]


async def _run_jobs() -> None:
    async with jobs.worker_app().open_async() as app:
        await app.run_worker_async(
            wait=False, install_signal_handlers=False, listen_notify=False, concurrency=1
        )


async def _post(database: dict[str, str], path: str, body: bytes, headers: dict[str, str]) -> int:
    told = environment().model_copy(update={"database_url": database["handsel_gate"]})
    gate = build(told)
    statuses: list[int] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    scope = {
        "type": "http", "method": "POST", "path": path, "query_string": b"",
        "headers": [
            (name.encode(), value.encode())
            for name, value in {"host": "gate.test", **headers}.items()
        ],
    }  # fmt: skip
    await gate._start()
    try:
        await gate(scope, receive, send)
    finally:
        await gate._stop()
    return statuses[0]


@contextmanager
def quiet_world(database: dict[str, str]) -> Iterator[World]:
    """A world whose queues hold nothing of tests before it."""
    from handsel.modules.channels import registry

    instagram = FakeInstagram()
    adapters = registry.adapters()
    kept = adapters["instagram"]
    adapters["instagram"] = instagram.adapter()
    world = World(database, instagram)
    world.sql("DELETE FROM procrastinate_jobs")
    world.sql("UPDATE ingress_lane SET ready_at = NULL")
    try:
        yield world
    finally:
        adapters["instagram"] = kept
