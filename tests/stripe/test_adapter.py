"""What our adapter asks of Stripe, and what it makes of the answers."""

from datetime import timedelta
from typing import Any

import pytest

from handsel.kit.clock import now
from handsel.kit.ids import uuid7
from handsel.kit.money import Money
from handsel.kit.secrets import Secret
from handsel.modules.commerce.payments.adapter import (
    Credentials,
    ObjectUnknown,
    PageLine,
    ProviderLoggedOut,
    ProviderRefused,
    ProviderUnavailable,
    References,
    RefundRequest,
)
from handsel.modules.commerce.payments.adapters.stripe.adapter import Stripe
from tests.provider import account_of
from tests.stripe.conftest import ACCOUNT, Counter, page_request

TOTAL = Money(2360, "GBP")


def test_a_page_shows_what_was_agreed_and_carries_our_ids(counter: Counter) -> None:
    asked = page_request(email="robin@example.com")
    opened = counter.stripe().open_page(asked)
    (entry,) = counter.outside.log(kind="checkout")
    assert (entry["account_id"], entry["amount_minor"], entry["currency"]) == (ACCOUNT, 2360, "gbp")
    assert entry["client_reference_id"] == str(asked.payment_id)
    assert [line["name"] for line in entry["lines"]] == ["Sourdough loaf", "Mug (Blue)"]
    assert opened.url == entry["url"]
    snapshot = counter.stripe().fetch(opened.session_external_id, thorough=False)
    assert (snapshot.status, snapshot.money, snapshot.captured) == ("open", TOTAL, Money(0, "GBP"))
    assert snapshot.references == References(
        str(asked.business_id), str(asked.order_id), str(asked.payment_id)
    )
    assert abs(opened.expires_at - asked.expires_at) < timedelta(seconds=1)


def test_the_same_request_again_is_the_same_page(counter: Counter) -> None:
    asked = page_request()
    first, second = counter.stripe().open_page(asked), counter.stripe().open_page(asked)
    assert first == second
    assert len(counter.outside.log(kind="checkout")) == 1


def test_the_same_key_for_another_request_is_refused(counter: Counter) -> None:
    asked = page_request()
    counter.stripe().open_page(asked)
    with pytest.raises(ProviderRefused):
        counter.stripe().open_page(page_request(idempotency_key=asked.idempotency_key))


@pytest.mark.parametrize(
    ("story", "status"),
    [
        (["declined"], "open"),
        (["declined", "paid"], "succeeded"),
        (["paid"], "succeeded"),
        (["late"], "processing"),
        (["late", "late_succeeded"], "succeeded"),
        (["late", "late_failed"], "failed"),
        (["expired"], "expired"),
    ],
)
def test_what_a_customer_does_is_seen(counter: Counter, story: list[str], status: str) -> None:
    opened = counter.stripe().open_page(page_request())
    for outcome in story:
        counter.happen(opened, outcome)
    snapshot = counter.stripe().fetch(opened.session_external_id, thorough=False)
    assert snapshot.status == status
    assert snapshot.captured == (TOTAL if status == "succeeded" else Money(0, "GBP"))
    assert bool(snapshot.external_id) == (status != "expired")


def test_who_paid_is_seen(counter: Counter) -> None:
    opened = counter.stripe().open_page(page_request())
    counter.happen(opened, "paid", email="robin@example.com")
    snapshot = counter.stripe().fetch(opened.session_external_id, thorough=False)
    assert (snapshot.payer_email, snapshot.account) == ("robin@example.com", ACCOUNT)


def test_refunds_are_seen_without_being_asked_for(counter: Counter) -> None:
    opened = counter.stripe().open_page(page_request())
    counter.happen(opened, "paid")
    counter.happen(opened, "partially_refunded", amount_minor=500)
    counter.happen(opened, "refunded")
    snapshot = counter.stripe().fetch(opened.session_external_id, thorough=False)
    amounts = sorted(refund.money.amount_minor for refund in snapshot.refunds)
    assert (amounts, snapshot.is_complete) == ([500, 1860], True)
    assert {refund.status for refund in snapshot.refunds} == {"succeeded"}


@pytest.mark.parametrize(
    ("story", "status"),
    [
        (["disputed"], "open"),
        (["disputed", "dispute_won"], "won"),
        (["disputed", "dispute_lost"], "lost"),
    ],
)
def test_disputes_are_seen_to_their_end(counter: Counter, story: list[str], status: str) -> None:
    opened = counter.stripe().open_page(page_request())
    for outcome in ["paid", *story]:
        counter.happen(opened, outcome)
    (dispute,) = counter.stripe().fetch(opened.session_external_id, thorough=True).disputes
    assert (dispute.status, dispute.money) == (status, TOTAL)


def test_a_refund_of_ours_carries_our_id_and_happens_once(counter: Counter) -> None:
    opened = counter.stripe().open_page(page_request())
    counter.happen(opened, "paid")
    paid = counter.stripe().fetch(opened.session_external_id, thorough=False)
    asked = RefundRequest(uuid7(), paid.external_id, Money(500, "GBP"), uuid7().hex)
    first, second = counter.stripe().refund(asked), counter.stripe().refund(asked)
    assert first.external_id == second.external_id
    assert (first.refund_id, first.money) == (str(asked.refund_id), Money(500, "GBP"))
    (seen,) = counter.stripe().fetch(opened.session_external_id, thorough=True).refunds
    assert seen == first


def test_more_than_was_paid_is_refused(counter: Counter) -> None:
    opened = counter.stripe().open_page(page_request())
    counter.happen(opened, "paid")
    paid = counter.stripe().fetch(opened.session_external_id, thorough=False)
    with pytest.raises(ProviderRefused):
        counter.stripe().refund(
            RefundRequest(uuid7(), paid.external_id, Money(2361, "GBP"), uuid7().hex)
        )


def test_a_page_can_be_closed_and_a_paid_one_stays_paid(counter: Counter) -> None:
    adapter = counter.stripe()
    open_page, paid_page = (adapter.open_page(page_request()) for _ in range(2))
    counter.happen(paid_page, "paid")
    for opened in (open_page, open_page, paid_page):
        adapter.close_page(opened.session_external_id)
    statuses = [
        adapter.fetch(opened.session_external_id, thorough=False).status
        for opened in (open_page, paid_page)
    ]
    assert statuses == ["expired", "succeeded"]


def test_our_ids_can_be_read_from_the_payment_alone(counter: Counter) -> None:
    asked = page_request()
    opened = counter.stripe().open_page(asked)
    counter.happen(opened, "paid")
    paid = counter.stripe().fetch(opened.session_external_id, thorough=False)
    found = counter.stripe().read_references(paid.external_id)
    assert found.payment_id == str(asked.payment_id)


def test_another_accounts_page_is_absent(counter: Counter) -> None:
    opened = counter.stripe().open_page(page_request())
    with pytest.raises(ObjectUnknown):
        counter.stripe(account="acct_other").fetch(opened.session_external_id, thorough=False)


def test_a_key_that_is_not_taken_says_so(counter: Counter) -> None:
    with pytest.raises(ProviderLoggedOut) as refused:
        counter.stripe(key="rk_wrong").open_page(page_request())
    assert "rk_wrong" not in refused.value.message


@pytest.mark.parametrize(
    "changes",
    [
        {"lines": (PageLine("Bun", 1, Money(1, "GBP")),)},
        {"expires_at": now() + timedelta(minutes=5)},
        {"success_url": "nowhere"},
    ],
)
def test_what_stripe_will_never_do_is_refused(counter: Counter, changes: dict[str, Any]) -> None:
    with pytest.raises(ProviderRefused):
        counter.stripe().open_page(page_request(**changes))


@pytest.mark.parametrize(
    ("fault", "effects"),
    [
        ({"kind": "error_before", "status": 500}, 0),
        ({"kind": "error_before", "status": 409}, 0),
        ({"kind": "reset_before"}, 0),
        ({"kind": "reset_after"}, 1),
        ({"kind": "error_after", "status": 502}, 1),
        ({"kind": "malformed"}, 1),
    ],
)
def test_an_answer_that_got_lost_may_be_asked_for_again(
    counter: Counter, fault: dict[str, Any], effects: int
) -> None:
    asked = page_request()
    counter.fail(**fault)
    with pytest.raises(ProviderUnavailable):
        counter.stripe().open_page(asked)
    assert len(counter.outside.log(kind="checkout")) == effects
    try:
        counter.stripe().open_page(asked)
    except ProviderUnavailable:
        # Stripe keeps even a saved 500 under its key.
        assert fault["kind"] == "error_after"
    assert len(counter.outside.log(kind="checkout")) == 1


def test_a_limit_says_how_long_to_wait(counter: Counter) -> None:
    counter.fail("rate_limited", retry_after=7)
    with pytest.raises(ProviderUnavailable) as refused:
        counter.stripe().open_page(page_request())
    assert refused.value.after_seconds == 7.0


def test_every_event_that_matters_names_our_payment(counter: Counter) -> None:
    asked = page_request()
    opened = counter.stripe().open_page(asked)
    for outcome in ("declined", "paid", "disputed", "dispute_won"):
        counter.happen(opened, outcome)
    paid = counter.stripe().fetch(opened.session_external_id, thorough=False)
    hints = counter.hints()
    assert {hint.about for hint in hints} == {"payment", "dispute"}
    assert all(hint.account == ACCOUNT for hint in hints)
    for hint in hints:
        named = hint.references.payment_id == str(asked.payment_id)
        assert named or hint.external_id == paid.external_id
    assert {hint.money for hint in hints} <= {None, TOTAL}


def test_the_money_stripe_took_is_listed_with_what_went_back(counter: Counter) -> None:
    asked = [page_request() for _ in range(3)]
    pages = [counter.stripe().open_page(one) for one in asked]
    for page in pages[:2]:
        counter.happen(page, "paid")
    counter.happen(pages[0], "partially_refunded", amount_minor=300)
    counter.happen(pages[2], "declined")
    taken = counter.stripe().list_taken(since=now() - timedelta(days=1))
    found = {one.references.payment_id: (one.captured, one.refunded) for one in taken}
    assert found == {
        str(asked[0].payment_id): (TOTAL, Money(300, "GBP")),
        str(asked[1].payment_id): (TOTAL, Money(0, "GBP")),
    }


def test_a_key_says_whose_account_it_opens(counter: Counter) -> None:
    key = "sk_test_ofTheShop"
    own = Stripe(Credentials("", Secret(key), is_connected=False, base_url=counter.base_url))
    found = own.identify()
    assert (found.external_id, found.livemode) == (account_of(key), False)
    assert counter.stripe().identify().external_id == ACCOUNT


def test_a_key_that_is_none_is_refused(counter: Counter) -> None:
    key = Secret("pk_test_public")
    with pytest.raises(ProviderLoggedOut):
        Stripe(Credentials("", key, is_connected=False, base_url=counter.base_url)).identify()
