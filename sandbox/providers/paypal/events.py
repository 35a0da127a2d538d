"""PayPal's webhooks: made as snapshots, signed, posted to where the merchant's go."""

import copy
import json
from collections.abc import Iterable

from sandbox.control.requests import RawWebhook
from sandbox.delivery import Webhook
from sandbox.providers.paypal.orders import new_id
from sandbox.providers.paypal.signing import Authority
from sandbox.web import Json
from sandbox.world import World

_ENDPOINTS = "paypal_endpoints"


class Events:
    """Makes and posts the webhooks of every merchant."""

    def __init__(self, world: World, authority: Authority) -> None:
        self._world = world
        self._authority = authority

    def register(self, merchant: str, *, url: str, webhook_id: str) -> None:
        """From now on a merchant's webhooks go to this address, under this webhook's id."""
        told = {"url": url, "webhook_id": webhook_id}
        self._world.state.put(_ENDPOINTS, merchant, told)

    def soon(self, merchant: str, changes: Iterable[tuple[str, Json]]) -> None:
        """Make webhooks and post them without waiting."""
        self._world.delivery.send_soon(*self._made(merchant, changes))

    async def now(self, merchant: str, changes: Iterable[tuple[str, Json]]) -> list[Json]:
        """Make webhooks, post them in order, and say what each was answered."""
        answers = []
        for webhook in self._made(merchant, changes):
            status = await self._world.delivery.send(webhook)
            answers.append({**webhook.record, "status": status})
        return answers

    def raw(self, raw: RawWebhook, body: bytes) -> Webhook:
        """Any body, with a right, a wrong or no signature."""
        webhook_id = self._world.settings.paypal_webhook_id
        signed = webhook_id if raw.sign is True else "WH-OF-SOMEBODY-ELSE"

        def headers() -> dict[str, str]:
            given = {name.lower(): str(value) for name, value in raw.headers.items()}
            return (self._sign(body, signed) if raw.sign else {}) | given

        path = raw.path or "/hooks/paypal"
        return Webhook(
            provider="paypal",
            url=f"{self._world.settings.gate_url}{path}",
            body=body,
            sign=headers,
            retry_on=lambda _status: False,
            record={"raw": True},
        )

    def _made(self, merchant: str, changes: Iterable[tuple[str, Json]]) -> list[Webhook]:
        return [self._webhook(merchant, *change) for change in changes]

    def _webhook(self, merchant: str, kind: str, thing: Json) -> Webhook:
        event: Json = {
            "id": f"WH-{new_id()}-{new_id()}",
            "event_version": "1.0",
            "create_time": self._world.clock.real_iso(),
            "event_type": kind,
            "resource": copy.deepcopy(thing),
        }
        body = json.dumps(event).encode()
        endpoint = self._world.state.table(_ENDPOINTS).get(merchant) or {
            "url": f"{self._world.settings.gate_url}/hooks/paypal",
            "webhook_id": self._world.settings.paypal_webhook_id,
        }
        return Webhook(
            provider="paypal",
            url=endpoint["url"],
            body=body,
            sign=lambda: self._sign(body, endpoint["webhook_id"]),
            account_id=merchant,
            retry_on=lambda status: status is None or not 200 <= status < 300,
            record={
                "event_id": event["id"],
                "type": kind,
                "object_id": thing.get("id") or thing.get("dispute_id"),
            },
        )

    def _sign(self, body: bytes, webhook_id: str) -> dict[str, str]:
        url = f"{self._world.settings.base_url}/paypal/v1/notifications/certs/CERT-sandbox"
        return self._authority.sign(
            body, webhook_id=webhook_id, certificate_url=url, at=self._world.clock.real_iso()
        )
