"""A member teaches the assistant a question; it is answered from the next message on."""

import json
from typing import Any

import pytest

from handsel.edge.api.tests.callers import caller_for
from tests.cast import Shop
from tests.shelves import stock_shelves
from tests.world import World, customer_of

ASKED = "is your flour stone ground?"
ANSWER = "Yes, all our flour is ground between stones."


@pytest.fixture
def bakery(rose: Shop) -> Shop:
    """Rose Bakery with a few things on its shelves."""
    stock_shelves(rose)
    return rose


def ask(shop: Shop, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    answer = caller_for(shop.owner).call(method, path, body)
    return answer.status_code, json.loads(answer.content or b"null")


def answer_to(world: World, shop: Shop, text: str) -> str:
    before = len(world.instagram.to(customer_of(shop)))
    world.say(shop, text)
    world.work()
    return "\n".join(world.instagram.to(customer_of(shop))[before:])


def test_an_answer_a_member_gave_is_given_again(world: World, bakery: Shop) -> None:
    status, taught = ask(bakery, "POST", "/examples", {"text": ASKED, "answer": ANSWER})
    assert (status, taught["text"], taught["label"]) == (201, ASKED, "")
    assert taught["entry_id"]
    assert ANSWER in answer_to(world, bakery, "Is the flour you use stone ground")


def test_what_one_shop_was_taught_no_other_shop_knows(
    world: World, bakery: Shop, blue: Shop
) -> None:
    ask(blue, "POST", "/examples", {"text": ASKED, "answer": ANSWER})
    assert ANSWER not in answer_to(world, bakery, ASKED)
    assert ask(bakery, "GET", "/examples")[1]["items"] == []


def test_a_meaning_a_member_gave_is_understood(world: World, bakery: Shop) -> None:
    question = "gimme the lowdown on the yeasty parcel"
    body = {"text": question, "label": "order_status"}
    ask(bakery, "POST", "/examples", body)
    assert "order" in answer_to(world, bakery, question)


def test_the_same_question_again_corrects_it(bakery: Shop) -> None:
    ask(bakery, "POST", "/examples", {"text": "the usual", "label": "buy"})
    ask(bakery, "POST", "/examples", {"text": "The usual!", "label": "order_status"})
    [known] = ask(bakery, "GET", "/examples")[1]["items"]
    assert (known["text"], known["label"]) == ("The usual!", "order_status")


def test_an_example_is_forgotten(bakery: Shop) -> None:
    _, taught = ask(bakery, "POST", "/examples", {"text": "the usual", "label": "buy"})
    assert ask(bakery, "DELETE", f"/examples/{taught['id']}")[0] == 204
    assert ask(bakery, "GET", "/examples")[1]["items"] == []


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"text": "the usual"}, 422, "nothing_taught"),
        ({"text": "?!", "label": "buy"}, 422, "nothing_taught"),
        ({"text": "the usual", "label": "buy_now"}, 422, "invalid"),
        (
            {"text": "a", "entry_id": "00000000-0000-7000-8000-000000000000"},
            404,
            "not_found",
        ),
    ],
)
def test_what_teaches_nothing_is_refused(
    bakery: Shop, body: dict[str, str], status: int, code: str
) -> None:
    answered, problem = ask(bakery, "POST", "/examples", body)
    assert (answered, problem["code"]) == (status, code)
    assert ask(bakery, "GET", "/examples")[1]["items"] == []
