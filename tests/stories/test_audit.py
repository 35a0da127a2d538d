"""What people and the assistant do is in the audit, without their words or the shop's secrets."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from handsel.edge.api.tests.callers import caller_for
from handsel.flows import choose_payment, pay_by_hand, staff_reply
from handsel.flows import refund as refunding
from handsel.flows.connect_channel import connect as connect_channel
from handsel.flows.connect_payments import connect as connect_payments
from handsel.flows.order_service import deciding, parcels
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.money import Money
from handsel.modules.assistant.models import Turn
from handsel.modules.audit.models import AuditEntry
from handsel.modules.audit.verifying import verify
from handsel.modules.commerce.payments.actions import offer_by_hand
from handsel.modules.commerce.payments.models import Mode
from handsel.modules.commerce.returns.actions import set_policy
from handsel.modules.commerce.returns.models import Change
from handsel.modules.commerce.returns.rules import Policy
from tests.cast import Shop
from tests.desk import Desk, buy, stock_tea
from tests.stories.test_order_service import cancel
from tests.till import Till, open_till
from tests.world import World


@pytest.fixture
def till(world: World, rose: Shop) -> Iterator[Till]:
    with open_till(world, rose) as till:
        stock_tea(rose)
        yield till


def told(shop: Shop, what: str) -> list[AuditEntry]:
    """Entries of one kind, the oldest first; the shop's chain is whole."""
    assert verify(shop.id).broken is None
    with tenancy.business(shop.id):
        return list(AuditEntry.objects.filter(what=what).order_by("id"))


def test_what_the_assistant_changes_is_told_by_its_turn(till: Till) -> None:
    for words in ("hello", "a sourdough loaf please"):
        till.world.say(till.shop, words)
        till.world.work()
    (entry,) = told(till.shop, "assistant.acted")
    assert (entry.actor_kind, entry.actor_id, entry.subject_kind) == ("assistant", None, "turn")
    assert entry.subject_id is not None
    with tenancy.business(till.shop.id):
        turn = Turn.objects.get(id=entry.subject_id)
    assert entry.detail["conversation_id"] == str(turn.conversation_id)
    assert ["add_to_cart", "done", "CartChanged"] in entry.detail["commands"]
    assert "sourdough" not in str(entry.detail)


def test_a_refusal_says_who_asked_for_what(rose: Shop) -> None:
    assert rose.agent is not None
    order = UUID(int=7)
    answer = caller_for(rose.agent).call("POST", f"/orders/{order}/refunds", {})
    assert answer.status_code == 403
    (entry,) = told(rose, "access.refused")
    assert (entry.actor_kind, entry.actor_id) == ("member", rose.agent.member_id)
    assert entry.detail == {"method": "POST", "path": f"/api/v1/orders/{order}/refunds"}


def test_connected_accounts_are_told_with_masked_secrets(rose: Shop) -> None:
    with tenancy.business(rose.id):
        channel = connect_channel(
            kind="instagram", external_id=rose.account, name="Rose", access_token="IGQ-secret-9876"
        )
        account = connect_payments(
            provider="stripe",
            external_id=rose.stripe_account,
            mode=Mode.OWN_KEYS,
            secret_key="sk_test_secret_5432",
        )
    renewed = told(rose, "channel.connected")[-1]
    assert (renewed.actor_kind, renewed.subject_id) == ("system", channel.id)
    assert renewed.detail["access_token"] == "••••9876"
    (paid_at,) = told(rose, "payment_account.connected")
    assert (paid_at.subject_id, paid_at.detail["secret_key"]) == (account.id, "••••5432")


def test_a_refund_is_told_with_its_amount(till: Till) -> None:
    order_id = buy(till, {"LOAF": 2})
    refunding.request(till.shop.owner, order_id, amount_minor=100)
    (entry,) = told(till.shop, "refund.requested")
    assert (entry.actor_id, entry.subject_id) == (till.shop.owner.member_id, order_id)
    assert (entry.detail["amount_minor"], entry.detail["currency"]) == (100, "GBP")


def test_parcels_are_told(till: Till) -> None:
    order_id = buy(till, {"LOAF": 2})
    parcels.ship(till.shop.owner, order_id, tracking="RM 12", now=now())
    parcels.deliver(till.shop.owner, order_id, now=now())
    for what in ("order.shipped", "order.delivered"):
        (entry,) = told(till.shop, what)
        assert (entry.actor_id, entry.subject_id) == (till.shop.owner.member_id, order_id)


def test_what_the_policy_gives_back_is_nobodys_in_person(till: Till) -> None:
    desk = Desk(till.shop, till.thread)
    order_id = buy(till, {"LOAF": 2})
    desk.do(cancel(desk, order_id))
    desk.confirm()
    (entry,) = told(till.shop, "refund.requested")
    assert (entry.actor_kind, entry.actor_id, entry.actor_name) == ("system", None, "policy")


@pytest.mark.parametrize("verb", ["approve", "decline"])
def test_what_members_decide_about_changes_is_told_once(till: Till, verb: str) -> None:
    desk = Desk(till.shop, till.thread)
    with tenancy.business(till.shop.id):
        set_policy(till.shop.owner, Policy(approval_limit_minor=0))
    order_id = buy(till, {"LOAF": 2})
    desk.do(cancel(desk, order_id))
    desk.confirm()
    with tenancy.business(till.shop.id):
        change_id = Change.objects.get(order_id=order_id).id
    for _ in range(2):
        getattr(deciding, verb)(till.shop.owner, change_id, now=now())
    (entry,) = told(till.shop, f"change.{verb}d")
    assert (entry.actor_id, entry.subject_id) == (till.shop.owner.member_id, change_id)


def test_money_seen_by_a_member_is_told(till: Till) -> None:
    shop = till.shop
    with tenancy.business(shop.id):
        offer_by_hand("bank_transfer", instructions="Account 12345678")
        choose_payment.choose(till.thread.customer_id, provider="bank_transfer")
    order_id = till.agree()
    till.world.work_jobs()
    pay_by_hand.mark_paid(shop.owner, order_id, money=Money(960, "GBP"), reference="line 7")
    refund = refunding.request(shop.owner, order_id)
    pay_by_hand.mark_given_back(shop.owner, refund.id)
    (received,) = told(shop, "payment.received")
    assert received.subject_id == order_id
    assert received.detail == {"amount_minor": 960, "currency": "GBP"}
    (given,) = told(shop, "refund.given_back")
    assert (given.actor_id, given.subject_id) == (shop.owner.member_id, refund.id)


def test_only_a_reply_that_takes_the_thread_is_told_as_taking_it(till: Till) -> None:
    for number in range(2):
        staff_reply.reply(
            till.shop.owner, till.thread.conversation_id, text="Hello", client_key=f"k{number}"
        )
    (entry,) = told(till.shop, "conversation.taken_over")
    assert entry.subject_id == till.thread.conversation_id
    assert "Hello" not in str(entry.detail)
