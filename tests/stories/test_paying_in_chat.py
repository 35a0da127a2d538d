"""Customers choose how to pay in the chat: read by the house engine, through to the money."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from handsel.flows import pay_by_hand
from handsel.kit import tenancy
from handsel.kit.money import Money
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.payments import actions as payments
from handsel.modules.commerce.payments.models import Mode, Payment
from handsel.modules.commerce.returns import actions as returns
from tests.cast import Shop
from tests.purchases import stock_of
from tests.stories.test_order_service_chat import bought, hear, order
from tests.till import Till, open_till
from tests.world import World

DETAILS = "Rose Bakery, Sort code 00-00-00, Account 12345678"


@pytest.fixture
def till(world: World, rose: Shop) -> Iterator[Till]:
    """Rose Bakery's till takes cards, transfers and cash at the door."""
    with open_till(world, rose) as till:
        with tenancy.business(rose.id):
            payments.offer_by_hand("bank_transfer", instructions=DETAILS)
            payments.offer_by_hand("on_delivery", instructions="Please have cash ready.")
        yield till


def newest(till: Till) -> Order:
    with tenancy.business(till.shop.id):
        return Order.objects.latest("created_at")


def providers(till: Till, order_id: UUID) -> list[str]:
    with tenancy.business(till.shop.id):
        found = Payment.objects.filter(order_id=order_id).order_by("attempt")
        return [one.account.provider for one in found.select_related("account")]


def test_a_question_lists_the_ways_with_buttons_and_a_tap_takes_one(till: Till) -> None:
    listed = hear(till, "how can I pay?")
    assert "Card" in listed
    assert "Bank transfer" in listed
    assert "Pay on delivery" in listed
    (payload,) = till.world.sql(
        "SELECT buttons->2->>'payload' FROM conversations_message "
        "WHERE buttons::text LIKE %s ORDER BY created_at",
        "%pay:w_%",
    )[-1]
    till.world.say(till.shop, "Pay on delivery", quick_reply={"payload": payload})
    till.world.work()
    assert "Payment: Pay on delivery" in hear(till, "2 sourdough loaves please", "checkout")


def test_a_customer_pays_on_delivery(till: Till) -> None:
    hear(till, "2 sourdough loaves please", "cash on delivery please")
    told = hear(till, "yes")
    assert "Please have cash ready." in told
    found = newest(till)
    assert (found.status, found.payment_status) == ("placed", "unpaid")
    assert stock_of(till.shop, "LOAF") == (18, 0)
    assert till.provider.count("open_page") == 0


def test_a_customer_pays_by_a_transfer_that_a_member_saw(till: Till) -> None:
    summary = hear(till, "2 sourdough loaves please", "checkout", "bank transfer please")
    assert "Payment: Bank transfer" in summary
    assert DETAILS in hear(till, "yes")
    found = newest(till)
    money = Money(found.total_minor, found.currency)
    pay_by_hand.mark_paid(till.shop.owner, found.id, money=money, reference="stmt 7")
    till.world.work()
    assert newest(till).payment_status == "paid"


def test_after_the_yes_the_open_payment_changes_over(till: Till) -> None:
    hear(till, "2 sourdough loaves please", "checkout", "yes")
    found = newest(till)
    told = hear(till, "I'd rather pay by bank transfer")
    assert f"#{found.number}" in told
    assert DETAILS in told
    assert providers(till, found.id) == ["stripe", "bank_transfer"]
    assert till.provider.page.status == "expired"
    assert "this way already" in hear(till, "bank transfer please")


def test_a_way_the_shop_lacks_is_refused_honestly(till: Till) -> None:
    assert "we don't offer this: PayPal" in hear(till, "can I pay with PayPal?")
    assert "we don't offer this: PayPal" in hear(till, "2 sourdough loaves please", "paypal please")


def test_a_paid_order_is_paid_another_way_after_a_yes(till: Till) -> None:
    order_id = bought(till, {"LOAF": 2})
    found = order(till, order_id)
    with tenancy.business(till.shop.id):
        card = returns.know_method(
            found.customer_id, kind="gift_card", label="Gift card 77", external_id="g-1"
        )
        returns.move_credit(card.id, amount_minor=2000, currency="GBP", reference="bought")
    listed = hear(till, "please change the payment of my order to the gift card")
    assert "£9.60 is taken from Gift card 77" in listed
    assert till.provider.page.refunds == []
    assert "paid the other way" in hear(till, "yes")
    assert [r.money.amount_minor for r in till.provider.page.refunds] == [960]


def test_what_was_wanted_before_the_proof_is_gone_on_with(till: Till) -> None:
    theirs = order(till, bought(till, {"LOAF": 2}, customer="1111"))
    hear(till, f"cancel my order #{theirs.number}", customer="2222")
    facts = f"it is order #{theirs.number}, my email is {theirs.email}"
    listed = hear(till, facts, customer="2222")
    assert "I found order" in listed
    assert "Shall I do this?" in listed
    assert order(till, theirs.id).status == "placed"
    hear(till, "yes", customer="2222")
    assert order(till, theirs.id).status == "cancelled"


def test_a_wish_and_its_proof_in_one_message(till: Till) -> None:
    theirs = order(till, bought(till, {"LOAF": 2}, customer="1111"))
    words = f"cancel my order #{theirs.number}, my email is {theirs.email}"
    assert "Shall I do this?" in hear(till, words, customer="2222")


def test_paypal_is_taken_in_chat(till: Till) -> None:
    with tenancy.business(till.shop.id):
        payments.connect_account(
            provider="paypal", external_id="MERCHANT", mode=Mode.OWN_KEYS, client_id="client",
            secret_key="a secret of the shop",
        )  # fmt: skip
    summary = hear(till, "2 sourdough loaves please", "checkout", "I want to pay with PayPal")
    assert "Payment: PayPal" in summary
    hear(till, "yes")
    assert providers(till, newest(till).id) == ["paypal"]
