"""Stripe's library reaches Stripe by our client: whole, small and short answers or none."""

from collections.abc import Callable

import httpx2
import pytest
import stripe

from handsel.modules.commerce.payments.adapter import ProviderUnavailable
from handsel.modules.commerce.payments.adapters.stripe.failures import translated
from handsel.modules.commerce.payments.adapters.stripe.transport import Transport

type Answer = Callable[[httpx2.Request], httpx2.Response]


def ask(answer: Answer, **limits: float) -> stripe.Refund:
    transport = Transport(transport=httpx2.MockTransport(answer), **limits)  # type: ignore[arg-type]
    client = stripe.StripeClient("sk_test_x", http_client=transport, max_network_retries=0)
    with translated():
        return client.v1.refunds.create({"payment_intent": "pi_1"}, {"idempotency_key": "k-1"})


def refund(request: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(200, json={"id": "re_1", "object": "refund"})


def test_a_call_arrives_as_the_library_made_it() -> None:
    seen: list[httpx2.Request] = []

    def note(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return refund(request)

    assert ask(note).id == "re_1"
    (request,) = seen
    assert (request.method, request.url.path) == ("POST", "/v1/refunds")
    assert request.content == b"payment_intent=pi_1"
    assert request.headers["idempotency-key"] == "k-1"
    assert request.headers["authorization"] == "Bearer sk_test_x"


def test_an_answer_that_is_too_large_or_too_slow_is_none() -> None:
    for limits in ({"largest": 10}, {"seconds": 0.0}):
        with pytest.raises(ProviderUnavailable):
            ask(refund, **limits)


def test_a_redirect_is_not_followed() -> None:
    asked: list[str] = []

    def move(request: httpx2.Request) -> httpx2.Response:
        asked.append(str(request.url))
        return httpx2.Response(302, headers={"location": "https://elsewhere.example.com/"})

    with pytest.raises(ProviderUnavailable):
        ask(move)
    assert len(asked) == 1


def test_a_lost_connection_is_told_without_its_address() -> None:
    def lose(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("to api.stripe.com/secret")

    with pytest.raises(ProviderUnavailable) as failed:
        ask(lose)
    assert "secret" not in str(failed.value)


def test_how_long_to_wait_is_read_from_the_answer() -> None:
    def busy(request: httpx2.Request) -> httpx2.Response:
        error = {"error": {"type": "rate_limit_error", "message": "slow down"}}
        return httpx2.Response(429, json=error, headers={"Retry-After": "7"})

    with pytest.raises(ProviderUnavailable) as failed:
        ask(busy)
    assert failed.value.after_seconds == 7


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment says of proxies is not asked."""
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
