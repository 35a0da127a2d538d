"""A member tries the assistant: the answer is the real one, and nothing of it has happened."""

import json
from typing import Any

import pytest

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.flows.answer import reply
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.assistant.adapter import Thought
from handsel.modules.assistant.commands import Proposal
from handsel.modules.assistant.context import TurnContext
from handsel.modules.limits import budgets
from handsel.modules.limits.models import Kind
from tests.cast import Shop
from tests.shelves import stock_shelves
from tests.world import World

#: Every table of a shop's, and the jobs.
TABLES = """
SELECT table_name FROM information_schema.columns
WHERE table_schema = 'public' AND column_name = 'business_id' ORDER BY table_name
"""


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    stock_shelves(rose)
    return rose


class Rehearsal:
    """A visitor's lines, each with all that was said before it, as a page would send them."""

    def __init__(self, caller: Caller, key: str = "firstnight") -> None:
        self.caller = caller
        self.key = key
        self.earlier: list[dict[str, str]] = []

    def say(self, text: str, payload: str = "") -> dict[str, Any]:
        asked = {"key": self.key, "earlier": self.earlier, "text": text, "payload": payload}
        answer = self.caller.call("POST", "/assistant/rehearsals", asked)
        assert answer.status_code == 200, answer.content
        told: dict[str, Any] = json.loads(answer.content)
        line = {"text": text, "payload": payload, "proposal": told["proposal"]}
        self.earlier = [*self.earlier, line]
        return told

    def hear(self, text: str, payload: str = "") -> str:
        return "\n".join(one["text"] for one in self.say(text, payload)["messages"])


def rows_of(world: World, shop: Shop) -> dict[str, int]:
    found = {}
    for (table,) in world.sql(TABLES):
        if table not in ("users_session",):
            count = f"SELECT count(*) FROM {table} WHERE business_id = %s"
            found[table] = world.sql(count, shop.id)[0][0]
    found["jobs"] = world.sql("SELECT count(*) FROM procrastinate_jobs")[0][0]
    return found


def test_a_whole_purchase_is_played_and_nothing_of_it_happened(world: World, bakery: Shop) -> None:
    visitor = Rehearsal(caller_for(bakery.owner))
    before = rows_of(world, bakery)
    assert "Sourdough loaf" in visitor.hear("do you have sourdough?")
    assert "Added to your cart: 2" in visitor.hear("two please")
    summary = visitor.say("check out")
    assert "£9.60" in summary["messages"][-1]["text"]
    button = summary["messages"][-1]["buttons"][0]
    told = visitor.say(button["title"], button["payload"])
    assert "is reserved" in told["messages"][0]["text"]
    assert [one["command"]["kind"] for one in told["decisions"]] == ["confirm_checkout"]
    assert told["thinker"] == "house"
    assert rows_of(world, bakery) == before
    assert world.instagram.sent == []


def test_what_is_refused_says_why(world: World, bakery: Shop) -> None:
    amal = caller_for(bakery.owner)
    body = {"version": 0, "switched_off": ["cart"]}
    assert amal.call("PUT", "/assistant/allowance", body).status_code == 200
    told = Rehearsal(amal).say("one sourdough loaf please")
    assert [(one["decision"], one["reason"]) for one in told["decisions"]] == [
        ("refused", "switched_off"),
        ("done", "HandedOff"),
    ]
    assert told["is_handed_over"]


def test_a_hand_over_ends_the_answers_and_writes_no_letter(world: World, bakery: Shop) -> None:
    visitor = Rehearsal(caller_for(bakery.owner))
    assert visitor.say("I want to talk to a person")["is_handed_over"]
    assert visitor.say("hello?")["messages"] == []
    letters = "SELECT count(*) FROM notifications_mail WHERE business_id = %s"
    assert world.sql(letters, bakery.id) == [(0,)]


class Mugs:
    """A model that puts one mug into the cart the first time, and then asks for the summary."""

    name = "fake/mugs"

    def think(self, context: TurnContext, *, deadline: float) -> Thought:
        handle = (
            next(
                variant.handle
                for product in context.products
                for variant in product.variants
                if variant.options.get("Color") == "Blue"
            )
            if not context.cart.lines
            else ""
        )
        command = (
            {"kind": "add_to_cart", "variant": handle} if handle else {"kind": "start_checkout"}
        )
        return Thought(
            Proposal.model_validate({"reply": "Gladly.", "commands": [command]}),
            provider="fake", model="mugs", input_tokens=80, output_tokens=20, cost_micro=7,
        )  # fmt: skip


def test_a_model_is_asked_once_for_each_line_and_what_it_costs_counts(
    world: World, bakery: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reply, "thinkers", lambda: [Mugs()])
    visitor = Rehearsal(caller_for(bakery.owner))
    first = visitor.say("a blue mug please")
    assert (first["thinker"], first["cost_micro"], first["input_tokens"]) == ("fake/mugs", 7, 80)
    second = visitor.hear("that is all")
    assert "£14.00" in second
    with tenancy.business(bakery.id):
        spent = budgets.spent_on(now().date())
    assert (spent[Kind.TOKENS], spent[Kind.COST], spent[Kind.SENDS]) == (200, 14, 0)


def test_a_proposal_nobody_made_is_refused(world: World, bakery: Shop) -> None:
    asked = {
        "key": "firstnight",
        "earlier": [{"text": "hello", "proposal": '{"commands": [{"kind": "give_money"}]}'}],
        "text": "and now?",
    }
    answer = caller_for(bakery.owner).call("POST", "/assistant/rehearsals", asked)
    assert (answer.status_code, json.loads(answer.content)["code"]) == (422, "bad_proposal")


def test_two_rehearsals_know_nothing_of_each_other(world: World, bakery: Shop) -> None:
    amal = caller_for(bakery.owner)
    Rehearsal(amal).say("two sourdough loaves please")
    assert "empty" in Rehearsal(amal, key="secondnight").hear("show my cart")
