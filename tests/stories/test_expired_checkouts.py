"""Stock comes back only when nobody can pay any more, and lost webhooks lose no order."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from handsel.flows import expire_checkouts, reconcile_payments
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.jobs import Retry
from handsel.modules.commerce.checkout import actions as checkouts
from handsel.modules.commerce.payments.adapter import ProviderUnavailable
from tests.cast import Shop
from tests.provider import Page
from tests.purchases import stock_of
from tests.till import Till, open_till
from tests.world import World

LONG_AFTER = timedelta(hours=3)


@pytest.fixture
def till(world: World, rose: Shop) -> Iterator[Till]:
    """Rose Bakery's till, with one customer."""
    with open_till(world, rose) as till:
        yield till


def close(till: Till, page: Page, *, after: timedelta = LONG_AFTER) -> None:
    expire_checkouts.close(
        business_id=till.shop.id, checkout_id=till.order(page).checkout_id, now=now() + after
    )


def away(_call: str) -> None:
    raise ProviderUnavailable


def test_a_checkout_nobody_paid_ends_at_the_provider_first(till: Till) -> None:
    page = till.sell()
    close(till, page)
    assert page.status == "expired"
    assert till.provider.calls[-2:] == ["close_page", "fetch"]
    assert (till.checkout_status(page), till.payment(page).status) == ("expired", "expired")
    assert till.order(page).status == "cancelled"
    assert stock_of(till.shop, "LOAF") == (20, 0)


def test_a_checkout_that_may_still_be_paid_is_left(till: Till) -> None:
    page = till.sell()
    close(till, page, after=timedelta(minutes=50))
    assert (page.status, till.checkout_status(page)) == ("open", "confirmed")
    assert stock_of(till.shop, "LOAF") == (20, 2)


def test_stock_is_held_while_the_provider_does_not_answer(till: Till) -> None:
    page = till.sell()
    till.provider.faults = [away]
    with pytest.raises(Retry):
        close(till, page)
    assert till.checkout_status(page) == "confirmed"
    assert stock_of(till.shop, "LOAF") == (20, 2)


def test_who_paid_at_the_last_moment_has_bought(till: Till) -> None:
    page = till.sell()
    till.provider.pay(page)
    close(till, page)
    assert till.order(page).payment_status == "paid"
    assert till.checkout_status(page) == "succeeded"
    assert len(till.said("receipt:")) == 1


def test_a_debit_under_way_keeps_its_stock(till: Till) -> None:
    page = till.sell()
    till.provider.debit(page)
    close(till, page)
    close(till, page)
    assert till.payment(page).status == "processing"
    assert stock_of(till.shop, "LOAF") == (20, 2)


def test_a_checkout_the_customer_cancelled_has_its_page_closed(till: Till) -> None:
    page = till.sell()
    with tenancy.business(till.shop.id):
        checkout_id = till.order(page).checkout_id
        checkouts.cancel(checkout_id)
        expire_checkouts.close_checkout.enqueue(business_id=till.shop.id, checkout_id=checkout_id)
    till.world.work()
    assert page.status == "expired"
    assert till.checkout_status(page) == "cancelled"


def test_every_page_that_opens_has_its_end_queued(till: Till) -> None:
    till.sell()
    (waiting,) = till.world.sql(
        "SELECT scheduled_at > now() + interval '30 minutes' FROM procrastinate_jobs"
        " WHERE task_name = 'close_checkout' AND status = 'todo'"
    )
    assert waiting == (True,)


def test_a_customer_may_start_again_after_the_end(till: Till) -> None:
    first = till.sell()
    close(till, first)
    with tenancy.business(till.shop.id):
        shown = checkouts.show_summary(
            till.thread.conversation_id, customer_id=till.thread.customer_id, now=now()
        )
        again = checkouts.confirm(shown.id, now=now())
    assert again.order.total_minor == 960
    assert stock_of(till.shop, "LOAF") == (20, 2)


def test_a_lost_webhook_loses_no_order(till: Till) -> None:
    page = till.sell()
    till.provider.pay(page)
    till.world.hurry_jobs()
    till.world.work()
    assert till.order(page).payment_status == "paid"
    assert till.states() == []
    assert len(till.documents(page)) == 1


def look(till: Till, page: Page) -> None:
    reconcile_payments.reconcile(
        business_id=till.shop.id, payment_id=UUID(page.references.payment_id), now=now()
    )


def looks_queued(till: Till) -> int:
    return int(
        till.world.sql(
            "SELECT count(*) FROM procrastinate_jobs"
            " WHERE task_name = 'reconcile_payment' AND status = 'todo'"
        )[0][0]
    )


def test_an_open_payment_is_looked_at_again_and_an_ended_one_is_not(till: Till) -> None:
    page = till.sell()
    look(till, page)
    assert looks_queued(till) == 2
    till.provider.faults = [away]
    look(till, page)
    assert looks_queued(till) == 3
    till.provider.pay(page)
    look(till, page)
    look(till, page)
    assert looks_queued(till) == 3
    assert till.order(page).payment_status == "paid"


def test_looks_grow_rarer_and_one_falls_right_after_the_page_ends() -> None:
    start = now()
    at, gaps = start, []
    for _ in range(9):
        following = reconcile_payments.next_look(
            since=start, ends_at=start + timedelta(minutes=60), now=at
        )
        gaps.append(round((following - at).total_seconds() / 60))
        at = following
    assert gaps == [2, 2, 4, 8, 16, 29, 61, 122, 244]
