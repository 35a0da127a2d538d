"""One sandbox and one recording gate for each test process, emptied before every test."""

from collections.abc import Iterator

import httpx2
import pytest
import stripe

from tests.sandbox.outside import Outside, RecordingGate, running


@pytest.fixture(scope="session")
def _gate() -> Iterator[RecordingGate]:
    gate = RecordingGate()
    yield gate
    gate.close()


@pytest.fixture(scope="session")
def _outside(_gate: RecordingGate, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    with running(tmp_path_factory.mktemp("sandbox"), _gate.url) as outside:
        yield outside


@pytest.fixture
def outside(_outside: Outside, _gate: RecordingGate) -> Outside:
    """A sandbox that has seen nothing yet."""
    _outside.control("reset")
    _gate.forget()
    return _outside


@pytest.fixture
def gate(_gate: RecordingGate, outside: Outside) -> RecordingGate:
    """The gate that the sandbox posts to."""
    return _gate


@pytest.fixture
def graph(outside: Outside) -> Iterator[httpx2.Client]:
    """A client of the Graph API with a token."""
    with httpx2.Client(
        base_url=f"{outside.url}/meta/v23.0",
        headers={"authorization": "Bearer token"},
        timeout=5,
        trust_env=False,
        verify=False,
    ) as client:
        yield client


@pytest.fixture
def shop(outside: Outside) -> stripe.StripeClient:
    """The official client, unchanged but for the address."""
    return stripe.StripeClient(
        "sk_test_platform",
        base_addresses={"api": f"{outside.url}/stripe"},
        max_network_retries=0,
    )
