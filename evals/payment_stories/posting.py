"""Signed deliveries to the gate, each to the endpoint of the account it came from."""

import asyncio
import base64
import hashlib
import hmac
import json
import os
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, cast

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from evals.payment_stories.shops import Till
from handsel.config.environment import environment
from handsel.edge.gate.application import Gate
from handsel.edge.gate.database import Database, Signers
from handsel.edge.gate.doors.paypal import ShopPayPalDoor
from handsel.edge.gate.doors.paypal_certificates import Certificates
from handsel.edge.gate.doors.stripe import ShopStripeDoor
from handsel.edge.gate.group_commit import GroupCommit
from handsel.kit import clock
from handsel.kit.ids import uuid7
from handsel.kit.secrets import KeyRing
from handsel.modules.commerce.payments.adapters.paypal.proof import (
    ALGORITHM,
    Transmission,
    signed_words,
)

type Posted = tuple[Till, dict[str, Any]]


class _OneKey:
    """Stands for PayPal's certificates: whatever is signed with our own key is believed."""

    async def find(self, _url: str, *, now: datetime) -> rsa.RSAPublicKey:
        return _key().public_key()


@lru_cache(maxsize=1)
def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def post(deliveries: Sequence[Posted]) -> list[int]:
    """Post all at once; the gate's statuses."""
    return asyncio.run(_post_all(deliveries))


async def _post_all(deliveries: Sequence[Posted]) -> list[int]:
    url = os.environ["GATE_URL"]
    inbox, lookups = GroupCommit(lambda: Database(url)), Database(url)
    ring = KeyRing(environment().key_ring)
    stripe = Signers(lookups, key_ring=ring, source="stripe")
    paypal = Signers(lookups, key_ring=ring, source="paypal")

    async def nothing() -> None:
        return None

    gate = Gate(
        [
            ShopStripeDoor(find_secrets=stripe.find, clock=clock.now),
            ShopPayPalDoor(
                find_webhook_ids=paypal.find,
                certificates=cast(Certificates, _OneKey()),
                clock=clock.now,
            ),
        ],
        store=inbox.store,
        start=nothing,
        stop=nothing,
    )
    inbox.start()
    try:
        return list(await asyncio.gather(*(_post(gate, *one) for one in deliveries)))
    finally:
        await inbox.stop()
        await lookups.close()


async def _post(gate: Gate, till: Till, payload: dict[str, Any]) -> int:
    body = json.dumps(payload).encode()
    statuses: list[int] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    proof = _stripe_headers(till, body) if till.provider == "stripe" else _paypal(till, body)
    headers = {"host": "gate", **proof}
    scope = {
        "type": "http",
        "method": "POST",
        "path": f"/hooks/{till.provider}/{till.account}",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    await gate(scope, receive, send)
    return statuses[0]


def _stripe_headers(till: Till, body: bytes) -> dict[str, str]:
    at = int(time.time())
    signed = hmac.new(till.secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return {"stripe-signature": f"t={at},v1={signed}"}


def _paypal(till: Till, body: bytes) -> dict[str, str]:
    told = Transmission(
        id=uuid7().hex,
        time=datetime.now(UTC).isoformat(timespec="seconds"),
        signature="",
        certificate_url="https://api.paypal.com/v1/notifications/certs/CERT-1",
        algorithm=ALGORITHM,
    )
    words = signed_words(body, transmission=told, webhook_id=till.secret)
    signature = _key().sign(words, PKCS1v15(), SHA256())
    return {
        "paypal-transmission-id": told.id,
        "paypal-transmission-time": told.time,
        "paypal-transmission-sig": base64.b64encode(signature).decode(),
        "paypal-cert-url": told.certificate_url,
        "paypal-auth-algo": told.algorithm,
    }
