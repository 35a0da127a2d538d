"""A member gives money back, once, and never more than was paid."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection

from handsel.flows import refund
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.commerce.payments.adapter import ProviderRefused, ProviderUnavailable
from handsel.modules.commerce.payments.models import Refund
from handsel.modules.commerce.payments.refunding import (
    NotAnAmount,
    NothingToRefund,
    RefundExceedsPayment,
)
from tests.cast import Shop
from tests.stripe_events import about_charge, about_session
from tests.till import Till, open_till
from tests.world import World


@pytest.fixture
def till(world: World, rose: Shop) -> Iterator[Till]:
    """Rose Bakery's till with one paid order of £9.60."""
    with open_till(world, rose) as till:
        page = till.sell()
        till.provider.pay(page)
        till.tell(about_session("completed", page))
        yield till


def order_of(till: Till) -> UUID:
    return UUID(till.provider.page.references.order_id)


def refunds(till: Till) -> list[tuple[int, str]]:
    with tenancy.business(till.shop.id):
        return [(r.amount_minor, r.status) for r in Refund.objects.order_by("created_at")]


def test_a_refund_of_everything_settles_order_ledger_and_credit_note(till: Till) -> None:
    refund.request(till.shop.owner, order_of(till), reason="stale")
    assert refunds(till) == [(960, "requested")]
    till.world.work()
    page = till.provider.page
    assert refunds(till) == [(960, "succeeded")]
    assert till.order(page).payment_status == "refunded"
    assert [d.kind for d in till.documents(page)] == ["invoice", "credit_note"]
    till.tell(about_charge("refunded", page))
    assert refunds(till) == [(960, "succeeded")]
    assert till.balances() == {"sales": -960, "returns": 960}


def test_a_second_click_is_not_a_second_refund(till: Till) -> None:
    def click(_: int) -> UUID:
        try:
            return refund.request(till.shop.owner, order_of(till), amount_minor=300).id
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(click, range(50)))) == 1
    till.world.work()
    assert refunds(till) == [(300, "succeeded")]
    assert len(till.provider.page.refunds) == 1


def test_the_same_amount_again_after_the_first_has_gone_is_another_refund(till: Till) -> None:
    for _ in range(2):
        refund.request(till.shop.owner, order_of(till), amount_minor=300)
        till.world.work()
    assert refunds(till) == [(300, "succeeded")] * 2
    assert till.order(till.provider.page).payment_status == "partly_refunded"


def test_no_more_than_what_is_left_can_be_given_back(till: Till) -> None:
    refund.request(till.shop.owner, order_of(till), amount_minor=300)
    with pytest.raises(RefundExceedsPayment):
        refund.request(till.shop.owner, order_of(till), amount_minor=661)
    refund.request(till.shop.owner, order_of(till))
    till.world.work()
    assert refunds(till) == [(300, "succeeded"), (660, "succeeded")]
    with pytest.raises(NothingToRefund):
        refund.request(till.shop.owner, order_of(till), amount_minor=1)


@pytest.mark.parametrize("amount", [0, -5])
def test_nothing_cannot_be_given_back(till: Till, amount: int) -> None:
    with pytest.raises(NotAnAmount):
        refund.request(till.shop.owner, order_of(till), amount_minor=amount)


def test_an_answer_that_got_lost_gives_back_once(till: Till) -> None:
    def lose_the_answer(_call: str) -> None:
        raise ProviderUnavailable(after_seconds=1.0)

    refund.request(till.shop.owner, order_of(till))
    till.provider.after = [lose_the_answer]
    till.world.work()
    till.world.hurry_jobs()
    till.world.work()
    assert till.provider.count("refund") == 2
    assert len(till.provider.page.refunds) == 1
    assert refunds(till) == [(960, "succeeded")]


def test_a_key_too_old_to_trust_is_looked_up_first(till: Till) -> None:
    asked = refund.request(till.shop.owner, order_of(till))
    page = till.provider.page
    till.provider.refund(page, 960, ours=str(asked.id))
    with tenancy.business(till.shop.id):
        Refund.objects.update(created_at=now() - timedelta(hours=21))
    till.world.work()
    assert till.provider.count("refund") == 0
    assert refunds(till) == [(960, "succeeded")]


def test_a_refusal_is_kept_frees_the_amount_and_calls_a_person(till: Till) -> None:
    def refuse(_call: str) -> None:
        raise ProviderRefused("stripe 400: charge_disputed")

    refund.request(till.shop.owner, order_of(till))
    till.provider.faults = [refuse]
    till.world.work()
    assert refunds(till) == [(960, "failed")]
    assert till.order(till.provider.page).payment_status == "paid"
    assert till.handoff() == "refund_failed"
    (mail,) = till.mailed("refund-refused:")
    assert "charge_disputed" in mail.text
    assert f"{settings.PUBLIC_URL}/inbox/{till.thread.conversation_id}" in mail.text
    refund.request(till.shop.owner, order_of(till))
    till.world.work()
    assert refunds(till)[-1] == (960, "succeeded")


def test_a_refund_made_at_the_provider_itself_is_known_too(till: Till) -> None:
    till.provider.refund(till.provider.page, 100)
    till.tell(about_charge("refunded", till.provider.page))
    assert refunds(till) == [(100, "succeeded")]
    with pytest.raises(RefundExceedsPayment):
        refund.request(till.shop.owner, order_of(till), amount_minor=861)
