"""Whatever a model answers, the shop's own records decide, and the customer gets an answer."""

from collections.abc import Callable

import pytest

from handsel.flows.answer import reply
from handsel.kit import tenancy
from handsel.modules.assistant.adapter import ThinkerAnswerInvalid, ThinkerUnavailable, Thought
from handsel.modules.assistant.commands import AddToCart, ConfirmCheckout, Proposal, ShowCart
from handsel.modules.assistant.context import TurnContext
from handsel.modules.assistant.models import Turn
from handsel.modules.commerce.checkout.queries import get_cart
from handsel.modules.commerce.orders.models import Order
from handsel.modules.conversations.models import Conversation
from tests.cast import Shop
from tests.shelves import stock_shelves
from tests.world import World, customer_of

type Think = Callable[[TurnContext], Proposal]


class FakeModel:
    """A model that proposes what the test says, and counts how often it was asked."""

    name = "fake/model"

    def __init__(self, think: Think) -> None:
        self._think = think
        self.asked = 0

    def think(self, context: TurnContext, *, deadline: float) -> Thought:
        self.asked += 1
        return Thought(self._think(context), provider="fake", model="model")


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    """Rose Bakery with a few things on its shelves."""
    stock_shelves(rose)
    return rose


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[Think], FakeModel]:
    """Put a model in front of the house engine."""

    def put(think: Think) -> FakeModel:
        model = FakeModel(think)
        monkeypatch.setattr(reply, "thinkers", lambda: [model])
        return model

    return put


def _turn(shop: Shop) -> Turn:
    with tenancy.business(shop.id):
        return Turn.objects.get()


def _loaf(context: TurnContext) -> str:
    return next(c.variants[0].handle for c in context.products if "loaf" in c.title)


def test_a_price_the_model_typed_is_cut_and_one_it_referred_to_is_filled(
    world: World, bakery: Shop, use: Callable[[Think], FakeModel]
) -> None:
    use(
        lambda context: Proposal(
            reply="The loaf is only £1.00 today. "
            f"[[title {_loaf(context)}]] is [[price {_loaf(context)}]]."
        )
    )
    world.say(bakery, "How much is the sourdough loaf?")
    world.work()
    (answer,) = world.instagram.to(customer_of(bakery))
    assert "£4.80" in answer
    assert "1.00" not in answer
    assert len(_turn(bakery).cut_claims) == 1


def test_where_all_a_model_says_is_cut_the_house_engine_answers(
    world: World, bakery: Shop, use: Callable[[Think], FakeModel]
) -> None:
    use(lambda _: Proposal(reply="The sourdough loaf is £1.00, today only!"))
    world.say(bakery, "How much is the sourdough loaf?")
    world.work()
    (answer,) = world.instagram.to(customer_of(bakery))
    assert "£4.80" in answer
    turn = _turn(bakery)
    assert turn.thinker == "house"
    assert turn.attempts[0]["outcome"] == "invalid"
    assert turn.attempts[0]["reason"].startswith("all of it was cut: ")


def test_a_command_of_a_model_is_carried_out_at_the_shops_price(
    world: World, bakery: Shop, use: Callable[[Think], FakeModel]
) -> None:
    use(lambda c: Proposal(commands=(AddToCart(variant=_loaf(c), quantity=2),)))
    world.say(bakery, "two sourdough loaves please")
    world.work()
    assert "£9.60" in world.instagram.to(customer_of(bakery))[0]


def test_a_foreign_handle_is_refused_and_recorded(
    world: World, bakery: Shop, use: Callable[[Think], FakeModel]
) -> None:
    use(lambda _: Proposal(commands=(AddToCart(variant="v_abcdefgh"),)))
    world.say(bakery, "a sourdough loaf please")
    world.work()
    (decision,) = _turn(bakery).decisions
    assert (decision["decision"], decision["reason"]) == ("refused", "foreign_handle")
    with tenancy.business(bakery.id):
        assert get_cart(Conversation.objects.get().id).rows == ()


def test_a_thousand_commands_are_not_carried_out(
    world: World, bakery: Shop, use: Callable[[Think], FakeModel]
) -> None:
    use(lambda _: Proposal(commands=(ShowCart(),) * 1000))
    world.say(bakery, "hello")
    world.work()
    assert len(world.instagram.to(customer_of(bakery))) == 1
    done = [d for d in _turn(bakery).decisions if d["decision"] == "done"]
    assert len(done) <= 3


def test_a_model_cannot_confirm_what_the_customer_did_not(
    world: World, bakery: Shop, use: Callable[[Think], FakeModel], monkeypatch: pytest.MonkeyPatch
) -> None:
    world.say(bakery, "a sourdough loaf please")
    world.say(bakery, "add it")
    world.work()
    world.say(bakery, "checkout")
    world.work()

    def confirm(context: TurnContext) -> Proposal:
        assert context.checkout is not None
        return Proposal(commands=(ConfirmCheckout(checkout=context.checkout.handle),))

    use(confirm)
    world.say(bakery, "hmm, how do I store it?")
    world.work()
    with tenancy.business(bakery.id):
        assert Order.objects.count() == 0
        newest = Turn.objects.order_by("-created_at")[0]
        assert newest.decisions[0]["reason"] == "not_confirmed"


@pytest.mark.parametrize(
    "failure",
    [
        ThinkerUnavailable("down", retryable=True),
        ThinkerAnswerInvalid("html"),
        RuntimeError("a bug"),
    ],
)
def test_when_a_model_fails_the_house_engine_answers(
    world: World, bakery: Shop, use: Callable[[Think], FakeModel], failure: Exception
) -> None:
    def fail(_: TurnContext) -> Proposal:
        raise failure

    use(fail)
    world.say(bakery, "How much is the sourdough loaf?")
    world.work()
    assert "£4.80" in world.instagram.to(customer_of(bakery))[0]
    assert _turn(bakery).thinker == "house"


def test_a_model_that_says_nothing_still_leaves_the_customer_an_answer(
    world: World, bakery: Shop, use: Callable[[Think], FakeModel]
) -> None:
    use(lambda _: Proposal())
    world.say(bakery, "How much is the sourdough loaf?")
    world.work()
    assert len(world.instagram.to(customer_of(bakery))) == 1


def test_the_first_stored_answer_is_the_one_executed(
    world: World,
    bakery: Shop,
    use: Callable[[Think], FakeModel],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = use(lambda c: Proposal(reply="Lovely to hear from you."))

    class Died(Exception):
        pass

    def die(name: str) -> None:
        if name == "turn.stored":
            raise Died

    monkeypatch.setattr(reply, "crashpoint", die)
    world.say(bakery, "Hello")
    with pytest.raises(Died):
        world.work()
    monkeypatch.undo()
    second = use(lambda _: Proposal(reply="Something else entirely."))
    world.sql(
        "UPDATE ingress_lane SET leased_until = NULL, ready_at = now() WHERE account = %s",
        bakery.account,
    )
    world.work()
    assert (first.asked, second.asked) == (1, 0)
    assert world.instagram.to(customer_of(bakery)) == ["Lovely to hear from you."]


def test_stop_and_person_are_decided_before_any_model(
    world: World, bakery: Shop, use: Callable[[Think], FakeModel]
) -> None:
    model = use(lambda _: Proposal(reply="Please stay."))
    world.say(bakery, "STOP")
    world.work()
    assert model.asked == 0
