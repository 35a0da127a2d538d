"""Putting it off, trouble with money, and short answers, as a customer meets them."""

from collections.abc import Callable

import pytest

from tests.cast import Shop
from tests.shelves import stock_shelves
from tests.world import World, customer_of


@pytest.fixture
def tell(world: World, rose: Shop) -> Callable[[str], list[str]]:
    """Say something to a bakery with full shelves; all that was answered since the beginning."""
    stock_shelves(rose)

    def told(text: str) -> list[str]:
        world.say(rose, text)
        world.work()
        return world.instagram.to(customer_of(rose))

    return told


def test_who_was_charged_twice_and_asks_for_a_call_is_met_with_calm(
    tell: Callable[[str], list[str]],
) -> None:
    answers = tell("Somebody charged me twice, please call me")
    assert "sorry" in answers[-1].lower()
    assert "colleague" in answers[-1]


def test_who_asks_at_home_first_finds_the_summary_as_it_was(
    tell: Callable[[str], list[str]],
) -> None:
    tell("a sourdough please, small")
    tell("checkout")
    assert "Take your time" in tell("let me ask my wife first")[-1]
    assert "reserved" in "\n".join(tell("yes"))


def test_a_yes_in_another_language_is_answered_in_the_one_of_the_conversation(
    tell: Callable[[str], list[str]],
) -> None:
    tell("I would like a small sourdough please")
    assert "order" in tell("sí")[-1]
    assert "pedido" not in "\n".join(tell("sí"))
