"""Stripe's events: made as snapshots, signed, posted to where the account's events go."""

import copy
import hashlib
import hmac
import json
import time
from collections import deque
from collections.abc import Iterable

from sandbox.delivery import Webhook
from sandbox.providers.stripe.caller import API_VERSION
from sandbox.providers.stripe.store import Store, new_id
from sandbox.web import Json
from sandbox.world import World

_ENDPOINTS = "stripe_endpoints"
_MAX_KEPT = 5000


def sign(body: bytes, secret: str) -> dict[str, str]:
    """The ``Stripe-Signature`` header for this moment."""
    now = int(time.time())
    payload = f"{now}.".encode() + body
    digest = hmac.new(secret.encode(), payload, hashlib.sha256).hexdigest()
    return {"stripe-signature": f"t={now},v1={digest}", "user-agent": "Stripe/1.0"}


class Events:
    """Makes and posts the events of every account."""

    def __init__(self, world: World, store: Store) -> None:
        self._world = world
        self._store = store
        self._ids = deque(event["id"] for event in reversed(store.every(None, "event")))

    def register(self, account: str, *, url: str, secret: str) -> None:
        """From now on an account's events go to this address, signed with this secret."""
        self._world.state.put(_ENDPOINTS, account, {"url": url, "secret": secret})

    def soon(self, account: str, changes: Iterable[tuple[str, Json]]) -> None:
        """Make events and post them without waiting."""
        self._world.delivery.send_soon(*self._made(account, changes))

    async def now(self, account: str, changes: Iterable[tuple[str, Json]]) -> list[Json]:
        """Make events, post them in order, and say what each was answered."""
        answers = []
        for webhook in self._made(account, changes):
            status = await self._world.delivery.send(webhook)
            answers.append({**webhook.record, "status": status})
        return answers

    def _made(self, account: str, changes: Iterable[tuple[str, Json]]) -> list[Webhook]:
        return [self._webhook(account, self._event(account, *change)) for change in changes]

    def _event(self, account: str, event_type: str, value: Json) -> Json:
        event: Json = {
            "id": new_id("evt"),
            "object": "event",
            "api_version": API_VERSION,
            "created": self._world.clock.unix(),
            "data": {"object": copy.deepcopy(value)},
            "livemode": False,
            "pending_webhooks": 1,
            "request": {"id": None, "idempotency_key": None},
            "type": event_type,
        }
        if self._store.is_connected(account):
            event["account"] = account
        self._store.put(account, event)
        self._ids.append(event["id"])
        self._forget_old()
        return event

    def _forget_old(self) -> None:
        while len(self._ids) > _MAX_KEPT:
            self._store.drop(self._ids.popleft())

    def _webhook(self, account: str, event: Json) -> Webhook:
        body = json.dumps(event, indent=2).encode()
        endpoint = self._world.state.table(_ENDPOINTS).get(account) or {
            "url": f"{self._world.settings.gate_url}/hooks/stripe",
            "secret": self._world.settings.stripe_webhook_secret,
        }
        return Webhook(
            provider="stripe",
            url=endpoint["url"],
            body=body,
            sign=lambda: sign(body, endpoint["secret"]),
            account_id=account,
            retry_on=lambda status: status is None or not 200 <= status < 300,
            record={
                "event_id": event["id"],
                "type": event["type"],
                "object_id": event["data"]["object"]["id"],
            },
        )
