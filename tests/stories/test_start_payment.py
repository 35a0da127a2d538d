"""A yes becomes one page and one link, whatever happens on the way."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.commerce.checkout.queries import get_cart
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.payments.adapter import (
    ProviderLoggedOut,
    ProviderRefused,
    ProviderUnavailable,
)
from handsel.modules.commerce.payments.models import Payment, PaymentAccount
from handsel.modules.customers.models import Customer
from tests.cast import Shop
from tests.purchases import open_thread, stock_of
from tests.stripe_events import about_session
from tests.till import Till, open_till
from tests.world import World


@pytest.fixture
def till(world: World, rose: Shop) -> Iterator[Till]:
    """Rose Bakery's till, with one customer."""
    with open_till(world, rose) as till:
        yield till


def away(_call: str) -> None:
    raise ProviderUnavailable(after_seconds=1.0)


def refuse(_call: str) -> None:
    raise ProviderRefused("stripe 400: amount_too_small")


def log_out(_call: str) -> None:
    raise ProviderLoggedOut


def test_the_customer_gets_the_link_once(till: Till) -> None:
    page = till.sell()
    (said,) = till.said("link:")
    assert f"https://pay.test/{page.session}" in said
    assert "£9.60" in said
    payment = till.payment(page)
    assert (payment.status, payment.session_external_id) == ("open", page.session)
    assert page.money.amount_minor == 960
    assert page.expires_at - now() > timedelta(minutes=30)


def test_the_job_may_run_twice(till: Till) -> None:
    order_id = till.agree()
    with tenancy.business(till.shop.id):
        from handsel.flows.start_payment import start_payment

        start_payment.enqueue(business_id=till.shop.id, order_id=order_id)
    till.world.work_jobs()
    assert till.provider.count("open_page") == 1
    assert len(till.said("link:")) == 1


@pytest.mark.parametrize("when", ["faults", "after"])
def test_a_lost_answer_is_asked_for_again_with_the_same_key(till: Till, when: str) -> None:
    till.agree()
    getattr(till.provider, when).extend([away, away])
    for _ in range(3):
        till.world.work_jobs()
        till.world.hurry_jobs()
    assert till.provider.count("open_page") == 3
    assert len(till.provider.pages) == 1
    assert len(till.said("link:")) == 1


@pytest.mark.parametrize("fault", [refuse, log_out])
def test_a_refusal_lets_stock_go_and_calls_a_person(
    till: Till, fault: Callable[[str], None]
) -> None:
    order_id = till.agree()
    till.provider.faults = [fault]
    till.world.work_jobs()
    assert till.handoff() == "payment_page"
    assert len(till.said("no-link:")) == len(till.mailed("no-link:")) == 1
    assert stock_of(till.shop, "LOAF") == (20, 0)
    with tenancy.business(till.shop.id):
        payment = Payment.objects.get(order_id=order_id)
        assert payment.status == "failed"
        assert payment.problem


def test_a_shop_that_cannot_be_paid_calls_a_person(till: Till) -> None:
    with tenancy.business(till.shop.id):
        PaymentAccount.objects.update(is_active=False)
    till.agree()
    till.world.work_jobs()
    assert till.handoff() == "payment_page"
    assert stock_of(till.shop, "LOAF") == (20, 0)


def test_a_call_that_never_answers_is_replaced_by_another_attempt(till: Till) -> None:
    order_id = till.agree()
    till.provider.faults = [away, away]
    for _ in range(3):
        till.world.work_jobs()
        till.world.hurry_jobs()
        with tenancy.business(till.shop.id):
            Payment.objects.filter(order_id=order_id).update(
                created_at=now() - timedelta(seconds=31)
            )
    with tenancy.business(till.shop.id):
        attempts = Payment.objects.filter(order_id=order_id).order_by("attempt")
        assert [attempt.status for attempt in attempts] == ["failed", "open"]
    assert len(till.said("link:")) == 1


def test_a_provider_away_for_long_calls_a_person(till: Till) -> None:
    order_id = till.agree()
    till.provider.faults = [away, away]
    till.world.work_jobs()
    with tenancy.business(till.shop.id):
        Order.objects.filter(id=order_id).update(created_at=now() - timedelta(minutes=11))
    till.world.hurry_jobs()
    till.world.work_jobs()
    assert till.handoff() == "payment_page"
    assert stock_of(till.shop, "LOAF") == (20, 0)


def test_a_page_that_was_replaced_is_closed_before_the_new_link_goes_out(till: Till) -> None:
    old = till.sell({"LOAF": 1})
    new = till.sell({"MUG-RED": 1})
    assert (old.status, new.status) == ("expired", "open")
    assert till.payment(old).status == "expired"
    assert till.order(old).status == "cancelled"
    assert [f"{page.session}" in said for page, said in
            zip([old, new], till.said("link:"), strict=True)] == [True, True]  # fmt: skip
    assert (stock_of(till.shop, "LOAF"), stock_of(till.shop, "MUG-RED")) == ((20, 1), (5, 1))


def test_nobody_pays_twice_who_paid_the_replaced_page(till: Till) -> None:
    old = till.sell({"LOAF": 1})
    till.agree({"MUG-RED": 1})
    till.provider.pay(old)
    till.world.work()
    assert till.order(old).payment_status == "paid"
    assert len(till.provider.pages) == 1
    assert len(till.said("link:")) == 1
    assert till.handoff() == "payment_page"
    with tenancy.business(till.shop.id):
        contents = get_cart(till.thread.conversation_id)
    assert {row.offer.sku: row.quantity for row in contents.rows} == {"MUG-RED": 1}


def test_a_customer_who_asked_for_silence_gets_no_messages_but_the_mail(till: Till) -> None:
    page = till.sell()
    with tenancy.business(till.shop.id):
        Customer.objects.filter(id=till.thread.customer_id).update(stopped_at=now())
    till.provider.pay(page)
    till.tell(about_session("completed", page))
    assert till.said("receipt:") == []
    assert len(till.mailed("paid:")) == 1


def test_many_customers_pay_into_one_series_without_gaps(till: Till) -> None:
    pages = [till.sell({"LOAF": 1}, thread=open_thread(till.shop)) for _ in range(4)]
    for page in reversed(pages):
        till.provider.pay(page)
        till.tell(about_session("completed", page))
    numbers = [till.documents(page)[0].number for page in reversed(pages)]
    assert numbers == [1, 2, 3, 4]
    assert till.balances() == {"provider": 4 * 480, "sales": -4 * 480}
