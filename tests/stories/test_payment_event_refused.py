"""Events that are not what they seem: each has an outcome a person can see, and pays nothing."""

from collections.abc import Iterator
from typing import Any

import pytest

from handsel.kit.ids import uuid7
from handsel.modules.commerce.payments.adapter import (
    ProviderLoggedOut,
    ProviderUnavailable,
    References,
)
from tests.cast import Shop
from tests.purchases import connect_stripe
from tests.stripe_events import about_charge, about_dispute, about_intent, about_session, event
from tests.till import Till, open_till
from tests.world import World


@pytest.fixture
def till(world: World, rose: Shop) -> Iterator[Till]:
    """Rose Bakery's till, with one customer."""
    with open_till(world, rose) as till:
        yield till


def assert_unpaid(till: Till) -> None:
    order = till.order(till.provider.page)
    assert (order.status, order.payment_status) == ("draft", "unpaid")
    assert till.balances() == {}
    assert till.documents(till.provider.page) == []
    assert till.said("receipt:") == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"amount_total": 96}, "amount_differs"),
        ({"currency": "usd"}, "currency_differs"),
        ({"id": "cs_other"}, "reference_differs"),
    ],
)
def test_an_event_that_disagrees_with_our_payment_is_set_aside(
    till: Till, changes: dict[str, Any], reason: str
) -> None:
    page = till.sell()
    till.tell(about_session("completed", page, **changes))
    assert till.states() == [("quarantined", reason)]
    assert_unpaid(till)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [("captured", "amount_differs"), ("livemode", "mode_differs")],
)
def test_a_payment_that_is_not_what_was_agreed_calls_a_person(
    till: Till, wrong: str, reason: str
) -> None:
    page = till.sell()
    till.provider.pay(page)
    setattr(page, wrong, 1)
    till.tell(about_session("completed", page))
    assert till.states() == [("quarantined", reason)]
    assert till.payment(page).problem == reason
    assert till.handoff() == "payment_problem"
    assert_unpaid(till)


def test_another_shops_account_cannot_pay_this_shops_order(
    till: Till, world: World, blue: Shop
) -> None:
    page = till.sell()
    till.provider.pay(page)
    connect_stripe(blue)
    stolen = {**about_session("completed", page), "account": blue.stripe_account}
    till.tell(stolen)
    assert_unpaid(till)
    theirs = Till(world, blue, till.provider, till.thread)
    assert theirs.states() == [("quarantined", "other_business")]


def test_a_payment_we_do_not_know_is_set_aside(till: Till) -> None:
    page = till.sell()
    page.references = References(page.references.business_id, str(uuid7()), str(uuid7()))
    till.tell(about_session("completed", page, id="cs_other"))
    assert till.states() == [("quarantined", "unknown_payment")]


def test_what_a_shop_sells_elsewhere_is_none_of_our_business(till: Till) -> None:
    page = till.sell()
    foreign = {"metadata": {"order_id": "2041"}, "client_reference_id": "cart-7"}
    till.tell(about_session("completed", page, id="cs_elsewhere", payment_intent="pi_x", **foreign))
    assert till.states() == [("ignored", "not_ours")]


def test_an_object_the_provider_does_not_show_in_time_is_set_aside(till: Till) -> None:
    page = till.sell()
    till.tell(about_charge("refunded", page, payment_intent="pi_nowhere", metadata={}))
    assert till.states() == [("received", "")]
    till.world.sql("UPDATE ingress_event SET received_at = received_at - interval '31 seconds'")
    come_back(till)
    assert till.states() == [("quarantined", "unknown_at_provider")]


def come_back(till: Till) -> None:
    """The worker looks again at what it had put off."""
    till.world.sql("UPDATE ingress_lane SET ready_at = now() WHERE ready_at IS NOT NULL")
    till.world.work()


def test_events_of_other_kinds_are_kept_and_ignored(till: Till) -> None:
    page = till.sell()
    till.tell(
        event("customer.created", page, {"id": "cus_1", "object": "customer", "metadata": {}}),
        event("invoice.paid", page, {"id": "in_1", "object": "invoice", "status": "paid"}),
    )
    assert till.states() == [("ignored", "not_handled")] * 2
    assert till.provider.count("fetch") == 0


def test_a_dispute_that_comes_before_we_know_its_payment_is_traced(till: Till) -> None:
    page = till.sell()
    till.provider.pay(page)
    till.provider.dispute(page, "open")
    till.tell(about_dispute("created", page))
    assert till.provider.count("read_references") == 1
    assert till.order(page).payment_status == "disputed"
    assert len(till.documents(page)) == 1


def test_a_provider_that_is_away_is_asked_again(till: Till) -> None:
    page = till.sell()
    till.provider.pay(page)

    def away(_call: str) -> None:
        raise ProviderUnavailable(after_seconds=0.0)

    till.provider.faults = [away] * 12
    till.tell(about_session("completed", page))
    assert till.states() == [("applied", "")]
    assert till.order(page).payment_status == "paid"


def test_a_key_that_is_no_longer_taken_leaves_the_event_to_a_person(till: Till) -> None:
    page = till.sell()
    till.provider.pay(page)

    def logged_out(_call: str) -> None:
        raise ProviderLoggedOut

    till.provider.faults = [logged_out] * 50
    till.tell(about_session("completed", page))
    assert till.states() == [("failed", "ProviderLoggedOut")]
    assert_unpaid(till)


def test_an_event_that_outruns_our_own_call_waits_for_it(till: Till) -> None:
    till.agree()

    def lose_the_answer(_call: str) -> None:
        raise ProviderUnavailable(after_seconds=60.0)

    till.provider.after = [lose_the_answer]
    till.world.work_jobs()
    page = till.provider.page
    till.provider.pay(page)
    till.tell(about_intent("succeeded", page))
    assert till.states() == [("received", "")]
    till.world.hurry_jobs()
    till.world.work()
    come_back(till)
    assert till.states() == [("applied", "")]
    assert till.order(page).payment_status == "paid"
    assert len(till.provider.pages) == 1
