"""PayPal in the sandbox, and the gate that its webhooks come through."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from handsel.flows import connect_payments
from handsel.kit import tenancy
from handsel.kit.ids import uuid7
from handsel.modules.commerce.payments.models import Mode
from handsel.modules.commerce.payments.queries import list_for_order as list_payments
from tests import world as worlds
from tests.cast import Shop
from tests.sandbox.outside import Outside, Received, RecordingGate
from tests.world import World


@dataclass
class Counter:
    """PayPal, and the gate its webhooks are recorded at before they are handed on."""

    outside: Outside
    gate: RecordingGate
    folder: Path

    @property
    def base_url(self) -> str:
        return f"{self.outside.url}/paypal"

    def webhooks(self) -> list[Received]:
        """What PayPal posted since the last look, in order."""
        self.outside.settle()
        calls = list(self.gate.received)
        self.gate.forget()
        return calls


def connect_paypal(shop: Shop) -> None:
    """The shop takes PayPal."""
    merchant = uuid7().hex[-13:].upper()
    with tenancy.business(shop.id):
        connect_payments.connect(
            provider="paypal",
            external_id=merchant,
            mode=Mode.OWN_KEYS,
            client_id=f"client-{merchant}",
            secret_key="a secret of the shop",
        )


def happen(shop: Shop, counter: Counter, order_id: UUID, outcome: str, **more: Any) -> None:
    """What the customer, or PayPal, does with the last payment of an order."""
    with tenancy.business(shop.id):
        payment = list_payments(order_id)[-1]
    counter.outside.control(
        "pay",
        provider="paypal",
        checkout_id=payment.session_external_id,
        outcome=outcome,
        **more,
    )


def deliver(world: World, calls: list[Received]) -> None:
    """Hand webhooks on to our gate; a worker works."""
    for call in calls:
        told = {name: value for name, value in call.headers.items() if name.startswith("paypal-")}
        status = asyncio.run(worlds._post(world.database, call.path, call.body, told))
        assert status == 200
    world.work()
