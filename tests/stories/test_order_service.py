"""Changing orders that exist, by commands: listed, agreed to, carried out once, or refused."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from handsel.flows.order_service import parcels
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.assistant import service_commands as c
from handsel.modules.assistant.outcomes import Outcome, Refused
from handsel.modules.assistant.service_outcomes import ChangeAgreed, ChangeDeclined, ChangeListed
from handsel.modules.commerce.orders.models import Order
from handsel.modules.commerce.orders.queries import lines_of
from handsel.modules.commerce.payments import books
from handsel.modules.commerce.returns.queries import list_amendments
from tests.cast import Shop
from tests.desk import Desk, buy, pay_newest, stock_tea
from tests.purchases import stock_of
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


def cancel(
    desk: Desk, order_id: UUID, reason: c.CancelReason = "no_longer_needed"
) -> c.CancelOrder:
    return c.CancelOrder(order=desk.card(order_id).handle, reason=reason)


def swap(desk: Desk, order_id: UUID, sku: str, quantity: int | None = None) -> dict[str, object]:
    card = desk.card(order_id)
    item = c.SwappedItem(line=card.lines[0].handle, variant=desk.variant(sku), quantity=quantity)
    return {"order": card.handle, "items": (item,)}


def deliver(desk: Desk, order_id: UUID, *, days_ago: int = 0) -> None:
    parcels.ship(desk.shop.owner, order_id, now=now())
    parcels.deliver(desk.shop.owner, order_id, now=now() - timedelta(days=days_ago))


def why(outcome: Outcome) -> str:
    assert isinstance(outcome, Refused), outcome
    return outcome.reason


def titles(desk: Desk, order_id: UUID) -> list[tuple[str, int]]:
    with tenancy.business(desk.shop.id):
        order = Order.objects.get(id=order_id)
        return [(line.title, line.quantity) for line in lines_of(order)]


def test_a_cancellation_is_listed_and_changes_nothing_before_the_yes(
    till: Till, desk: Desk
) -> None:
    order_id = buy(till, {"LOAF": 2})
    listed = desk.do(cancel(desk, order_id))
    assert isinstance(listed, ChangeListed)
    assert listed.difference.amount_minor == -960
    assert desk.order(order_id).status == "placed"


def test_a_yes_cancels_gives_the_money_back_and_fills_the_shelf(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"LOAF": 2})
    desk.do(cancel(desk, order_id))
    assert desk.confirm() == ChangeAgreed("cancel", f"#{desk.order(order_id).number}", "done")
    till.world.work()
    order = desk.order(order_id)
    assert (order.status, order.payment_status) == ("cancelled", "refunded")
    assert [r.money.amount_minor for r in till.provider.page.refunds] == [960]
    assert stock_of(till.shop, "LOAF") == (20, 0)
    assert till.balances() == {"sales": -960, "returns": 960}


def test_two_yeses_cancel_once(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"LOAF": 2})
    desk.do(cancel(desk, order_id))
    change = desk.see().change
    assert change is not None
    for _ in range(2):
        desk.do(c.ConfirmChange(change=change.handle), says="yes")
    till.world.work()
    assert len(till.provider.page.refunds) == 1
    assert stock_of(till.shop, "LOAF") == (20, 0)


@pytest.mark.parametrize("words", ["no", "yes but only one of them", "what?", ""])
def test_what_is_no_plain_yes_changes_nothing(till: Till, desk: Desk, words: str) -> None:
    order_id = buy(till, {"LOAF": 2})
    desk.do(cancel(desk, order_id))
    assert why(desk.confirm(words)) == "not_confirmed"
    assert desk.order(order_id).status == "placed"


def test_a_no_leaves_the_order_as_it_is(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"LOAF": 2})
    desk.do(cancel(desk, order_id))
    change = desk.see().change
    assert change is not None
    assert isinstance(desk.do(c.DeclineChange(change=change.handle)), ChangeDeclined)
    assert desk.changes(order_id) == [("cancel", "declined")]
    assert why(desk.do(c.ConfirmChange(change=change.handle), says="yes")) == "change_over"


def test_a_list_that_waited_too_long_is_over(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"LOAF": 2})
    desk.do(cancel(desk, order_id))
    assert why(desk.confirm(at=now() + timedelta(hours=1))) == "change_over"


def test_an_order_that_left_the_shop_is_not_cancelled_or_changed(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"TEA-S": 1})
    parcels.ship(till.shop.owner, order_id, tracking="RM 12", now=now())
    assert why(desk.do(cancel(desk, order_id))) == "not_pending"
    assert why(desk.do(c.ChangeOrderItems(**swap(desk, order_id, "TEA-L")))) == "not_pending"


def test_a_dearer_option_waits_for_its_difference(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"TEA-S": 2})
    listed = desk.do(c.ChangeOrderItems(**swap(desk, order_id, "TEA-L", 1)))
    assert isinstance(listed, ChangeListed)
    assert listed.difference.amount_minor == 400
    agreed = desk.confirm()
    assert isinstance(agreed, ChangeAgreed)
    assert agreed.state == "unpaid"
    assert titles(desk, order_id) == [("Rose tea (Small)", 2)]
    pay_newest(till)
    assert titles(desk, order_id) == [("Rose tea (Small)", 1), ("Rose tea (Large)", 1)]
    order = desk.order(order_id)
    assert (order.total_minor, order.payment_status) == (1400, "paid")
    assert (stock_of(till.shop, "TEA-S"), stock_of(till.shop, "TEA-L")) == ((4, 0), (4, 0))
    assert till.balances() == {"provider": 1400, "sales": -1400}


def test_a_cheaper_option_gives_the_difference_back(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"TEA-L": 1})
    desk.do(c.ChangeOrderItems(**swap(desk, order_id, "TEA-S")))
    desk.confirm()
    till.world.work()
    order = desk.order(order_id)
    assert (order.total_minor, order.payment_status) == (500, "paid")
    assert [r.money.amount_minor for r in till.provider.page.refunds] == [400]


def test_the_books_agree_after_every_kind_of_change(till: Till, desk: Desk) -> None:
    dearer, cheaper, gone = (buy(till, {sku: 1}) for sku in ("TEA-S", "TEA-L", "LOAF"))
    desk.do(c.ChangeOrderItems(**swap(desk, dearer, "TEA-L")))
    desk.confirm()
    pay_newest(till)
    desk.do(c.ChangeOrderItems(**swap(desk, cheaper, "TEA-S")))
    desk.confirm()
    desk.do(cancel(desk, gone))
    desk.confirm()
    till.world.work()
    with tenancy.business(till.shop.id):
        assert list(books.compare()) == []


def test_what_was_agreed_before_is_kept(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"TEA-L": 1})
    desk.do(c.ChangeOrderItems(**swap(desk, order_id, "TEA-S")))
    desk.confirm()
    with tenancy.business(till.shop.id):
        (amendment,) = list_amendments(order_id)
    assert amendment.before["total_minor"] == 900
    assert [line["title"] for line in amendment.before["lines"]] == ["Rose tea (Large)"]
    assert [line["title"] for line in amendment.after["lines"]] == ["Rose tea (Small)"]


def test_items_change_once_and_then_nothing_more(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"TEA-L": 1})
    desk.do(c.ChangeOrderItems(**swap(desk, order_id, "TEA-S")))
    desk.confirm()
    assert why(desk.do(c.ChangeOrderItems(**swap(desk, order_id, "TEA-L")))) == "already_changed"
    assert why(desk.do(cancel(desk, order_id))) == "already_changed"


@pytest.mark.parametrize(
    ("sku", "reason"),
    [("LOAF", "other_product"), ("TEA-S", "same_item"), ("TEA-XL", "unavailable")],
)
def test_only_another_option_of_the_same_product_in_stock_may_take_its_place(
    till: Till, desk: Desk, sku: str, reason: str
) -> None:
    order_id = buy(till, {"TEA-S": 1})
    if sku == "TEA-XL":
        desk.do(c.ChangeOrderItems(**swap(desk, order_id, "TEA-L", 1)))
        buy(till, {"TEA-L": 5})
        sku = "TEA-L"
    assert why(desk.do(c.ChangeOrderItems(**swap(desk, order_id, sku)))) == reason


def test_another_address_replaces_the_first_and_is_kept_as_an_amendment(
    till: Till, desk: Desk
) -> None:
    order_id = buy(till, {"LOAF": 1})
    address = c.Address(line="7 Mill Lane", city="York", postcode="YO1 7AB", country="GB")
    listed = desk.do(c.ChangeOrderAddress(order=desk.card(order_id).handle, address=address))
    assert isinstance(listed, ChangeListed)
    assert "7 Mill Lane" in listed.address
    desk.confirm()
    assert desk.order(order_id).delivery_address["postcode"] == "YO1 7AB"
    with tenancy.business(till.shop.id):
        assert list_amendments(order_id)[0].before == {"address": {}}
