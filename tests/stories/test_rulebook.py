"""What a shop settles about its assistant holds from its next customer's message on."""

import json
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.flows.answer import reply
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.assistant.adapter import Thought
from handsel.modules.assistant.commands import Proposal
from handsel.modules.assistant.context import TurnContext
from handsel.modules.assistant.models import Turn
from handsel.modules.assistant.prompt import build_prompt
from handsel.modules.audit.models import AuditEntry
from handsel.modules.commerce.orders.models import Order
from tests.cast import Shop
from tests.shelves import stock_shelves
from tests.world import World, customer_of

ALWAYS = [[{"opens": "00:00", "closes": "24:00"}] for _ in range(7)]


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    stock_shelves(rose)
    return rose


@pytest.fixture
def amal(world: World, bakery: Shop) -> Caller:
    return caller_for(bakery.owner)


class Eager:
    """A model that proposes what it was told to, and keeps what it was asked."""

    name = "fake/eager"

    def __init__(self) -> None:
        self.asked: list[TurnContext] = []

    def think(self, context: TurnContext, *, deadline: float) -> Thought:
        self.asked.append(context)
        proposal = Proposal.model_validate(
            {"commands": [{"kind": "add_to_cart", "variant": _loaf(context)}]}
        )
        return Thought(proposal, provider="fake", model="eager")


def _loaf(context: TurnContext) -> str:
    return next(
        variant.handle
        for product in context.products
        for variant in product.variants
        if "sourdough" in product.title.lower()
    )


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> Eager:
    model = Eager()
    monkeypatch.setattr(reply, "thinkers", lambda: [model])
    return model


def put(caller: Caller, chapter: str, *, status: int = 200, **body: Any) -> dict[str, Any]:
    current = json.loads(caller.call("GET", "/assistant/rulebook").content)
    asked = {"version": current[chapter]["version"], **body}
    answer = caller.call("PUT", f"/assistant/{chapter}", asked)
    assert answer.status_code == status, answer.content
    told: dict[str, Any] = json.loads(answer.content)
    return told


def tell(world: World, shop: Shop, text: str) -> str:
    """Say something and work; what the customer was told for it."""
    before = len(world.instagram.to(customer_of(shop)))
    world.say(shop, text)
    world.work()
    return "\n".join(world.instagram.to(customer_of(shop))[before:])


def control(world: World, shop: Shop) -> str:
    (found,) = world.sql(
        "SELECT control FROM conversations_conversation WHERE business_id = %s", shop.id
    )
    return str(found[0])


def away_now(*, timezone: str = "UTC") -> list[list[dict[str, str]]]:
    """Hours on every day but today."""
    today = datetime.now(ZoneInfo(timezone)).weekday()
    return [[] if day == today else ALWAYS[day] for day in range(7)]


def test_without_a_rulebook_nothing_is_said_of_it(world: World, bakery: Shop) -> None:
    assert tell(world, bakery, "hello").startswith("Hello, and welcome to Rose Bakery.")


def test_it_introduces_itself_once_by_the_name_it_was_given(
    world: World, bakery: Shop, amal: Caller
) -> None:
    put(amal, "manner", name="Rosa", greetings={"en": "Lovely that you are here!"})
    first = tell(world, bakery, "do you have sourdough?")
    assert first.startswith(
        "Lovely that you are here! I'm Rosa, the automatic assistant of Rose Bakery.\n"
    )
    assert "Rosa" not in tell(world, bakery, "and mugs?")


def test_a_named_assistant_still_says_that_it_is_one(
    world: World, bakery: Shop, amal: Caller
) -> None:
    tell(world, bakery, "hello")
    put(amal, "manner", name="Rosa")
    told = tell(world, bakery, "are you a human?")
    assert "I'm Rosa, the automatic assistant of Rose Bakery." in told
    assert 'say "person"' in told


def test_the_tone_colors_what_is_said(world: World, bakery: Shop, amal: Caller) -> None:
    put(amal, "manner", tone="formal")
    tell(world, bakery, "hello")
    assert tell(world, bakery, "thank you") == (
        "You are most welcome. Please let me know if you require anything else."
    )
    put(amal, "manner", tone="friendly")
    assert tell(world, bakery, "thanks!").startswith("You're very welcome!")


def test_it_answers_in_the_languages_of_the_shop_only(
    world: World, bakery: Shop, amal: Caller
) -> None:
    put(amal, "manner", languages=["en", "fr"], default_language="fr")
    assert tell(world, bakery, "hola, buenos días").startswith("Bonjour")
    assert tell(world, bakery, "good morning").startswith("Hello")


def test_models_are_told_how_to_speak(
    world: World, bakery: Shop, amal: Caller, eager: Eager
) -> None:
    put(
        amal, "manner", name="Rosa", tone="formal", languages=["es"],
        persona="Never mention other shops.",
    )  # fmt: skip
    tell(world, bakery, "one sourdough please")
    system = build_prompt(eager.asked[0]).system
    for told in ('"your_name":"Rosa"', '"tone":"formal"', '"only":["es"]', "other shops"):
        assert told in system
    assert "never claim to be a person" in system


def test_who_is_handed_over_out_of_hours_learns_when_people_are_back(
    world: World, bakery: Shop, amal: Caller
) -> None:
    put(amal, "hours", weekly=away_now())
    assert "back on" not in tell(world, bakery, "hello")
    told = tell(world, bakery, "I want to talk to a person")
    tomorrow = datetime.now(ZoneInfo("UTC")) + timedelta(days=1)
    assert f"we are back on {tomorrow:%A}" in told
    assert control(world, bakery) == "member"


def test_in_hours_nothing_is_said_of_them(world: World, bakery: Shop, amal: Caller) -> None:
    put(amal, "hours", weekly=ALWAYS, says_away=True)
    assert "back on" not in tell(world, bakery, "I want to talk to a person")


def test_a_holiday_closes_and_the_shops_own_words_say_so(
    world: World, bakery: Shop, amal: Caller
) -> None:
    today = now().date()
    closure = {
        "first": (today - timedelta(days=1)).isoformat(),
        "last": (today + timedelta(days=1)).isoformat(),
        "name": "Stocktaking",
    }
    put(
        amal, "hours", weekly=ALWAYS, closures=[closure], says_away=True,
        away={"en": "We are counting every crumb."},
    )  # fmt: skip
    assert tell(world, bakery, "hello").endswith("We are counting every crumb.")
    assert "crumb" not in tell(world, bakery, "do you have sourdough?")


def test_an_assistant_for_the_night_is_silent_while_people_are_there(
    world: World, bakery: Shop, amal: Caller
) -> None:
    put(amal, "hours", weekly=ALWAYS, answers_when="away")
    assert tell(world, bakery, "do you have sourdough?") == ""
    assert control(world, bakery) == "assistant"
    waiting = "SELECT waiting_since IS NOT NULL FROM conversations_conversation"
    assert world.sql(f"{waiting} WHERE business_id = %s", bakery.id) == [(True,)]
    put(amal, "hours", weekly=away_now(), answers_when="away")
    assert "sourdough" in tell(world, bakery, "hello?").lower()


def test_what_is_switched_off_is_a_persons_whoever_proposes_it(
    world: World, bakery: Shop, amal: Caller, eager: Eager
) -> None:
    put(amal, "allowance", switched_off=["cart"])
    told = tell(world, bakery, "one sourdough please")
    assert told.startswith("I can't do that myself.")
    assert control(world, bakery) == "member"
    with tenancy.business(bakery.id):
        decisions = Turn.objects.get().decisions
    assert [(d["command"]["kind"], d["decision"], d["reason"]) for d in decisions] == [
        ("add_to_cart", "refused", "switched_off"),
        ("hand_off", "done", "HandedOff"),
    ]


def test_what_is_switched_on_is_done(
    world: World, bakery: Shop, amal: Caller, eager: Eager
) -> None:
    put(amal, "allowance", switched_off=["checkout", "order_status"])
    assert "Added to your cart" in tell(world, bakery, "one sourdough please")
    assert control(world, bakery) == "assistant"


def test_an_order_above_the_limit_is_a_persons(world: World, bakery: Shop, amal: Caller) -> None:
    put(amal, "allowance", most_order_minor=100)
    tell(world, bakery, "two sourdough please")
    told = tell(world, bakery, "check out")
    assert "An order of this size I don't take by myself." in told
    assert control(world, bakery) == "member"


def test_a_limit_that_was_lowered_meanwhile_holds_for_the_yes(
    world: World, bakery: Shop, amal: Caller
) -> None:
    tell(world, bakery, "two sourdough please")
    assert "Please check your order" in tell(world, bakery, "check out")
    put(amal, "allowance", most_order_minor=100)
    assert "An order of this size" in tell(world, bakery, "yes")
    with tenancy.business(bakery.id):
        assert not Order.objects.exists()


def test_of_two_who_save_at_once_the_second_is_told(bakery: Shop, amal: Caller) -> None:
    body = {"version": 0, "name": "Rosa"}
    assert amal.call("PUT", "/assistant/manner", body).status_code == 200
    again = amal.call("PUT", "/assistant/manner", {"version": 0, "name": "Rose"})
    assert (again.status_code, json.loads(again.content)["code"]) == (409, "changed_meanwhile")
    # Another chapter is another matter.
    assert amal.call("PUT", "/assistant/allowance", {"version": 0}).status_code == 200
    kept = json.loads(amal.call("GET", "/assistant/rulebook").content)
    assert (kept["manner"]["name"], kept["manner"]["version"]) == ("Rosa", 1)


@pytest.mark.parametrize(
    ("chapter", "body", "code"),
    [
        ("manner", {"languages": ["en"], "default_language": "fr"}, "bad_rule"),
        ("manner", {"languages": ["tlh"]}, "invalid"),
        ("manner", {"tone": "rude"}, "invalid"),
        ("hours", {"weekly": ALWAYS[:6]}, "invalid"),
        ("hours", {"weekly": [[]] * 7, "answers_when": "away"}, "hours_needed"),
        ("hours", {"weekly": [[{"opens": "12:00", "closes": "09:00"}], *ALWAYS[1:]]}, "bad_rule"),
        ("hours", {"weekly": [[{"opens": "25:00", "closes": "26:00"}], *ALWAYS[1:]]}, "invalid"),
        ("allowance", {"switched_off": ["hand_off"]}, "invalid"),
        ("allowance", {"most_order_minor": -1}, "invalid"),
    ],
)
def test_what_cannot_hold_is_refused(
    bakery: Shop, amal: Caller, chapter: str, body: dict[str, Any], code: str
) -> None:
    assert put(amal, chapter, status=422, **body)["code"] == code
    assert json.loads(amal.call("GET", "/assistant/rulebook").content)[chapter]["version"] == 0


def test_who_changed_what_is_on_record(bakery: Shop, amal: Caller) -> None:
    put(amal, "manner", name="Rosa", tone="formal")
    with tenancy.business(bakery.id):
        entry = AuditEntry.objects.get(what="assistant.manner_changed")
    assert entry.detail == {"fields": ["name", "tone"]}
