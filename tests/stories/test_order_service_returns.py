"""Delivered things come back, or are exchanged; what is above the limit a member decides."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from handsel.flows.order_service import deciding
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.assistant import service_commands as c
from handsel.modules.assistant.service_outcomes import ChangeAgreed, ChangeListed
from handsel.modules.commerce.returns import actions
from handsel.modules.commerce.returns.failures import NotAsked
from handsel.modules.commerce.returns.models import Change
from handsel.modules.commerce.returns.queries import get_balance
from handsel.modules.commerce.returns.rules import Policy
from tests.cast import Shop
from tests.desk import Desk, buy, pay_newest, stock_tea
from tests.purchases import stock_of
from tests.stories.test_order_service import cancel, deliver, swap, titles, why
from tests.till import Till, open_till
from tests.world import World


@pytest.fixture
def till(world: World, rose: Shop) -> Iterator[Till]:
    with open_till(world, rose) as till:
        stock_tea(rose)
        yield till


@pytest.fixture
def desk(till: Till) -> Desk:
    return Desk(till.shop, till.thread)


def give(desk: Desk, order_id: UUID, quantity: int, method: str | None = None) -> c.ReturnItems:
    card = desk.card(order_id)
    item = c.ReturnedItem(line=card.lines[0].handle, quantity=quantity)
    return c.ReturnItems(order=card.handle, items=(item,), method=method)


def change_of(desk: Desk, order_id: UUID) -> UUID:
    with tenancy.business(desk.shop.id):
        return Change.objects.filter(order_id=order_id).latest("created_at").id


def set_policy(desk: Desk, **values: object) -> None:
    with tenancy.business(desk.shop.id):
        actions.set_policy(desk.shop.owner, Policy(**values))  # type: ignore[arg-type]


def test_only_what_was_delivered_comes_back(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"LOAF": 2})
    assert why(desk.do(give(desk, order_id, 1))) == "not_delivered"


def test_money_for_a_return_goes_back_when_the_things_have_arrived(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"LOAF": 2})
    deliver(desk, order_id)
    listed = desk.do(give(desk, order_id, 1))
    assert isinstance(listed, ChangeListed)
    assert listed.on_receipt
    desk.confirm()
    till.world.work()
    assert till.provider.page.refunds == []
    for _ in range(2):
        deciding.receive(till.shop.owner, change_of(desk, order_id), now=now())
    till.world.work()
    assert [r.money.amount_minor for r in till.provider.page.refunds] == [480]
    assert stock_of(till.shop, "LOAF") == (19, 0)
    order = desk.order(order_id)
    assert (order.payment_status, order.fulfillment) == ("partly_refunded", "delivered")


def test_all_of_an_order_back_makes_it_returned(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"LOAF": 2})
    deliver(desk, order_id)
    desk.do(give(desk, order_id, 2))
    desk.confirm()
    deciding.receive(till.shop.owner, change_of(desk, order_id), now=now())
    till.world.work()
    order = desk.order(order_id)
    assert (order.payment_status, order.fulfillment) == ("refunded", "returned")


def test_a_return_happens_once_and_then_no_exchange(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"TEA-S": 2})
    deliver(desk, order_id)
    desk.do(give(desk, order_id, 1))
    desk.confirm()
    assert why(desk.do(give(desk, order_id, 1))) == "already_changed"
    assert why(desk.do(c.ExchangeItems(**swap(desk, order_id, "TEA-L")))) == "already_changed"


def test_more_than_was_bought_does_not_come_back(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"LOAF": 2})
    deliver(desk, order_id)
    assert why(desk.do(give(desk, order_id, 3))) == "unknown_line"


def test_the_window_of_a_return_closes(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"LOAF": 2})
    deliver(desk, order_id, days_ago=31)
    assert why(desk.do(give(desk, order_id, 1))) == "window_over"
    set_policy(desk, return_window_days=60)
    assert isinstance(desk.do(give(desk, order_id, 1)), ChangeListed)


def test_an_exchange_takes_the_new_thing_at_once_and_the_old_one_when_it_comes(
    till: Till, desk: Desk
) -> None:
    order_id = buy(till, {"TEA-L": 1})
    deliver(desk, order_id)
    desk.do(c.ExchangeItems(**swap(desk, order_id, "TEA-S")))
    desk.confirm()
    till.world.work()
    assert [r.money.amount_minor for r in till.provider.page.refunds] == [400]
    assert (stock_of(till.shop, "TEA-L"), stock_of(till.shop, "TEA-S")) == ((4, 0), (4, 0))
    assert titles(desk, order_id) == [("Rose tea (Large)", 1)]
    deciding.receive(till.shop.owner, change_of(desk, order_id), now=now())
    assert titles(desk, order_id) == [("Rose tea (Small)", 1)]
    assert stock_of(till.shop, "TEA-L") == (5, 0)
    assert desk.order(order_id).payment_status == "paid"


def test_a_dearer_exchange_waits_for_its_payment(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"TEA-S": 1})
    deliver(desk, order_id)
    desk.do(c.ExchangeItems(**swap(desk, order_id, "TEA-L")))
    desk.confirm()
    assert desk.changes(order_id) == [("exchange", "unpaid")]
    assert why(desk.do(give(desk, order_id, 1))) == "under_way"
    pay_newest(till)
    assert desk.changes(order_id) == [("exchange", "done")]


def test_above_the_limit_a_member_decides(till: Till, desk: Desk) -> None:
    set_policy(desk, approval_limit_minor=900)
    order_id = buy(till, {"LOAF": 2})
    listed = desk.do(cancel(desk, order_id))
    assert isinstance(listed, ChangeListed)
    assert listed.needs_member
    agreed = desk.confirm()
    assert isinstance(agreed, ChangeAgreed)
    assert agreed.state == "asked"
    assert desk.order(order_id).status == "placed"
    assert till.handoff() == "approval"
    assert "cancel the order" in till.mailed("change-asked")[0].text
    for _ in range(2):
        deciding.approve(till.shop.owner, change_of(desk, order_id), now=now())
    till.world.work()
    assert desk.order(order_id).payment_status == "refunded"
    assert len(till.provider.page.refunds) == 1


def test_a_member_who_does_not_agree_ends_it(till: Till, desk: Desk) -> None:
    set_policy(desk, approval_limit_minor=0)
    order_id = buy(till, {"LOAF": 2})
    desk.do(cancel(desk, order_id))
    desk.confirm()
    deciding.decline(till.shop.owner, change_of(desk, order_id), now=now())
    assert desk.changes(order_id) == [("cancel", "declined")]
    assert desk.order(order_id).status == "placed"
    with pytest.raises(NotAsked):
        deciding.approve(till.shop.owner, change_of(desk, order_id), now=now())


def test_a_refund_may_go_onto_the_customers_gift_card(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"LOAF": 2})
    deliver(desk, order_id)
    set_policy(desk, refunds_on_receipt=False)
    with tenancy.business(till.shop.id):
        card = actions.know_method(
            desk.thread.customer_id, kind="gift_card", label="Gift card", external_id="g-1"
        )
    desk.do(give(desk, order_id, 1, desk.handle("method", card.id)))
    desk.confirm()
    till.world.work()
    assert till.provider.page.refunds == []
    with tenancy.business(till.shop.id):
        assert get_balance(card.id, currency="GBP") == 480
    assert desk.order(order_id).payment_status == "partly_refunded"


def test_a_gift_card_pays_the_whole_order_instead(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"LOAF": 2})
    with tenancy.business(till.shop.id):
        card = actions.know_method(
            desk.thread.customer_id, kind="gift_card", label="Gift card", external_id="g-1"
        )
    pay = c.ChangePaymentMethod(
        order=desk.card(order_id).handle, method=desk.handle("method", card.id)
    )
    assert why(desk.do(pay)) == "credit_short"
    with tenancy.business(till.shop.id):
        actions.move_credit(card.id, amount_minor=1000, currency="GBP", reference="present")
    desk.do(pay)
    desk.confirm()
    till.world.work()
    assert [r.money.amount_minor for r in till.provider.page.refunds] == [960]
    assert desk.order(order_id).payment_status == "paid"
    with tenancy.business(till.shop.id):
        assert get_balance(card.id, currency="GBP") == 40


def test_what_goes_back_another_way_is_paid_out_by_a_member_who_is_told(
    till: Till, desk: Desk
) -> None:
    set_policy(desk, pays_out_elsewhere=True)
    order_id = buy(till, {"TEA-L": 1})
    with tenancy.business(till.shop.id):
        other = actions.know_method(
            desk.thread.customer_id, kind="paypal", label="PayPal", external_id="p-1"
        )
    wish = swap(desk, order_id, "TEA-S") | {"method": desk.handle("method", other.id)}
    desk.do(c.ChangeOrderItems(**wish))
    desk.confirm()
    till.world.work()
    assert till.provider.page.refunds == []
    assert "PayPal" in till.mailed("payout")[0].text
