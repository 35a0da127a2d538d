"""What a change of an order gives back is given once, whatever else of that amount goes back."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from handsel.flows import refund
from handsel.flows.order_service.giving_back import give_back
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.assistant import service_commands as c
from handsel.modules.commerce.orders.queries import get_order
from handsel.modules.commerce.returns import actions
from handsel.modules.commerce.returns.models import Change
from handsel.modules.commerce.returns.rules import Policy
from tests.cast import Shop
from tests.desk import Desk, buy, stock_tea
from tests.stories.test_order_service import cancel, swap
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


def given_back(till: Till) -> list[int]:
    till.world.work()
    return sorted(r.money.amount_minor for r in till.provider.page.refunds)


def test_equal_refunds_of_two_changes_both_happen(till: Till, desk: Desk) -> None:
    with tenancy.business(till.shop.id):
        actions.set_policy(till.shop.owner, Policy(items_change_is_final=False))
    order_id = buy(till, {"TEA-L": 1})
    refund.request(till.shop.owner, order_id, amount_minor=100)
    desk.do(c.ChangeOrderItems(**swap(desk, order_id, "TEA-S")))
    desk.confirm()
    desk.do(cancel(desk, order_id))
    desk.confirm()
    assert given_back(till) == [100, 400, 400]
    assert desk.order(order_id).payment_status == "refunded"


def test_a_member_may_give_back_as_much_as_a_change_does(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"TEA-L": 1})
    desk.do(c.ChangeOrderItems(**swap(desk, order_id, "TEA-S")))
    desk.confirm()
    for _ in range(2):
        refund.request(till.shop.owner, order_id, amount_minor=400)
    assert given_back(till) == [400, 400]


def test_one_change_gives_back_once(till: Till, desk: Desk) -> None:
    order_id = buy(till, {"TEA-L": 1})
    desk.do(c.ChangeOrderItems(**swap(desk, order_id, "TEA-S")))
    desk.confirm()
    assert given_back(till) == [400]
    give_back_again(till, order_id)
    assert given_back(till) == [400]


def give_back_again(till: Till, order_id: UUID) -> None:
    with tenancy.business(till.shop.id):
        change = Change.objects.get(order_id=order_id)
        give_back(change, get_order(order_id), amount_minor=400, now=now())
