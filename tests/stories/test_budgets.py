"""A day costs what the shop said: then the house engine answers, or a person is asked, once."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from handsel.edge.api.tests.callers import caller_for
from handsel.flows.answer import reply
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.assistant.adapter import Thought
from handsel.modules.assistant.commands import Proposal
from handsel.modules.assistant.context import TurnContext
from handsel.modules.limits import budgets
from handsel.modules.limits.budgets import DailyBudget
from handsel.modules.limits.models import Kind, Spending
from handsel.modules.limits.tasks import forget_spending
from handsel.modules.notifications.models import Mail
from tests.cast import Shop
from tests.shelves import stock_shelves
from tests.world import World, customer_of

type Budget = Callable[..., None]


class DearModel:
    """A model of which each answer costs 100 tokens and 7 millionths."""

    name = "fake/model"

    def __init__(self) -> None:
        self.asked = 0

    def think(self, context: TurnContext, *, deadline: float) -> Thought:
        self.asked += 1
        return Thought(
            Proposal(reply="Good to hear."), provider="fake", model="model",
            input_tokens=80, output_tokens=20, cost_micro=7,
        )  # fmt: skip


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> DearModel:
    dear = DearModel()
    monkeypatch.setattr(reply, "thinkers", lambda: [dear])
    return dear


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    stock_shelves(rose)
    return rose


def limit(shop: Shop, **most: int) -> None:
    with tenancy.business(shop.id):
        budgets.put_budget(DailyBudget(**most))


def tell(world: World, shop: Shop, text: str, *, customer: str = "") -> list[str]:
    """Say something and work; all that this customer was told so far."""
    world.say(shop, text, customer=customer)
    world.work()
    return world.instagram.to(customer or customer_of(shop))


def letters(shop: Shop) -> list[str]:
    with tenancy.business(shop.id):
        return [mail.subject for mail in Mail.objects.order_by("created_at")]


def control(world: World, shop: Shop) -> list[str]:
    return [
        one
        for (one,) in world.sql(
            "SELECT control FROM conversations_conversation WHERE business_id = %s", shop.id
        )
    ]


def test_what_is_spent_is_counted_for_the_customer_and_for_all(
    world: World, bakery: Shop, model: DearModel
) -> None:
    tell(world, bakery, "hello")
    tell(world, bakery, "and again", customer="77001")
    with tenancy.business(bakery.id):
        sums = {(s.kind, s.subject_id == bakery.id): s.amount for s in Spending.objects.all()}
        assert sums == {
            ("sends", False): 1, ("sends", True): 2,
            ("tokens", False): 100, ("tokens", True): 200,
            ("cost_micro", False): 7, ("cost_micro", True): 14,
        }  # fmt: skip
    told = caller_for(bakery.owner).call("GET", "/budget").json()  # type: ignore[attr-defined]
    assert told["spent_today"] == {"sends": 2, "tokens": 200, "cost_micro": 14}


@pytest.mark.parametrize("most", [{"customer_tokens": 100}, {"customer_cost_micro": 7}])
def test_without_tokens_left_the_house_engine_answers(
    world: World, bakery: Shop, model: DearModel, most: dict[str, int]
) -> None:
    limit(bakery, **most)
    assert tell(world, bakery, "hello") == ["Good to hear."]
    told = tell(world, bakery, "do you have sourdough?")
    assert len(told) == 2
    assert "Sourdough" in told[1]
    assert model.asked == 1
    assert control(world, bakery) == ["assistant"]
    tell(world, bakery, "hello", customer="77002")
    assert model.asked == 2


def test_a_shops_tokens_are_for_all_its_customers(
    world: World, bakery: Shop, model: DearModel
) -> None:
    limit(bakery, business_tokens=100)
    tell(world, bakery, "hello")
    tell(world, bakery, "hello", customer="77003")
    assert model.asked == 1
    tell(world, bakery, "hello again", customer="77003")
    subjects = [one for one in letters(bakery) if "budget" in one]
    assert subjects == ["Today's budget of tokens of language models is used up"]


def test_without_sends_left_a_person_is_asked_once(world: World, bakery: Shop) -> None:
    limit(bakery, customer_sends=2)
    tell(world, bakery, "hello")
    told = tell(world, bakery, "do you have sourdough?")
    assert len(told) == 2
    last = tell(world, bakery, "how much is it?")
    assert len(last) == 3
    assert control(world, bakery) == ["member"]
    assert tell(world, bakery, "hello? anybody?") == last
    found = letters(bakery)
    assert len([one for one in found if "needs a person" in one]) == 1
    assert [one for one in found if "budget" in one] == [
        "Today's budget of automatic messages is used up"
    ]


def test_a_members_words_are_no_budgets_matter(world: World, bakery: Shop) -> None:
    limit(bakery, customer_sends=1)
    told = tell(world, bakery, "hello")
    (thread,) = world.sql(
        "SELECT id FROM conversations_conversation WHERE business_id = %s", bakery.id
    )[0]
    amal = caller_for(bakery.owner)
    for number in range(3):
        body = {"text": f"Part {number}", "client_key": str(number)}
        assert amal.call("POST", f"/conversations/{thread}/messages", body).status_code == 201
    world.work()
    assert len(world.instagram.to(customer_of(bakery))) == len(told) + 3
    with tenancy.business(bakery.id):
        assert budgets.spent_on(now().date())[Kind.SENDS] == len(told)


def test_a_new_day_begins_with_nothing_spent(world: World, bakery: Shop) -> None:
    limit(bakery, customer_sends=1)
    tell(world, bakery, "hello")
    world.sql(
        "UPDATE limits_spending SET day = day - 1 WHERE business_id = %s RETURNING id", bakery.id
    )
    tell(world, bakery, "do you have sourdough?")
    assert control(world, bakery) == ["assistant"]


def test_what_customers_cost_is_forgotten_and_the_shops_own_sums_stay(
    world: World, bakery: Shop
) -> None:
    tell(world, bakery, "hello")
    long_ago = now() - timedelta(days=60)
    with tenancy.business(bakery.id):
        Spending.objects.update(day=long_ago.date())
        forget_spending.enqueue(business_id=bakery.id)
    world.work()
    with tenancy.business(bakery.id):
        assert [one.subject_id for one in Spending.objects.all()] == [bakery.id]


def test_an_owner_sets_the_budget_and_that_is_on_record(bakery: Shop, world: World) -> None:
    amal = caller_for(bakery.owner)
    answer = amal.call("PUT", "/budget", {"customer_sends": 5, "business_cost_micro": 9_000_000})
    told = answer.json()  # type: ignore[attr-defined]
    assert (told["customer_sends"], told["business_cost_micro"]) == (5, 9_000_000)
    assert told["customer_tokens"] == DailyBudget().customer_tokens
    assert amal.call("PUT", "/budget", {"customer_sends": -1}).status_code == 422
    assert world.sql(
        "SELECT detail ->> 'customer_sends' FROM audit_entry WHERE business_id = %s"
        " AND what = 'budget.changed'",
        bakery.id,
    ) == [("5",)]
