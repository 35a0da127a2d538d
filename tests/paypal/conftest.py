"""What the tests of this folder share."""

from collections.abc import Iterator

import pytest
from django.conf import settings

from handsel.config.environment import environment
from handsel.kit.secrets import Secret
from handsel.modules.commerce.payments.adapter import PaymentProviders
from tests import world as worlds
from tests.paypal.counter import Counter
from tests.sandbox.outside import RecordingGate, running


@pytest.fixture(scope="session")
def _counter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    gate, folder = RecordingGate(), tmp_path_factory.mktemp("paypal")
    with running(folder, gate.url) as outside:
        yield Counter(outside, gate, folder)
    gate.close()


@pytest.fixture
def counter(_counter: Counter, monkeypatch: pytest.MonkeyPatch) -> Counter:
    """A PayPal that has seen nothing yet, and a gate that believes its certificates."""
    _counter.outside.control("reset")
    _counter.gate.forget()
    told = environment().model_copy(
        update={
            "paypal_api_url": _counter.base_url,
            "paypal_webhook_id": "WH-SANDBOX",
            "paypal_ca_file": str(_counter.folder / "paypal-ca.pem"),
        }
    )
    monkeypatch.setattr(worlds, "environment", lambda: told)
    sandbox = PaymentProviders(
        stripe_secret_key=Secret(""), stripe_api_url="", paypal_api_url=_counter.base_url
    )
    monkeypatch.setattr(settings, "PAYMENT_PROVIDERS", sandbox)
    return _counter
