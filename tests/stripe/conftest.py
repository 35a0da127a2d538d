"""Our Stripe adapter against a running sandbox: Stripe's own library, real sockets."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from handsel.kit.clock import now
from handsel.kit.ids import uuid7
from handsel.kit.money import Money
from handsel.kit.secrets import Secret
from handsel.modules.commerce.payments.adapter import (
    Credentials,
    EventHint,
    Opened,
    PageLine,
    PageRequest,
)
from handsel.modules.commerce.payments.adapters.stripe.adapter import Stripe
from handsel.modules.commerce.payments.adapters.stripe.parsing import parse_event
from tests.sandbox.outside import Outside, RecordingGate, running

ACCOUNT = "acct_adapter0001"


@dataclass
class Counter:
    """One account at the sandbox, and the customer before it."""

    outside: Outside
    gate: RecordingGate

    def stripe(self, *, account: str = ACCOUNT, key: str = "sk_test_platform") -> Stripe:
        """Our adapter for an account."""
        return Stripe(Credentials(account, Secret(key), is_connected=True, base_url=self.base_url))

    @property
    def base_url(self) -> str:
        """Where Stripe is."""
        return f"{self.outside.url}/stripe"

    def happen(self, opened: Opened, outcome: str, **more: Any) -> None:
        """The customer or their bank does something."""
        self.outside.control(
            "pay",
            provider="stripe",
            checkout_id=opened.session_external_id,
            outcome=outcome,
            **more,
        )

    def fail(self, kind: str, **more: Any) -> None:
        """The next call goes wrong in this way."""
        self.outside.control("faults", provider="stripe", kind=kind, count=1, **more)

    def bodies(self) -> list[str]:
        """The events Stripe posted, in order."""
        self.outside.settle()
        return [call.body.decode() for call in self.gate.received]

    def hints(self) -> list[EventHint]:
        """What those events say to us, without those that ask for nothing."""
        return [hint for hint in map(parse_event, self.bodies()) if not hint.ignored]


@pytest.fixture(scope="session")
def _counter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    gate = RecordingGate()
    with running(tmp_path_factory.mktemp("stripe"), gate.url) as outside:
        yield Counter(outside, gate)
    gate.close()


@pytest.fixture
def counter(_counter: Counter) -> Counter:
    """A sandbox that has seen nothing yet."""
    _counter.outside.control("reset")
    _counter.gate.forget()
    return _counter


def page_request(**changes: Any) -> PageRequest:
    """Two loaves and a mug, £23.60."""
    asked: dict[str, Any] = {
        "business_id": uuid7(),
        "order_id": uuid7(),
        "payment_id": uuid7(),
        "lines": (
            PageLine("Sourdough loaf", 2, Money(480, "GBP")),
            PageLine("Mug (Blue)", 1, Money(1400, "GBP")),
        ),
        "total": Money(2360, "GBP"),
        "expires_at": now() + timedelta(hours=1),
        "email": "",
        "success_url": "http://127.0.0.1:8000/pay/done",
        "cancel_url": "http://127.0.0.1:8000/pay/cancelled",
        "idempotency_key": uuid7().hex,
    }
    return PageRequest(**{**asked, **changes})
