"""Providers that wait until we ask for the money: approved is not paid."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from handsel.flows import expire_checkouts
from handsel.flows.settlement import settle_payment
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.commerce.checkout import actions as checkouts
from handsel.modules.commerce.payments.adapter import ProviderUnavailable
from tests.cast import Shop
from tests.provider import Page
from tests.purchases import stock_of
from tests.till import Till, open_till
from tests.world import World


@pytest.fixture
def till(world: World, rose: Shop) -> Iterator[Till]:
    with open_till(world, rose) as till:
        yield till


def approve(till: Till, page: Page) -> None:
    """The customer says yes at the provider."""
    till.provider.try_to_pay(page)
    page.approved = True


def look(till: Till, page: Page) -> str:
    return settle_payment(
        business_id=till.shop.id, payment_id=UUID(page.references.payment_id)
    ).state


def test_what_was_approved_is_captured_once_and_bought(till: Till) -> None:
    page = till.sell()
    approve(till, page)
    assert look(till, page) == "applied"
    assert look(till, page) == "applied"
    assert till.provider.count("capture") == 1
    assert till.order(page).payment_status == "paid"
    assert len(till.documents(page)) == 1


def test_a_capture_without_an_answer_is_asked_for_again_with_the_same_key(till: Till) -> None:
    page = till.sell()
    approve(till, page)

    def lose(call: str) -> None:
        raise ProviderUnavailable

    till.provider.after.append(lose)
    with pytest.raises(ProviderUnavailable):
        look(till, page)
    assert till.payment(page).status == "processing"
    assert look(till, page) == "applied"
    assert till.order(page).payment_status == "paid"
    assert till.balances() == {"provider": 960, "sales": -960}


def test_a_capture_that_is_declined_has_failed_and_says_so(till: Till) -> None:
    page = till.sell()
    approve(till, page)
    page.declines = True
    look(till, page)
    assert till.payment(page).status == "failed"
    assert till.order(page).status == "cancelled"
    assert len(till.said("failed:")) == 1


def test_nothing_is_captured_for_an_order_the_customer_dropped(till: Till) -> None:
    page = till.sell()
    with tenancy.business(till.shop.id):
        checkouts.cancel(till.order(page).checkout_id)
    approve(till, page)
    look(till, page)
    assert till.provider.count("capture") == 0
    assert till.balances() == {}


def test_an_approval_after_the_end_takes_nothing_and_tells_the_customer(till: Till) -> None:
    page = till.sell()
    page.approved = False
    late = now() + timedelta(days=1)
    expire_checkouts.close(
        business_id=till.shop.id, checkout_id=till.order(page).checkout_id, now=late
    )
    assert till.payment(page).status == "expired"
    assert stock_of(till.shop, "LOAF") == (20, 0)
    approve(till, page)
    look(till, page)
    assert till.provider.count("capture") == 0
    assert len(till.said("failed:")) == 1


def test_another_amount_than_agreed_is_not_captured(till: Till) -> None:
    page = till.sell()
    approve(till, page)
    page.money = type(page.money)(1, page.money.currency)
    assert look(till, page) == "quarantined"
    assert till.provider.count("capture") == 0
    assert till.handoff() == "payment_problem"
