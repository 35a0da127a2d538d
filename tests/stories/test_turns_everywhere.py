"""What the assistant did, over all conversations: newest first, by outcome."""

import json
from typing import Any

import pytest

from handsel.edge.api.tests.callers import caller_for
from handsel.flows.answer import reply
from handsel.modules.assistant.adapter import ThinkerUnavailable, Thought
from handsel.modules.assistant.commands import Proposal
from handsel.modules.assistant.context import TurnContext
from tests.cast import Shop
from tests.shelves import stock_shelves
from tests.world import World


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    stock_shelves(rose)
    return rose


def turns(shop: Shop, query: str = "") -> dict[str, Any]:
    answer = caller_for(shop.owner).call("GET", f"/turns{query}")
    assert answer.status_code == 200, answer.content
    told: dict[str, Any] = json.loads(answer.content)
    return told


def tell(world: World, shop: Shop, text: str, *, customer: str = "") -> None:
    world.say(shop, text, customer=customer)
    world.work()


def test_the_latest_turns_are_told_with_what_was_asked_and_done(world: World, bakery: Shop) -> None:
    tell(world, bakery, "one sourdough loaf please", customer="17841400000000001")
    tell(world, bakery, "I want to talk to a person", customer="17841400000000002")
    newest, oldest = turns(bakery)["items"]
    assert (newest["asked"], newest["outcome"]) == ("I want to talk to a person", "handed_over")
    assert (oldest["outcome"], oldest["thinker"]) == ("answered", "house")
    assert oldest["commands"] == [
        {"kind": "add_to_cart", "decision": "done", "reason": "CartChanged"}
    ]
    assert oldest["conversation_id"] != newest["conversation_id"]


def test_they_come_by_outcome_and_page_by_page(world: World, bakery: Shop) -> None:
    for number in range(3):
        tell(world, bakery, "hello", customer=f"1784140000000001{number}")
    tell(world, bakery, "a person please", customer="17841400000000019")
    assert [one["outcome"] for one in turns(bakery, "?outcome=handed_over")["items"]] == [
        "handed_over"
    ]
    first = turns(bakery, "?outcome=answered&limit=2")
    rest = turns(bakery, f"?outcome=answered&limit=2&cursor={first['next_cursor']}")
    assert (len(first["items"]), len(rest["items"]), rest["next_cursor"]) == (2, 1, None)


class Broken:
    """A model that nobody can reach."""

    name = "fake/broken"

    def think(self, context: TurnContext, *, deadline: float) -> Thought:
        raise ThinkerUnavailable("unreachable", retryable=False)


def test_what_the_house_engine_answered_for_a_model_is_found(
    world: World, bakery: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(world, bakery, "hello", customer="17841400000000021")
    monkeypatch.setattr(reply, "thinkers", lambda: [Broken()])
    tell(world, bakery, "hello", customer="17841400000000022")
    (found,) = turns(bakery, "?fell_back=true")["items"]
    assert (found["thinker"], found["outcome"], found["fell_back"]) == ("house", "answered", True)


class Boastful:
    """A model that promises more than anybody may."""

    name = "fake/boastful"

    def think(self, context: TurnContext, *, deadline: float) -> Thought:
        return Thought(
            Proposal(reply="Good morning to you! I give you 90% off."), "fake", "boastful"
        )


def test_what_was_cut_of_a_model_s_words_is_counted(
    world: World, bakery: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reply, "thinkers", lambda: [Boastful()])
    tell(world, bakery, "hello")
    (found,) = turns(bakery)["items"]
    assert (found["reply"], found["cut"]) == ("Good morning to you!", 1)


def test_a_rival_sees_its_own(world: World, bakery: Shop, blue: Shop) -> None:
    tell(world, bakery, "hello")
    assert turns(blue)["items"] == []
