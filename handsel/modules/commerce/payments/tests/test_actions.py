"""Accounts and attempts: one is active, one is open, and keys stay sealed."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection

from handsel.kit import tenancy
from handsel.kit.errors import Forbidden
from handsel.modules.commerce.orders import actions as orders
from handsel.modules.commerce.payments import actions as payments
from handsel.modules.commerce.payments.actions import NoPaymentAccount, NotPayable
from handsel.modules.commerce.payments.adapter import Credentials, Opened, PaymentAdapter
from handsel.modules.commerce.payments.models import Mode, Payment, PaymentAccount
from handsel.modules.commerce.payments.queries import connect, find_open, list_for_order
from handsel.modules.commerce.payments.refunding import NothingToRefund, request_refund
from handsel.modules.commerce.payments.registry import PROVIDERS, UnknownProvider
from tests.cast import Shop
from tests.purchases import NOON, agree, connect_stripe, open_thread
from tests.shelves import stock_shelves

ENDS = NOON + timedelta(hours=1)


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    """Rose Bakery, whose Stripe account is connected."""
    stock_shelves(rose)
    connect_stripe(rose)
    return rose


@pytest.fixture
def order_id(bakery: Shop) -> Iterator[UUID]:
    """An order nobody has paid; the bakery is in scope."""
    agreed = agree(bakery, open_thread(bakery)).order.id
    with tenancy.business(bakery.id):
        yield agreed


def test_an_attempt_is_for_the_whole_order(order_id: UUID) -> None:
    attempt = payments.open_attempt(order_id, expires_at=ENDS, email="robin@example.com")
    assert (attempt.status, attempt.attempt) == ("created", 1)
    assert (attempt.amount_minor, attempt.currency) == (960, "GBP")
    assert (attempt.expires_at, attempt.payer_email) == (ENDS, "robin@example.com")


def test_an_attempt_under_way_is_the_attempt(order_id: UUID) -> None:
    first = payments.open_attempt(order_id, expires_at=ENDS)
    again = payments.open_attempt(order_id, expires_at=ENDS + timedelta(hours=1))
    assert (again.id, again.expires_at) == (first.id, ENDS)


def test_many_at_once_open_one_attempt(bakery: Shop) -> None:
    order_id = agree(bakery, open_thread(bakery)).order.id

    def begin(_: int) -> UUID:
        try:
            with tenancy.business(bakery.id):
                return payments.open_attempt(order_id, expires_at=ENDS).id
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(begin, range(16)))) == 1


def test_after_a_refused_attempt_comes_another_with_a_key_of_its_own(order_id: UUID) -> None:
    first = payments.open_attempt(order_id, expires_at=ENDS)
    payments.mark_refused(first.id, reason="no")
    second = payments.open_attempt(order_id, expires_at=ENDS)
    assert (second.attempt, second.status) == (2, "created")
    assert second.idempotency_key != first.idempotency_key
    assert [p.status for p in list_for_order(order_id)] == ["failed", "created"]


def test_a_page_makes_an_attempt_open(order_id: UUID) -> None:
    attempt = payments.open_attempt(order_id, expires_at=ENDS)
    opened = Opened("https://pay.test/cs_1", "cs_1", ENDS)
    assert payments.mark_open(attempt.id, opened=opened, now=NOON).status == "open"
    found = find_open(order_id)
    assert found is not None
    assert (found.url, found.opened_at) == ("https://pay.test/cs_1", NOON)


def test_a_page_that_comes_after_the_end_does_not_reopen_an_attempt(order_id: UUID) -> None:
    attempt = payments.open_attempt(order_id, expires_at=ENDS)
    payments.mark_unopened(attempt.id)
    opened = Opened("https://pay.test/cs_1", "cs_1", ENDS)
    late = payments.mark_open(attempt.id, opened=opened, now=NOON)
    assert (late.status, late.session_external_id) == ("expired", "cs_1")


def test_an_open_page_cannot_be_called_unopened(order_id: UUID) -> None:
    attempt = payments.open_attempt(order_id, expires_at=ENDS)
    payments.mark_open(attempt.id, opened=Opened("https://pay.test/cs_1", "cs_1", ENDS), now=NOON)
    assert payments.mark_unopened(attempt.id).status == "open"


def test_a_cancelled_order_cannot_be_paid(order_id: UUID) -> None:
    orders.cancel(order_id)
    with pytest.raises(NotPayable):
        payments.open_attempt(order_id, expires_at=ENDS)


def test_a_shop_without_an_account_cannot_be_paid(rose: Shop) -> None:
    stock_shelves(rose)
    order_id = agree(rose, open_thread(rose)).order.id
    with tenancy.business(rose.id):
        with pytest.raises(NoPaymentAccount):
            payments.open_attempt(order_id, expires_at=ENDS)
        assert not Payment.objects.exists()


def test_the_newest_account_is_the_active_one(bakery: Shop) -> None:
    with tenancy.business(bakery.id):
        payments.connect_account(provider="stripe", external_id="acct_new", mode=Mode.CONNECT)
        active = PaymentAccount.objects.filter(is_active=True)
        assert [account.external_id for account in active] == ["acct_new"]


def test_an_unknown_provider_is_refused(bakery: Shop) -> None:
    with tenancy.business(bakery.id), pytest.raises(UnknownProvider):
        payments.connect_account(provider="cash", external_id="x", mode=Mode.CONNECT)


def test_a_shops_own_key_is_sealed_and_used(bakery: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[Credentials] = []

    def record(credentials: Credentials) -> PaymentAdapter:
        used.append(credentials)
        return None  # type: ignore[return-value]

    monkeypatch.setitem(PROVIDERS, "stripe", replace(PROVIDERS["stripe"], connect=record))
    with tenancy.business(bakery.id):
        own = payments.connect_account(
            provider="stripe", external_id="acct_own", mode=Mode.OWN_KEYS, secret_key="sk_test_own"
        )
        connect(own)
        connect(PaymentAccount.objects.get(external_id=bakery.stripe_account))
    assert "sk_test_own" not in own.secret_key
    keys = [(c.secret_key.reveal(), c.account, c.is_connected) for c in used]
    assert keys == [
        ("sk_test_own", "acct_own", False),
        ("sk_test_platform", bakery.stripe_account, True),
    ]


def test_only_who_may_refund_can_ask_for_it(bakery: Shop, order_id: UUID) -> None:
    assert bakery.agent is not None
    with pytest.raises(Forbidden):
        request_refund(bakery.agent, order_id)
    with pytest.raises(NothingToRefund):
        request_refund(bakery.owner, order_id)
