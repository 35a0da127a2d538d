"""What the assistant could not answer waits for a member, who teaches it; why it read as it did."""

from handsel.kit.ids import uuid7
from tests.cast import Shop
from tests.stories.test_teaching import answer_to, ask, bakery
from tests.world import World

__all__ = ["bakery"]

STRANGE = "qwrt zzyx blorf?"
OTHER = "grumf vlaxi nub?"


def texts(shop: Shop, query: str = "") -> list[str]:
    status, page = ask(shop, "GET", f"/unanswered{query}")
    assert status == 200
    return [one["text"] for one in page["items"]]


def test_what_was_not_understood_waits_newest_first(world: World, bakery: Shop) -> None:
    answer_to(world, bakery, STRANGE)
    answer_to(world, bakery, OTHER)
    assert texts(bakery) == [OTHER, STRANGE]
    first = ask(bakery, "GET", "/unanswered?limit=1")[1]
    assert [one["text"] for one in first["items"]] == [OTHER]
    assert texts(bakery, f"?limit=1&cursor={first['next_cursor']}") == [STRANGE]


def test_an_answered_question_does_not_wait(world: World, bakery: Shop) -> None:
    answer_to(world, bakery, "hello")
    assert texts(bakery) == []


def test_no_other_shop_sees_the_question(world: World, bakery: Shop, blue: Shop) -> None:
    answer_to(world, bakery, STRANGE)
    assert texts(blue) == []


def test_an_example_made_of_a_question_settles_it_until_forgotten(
    world: World, bakery: Shop
) -> None:
    answer_to(world, bakery, STRANGE)
    question = ask(bakery, "GET", "/unanswered")[1]["items"][0]
    body = {"text": "how do you do it", "label": "buy", "question_id": question["id"]}
    status, taught = ask(bakery, "POST", "/examples", body)
    assert (status, texts(bakery)) == (201, [])
    assert ask(bakery, "DELETE", f"/examples/{taught['id']}")[0] == 204
    assert texts(bakery) == [STRANGE]


def test_the_same_words_taught_elsewhere_settle_it(world: World, bakery: Shop) -> None:
    answer_to(world, bakery, STRANGE)
    ask(bakery, "POST", "/examples", {"text": STRANGE, "answer": "Yes, on Fridays."})
    assert texts(bakery) == []


def test_a_question_of_no_shop_is_not_found(bakery: Shop) -> None:
    body = {"text": "the usual", "label": "buy", "question_id": str(uuid7())}
    assert ask(bakery, "POST", "/examples", body)[0] == 404
    assert ask(bakery, "GET", "/examples")[1]["items"] == []


def test_a_turn_tells_how_it_was_read(world: World, bakery: Shop) -> None:
    ask(bakery, "POST", "/examples", {"text": "gimme the lowdown", "label": "order_status"})
    answer_to(world, bakery, "gimme the lowdown please")
    [thread] = ask(bakery, "GET", "/conversations")[1]["items"]
    turn = ask(bakery, "GET", f"/conversations/{thread['id']}/turns")[1]["items"][0]
    [read] = turn["reading"]
    assert read["intents"][0]["label"] == "order_status"
    assert read["intents"][0]["words"][0] == read["example"]["text"] == "gimme the lowdown"
