"""Members write what the assistant answers with, and settle what it could not answer."""

import json
from typing import Any

import pytest
from django.http import HttpResponse

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.edge.api.tests.things import open_question
from handsel.kit import tenancy
from handsel.modules.knowledge import actions
from handsel.modules.knowledge.queries import list_active
from tests.cast import Shop
from tests.purchases import open_thread

MONDAYS = {"question": "Do you bake  on Mondays?", "answer": "Yes, from eight.",
           "kind": "hours", "keywords": ["monday", " monday "]}  # fmt: skip


@pytest.fixture
def amal(rose: Shop) -> Caller:
    """Rose Bakery's owner, calling."""
    return caller_for(rose.owner)


def body(answer: HttpResponse) -> Any:
    return json.loads(answer.content)


def refused(answer: HttpResponse) -> tuple[int, str]:
    return answer.status_code, body(answer)["code"]


def listed(amal: Caller, path: str) -> list[Any]:
    found: list[Any] = body(amal.call("GET", path))["items"]
    return found


def test_an_entry_is_written_found_changed_and_removed(amal: Caller, rose: Shop) -> None:
    made = body(amal.call("POST", "/knowledge", MONDAYS))
    assert (made["question"], made["keywords"]) == ("Do you bake on Mondays?", ["monday"])
    assert refused(amal.call("POST", "/knowledge", MONDAYS)) == (409, "question_known")
    path = f"/knowledge/{made['id']}"
    assert listed(amal, "/knowledge?q=eight+monday") == listed(amal, "/knowledge?kind=hours")
    assert listed(amal, "/knowledge?kind=policy") == listed(amal, "/knowledge?q=nine") == []
    change = {"answer": "From nine.", "version": made["version"]}
    changed = body(amal.call("PATCH", path, change))
    assert (changed["answer"], changed["kind"]) == ("From nine.", "hours")
    late = amal.call("PATCH", path, {"answer": "From ten.", "version": made["version"]})
    assert refused(late) == (409, "changed_meanwhile")
    assert body(amal.call("GET", path)) == changed
    body(amal.call("PATCH", path, {"is_active": False}))
    with tenancy.business(rose.id):
        assert list_active() == []
    assert amal.call("DELETE", path).status_code == 204
    assert refused(amal.call("GET", path)) == (404, "not_found")


def test_the_assistant_is_given_no_more_than_it_reads(
    amal: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = body(amal.call("POST", "/knowledge", MONDAYS))
    monkeypatch.setattr(actions, "MOST_ENTRIES", 1)
    other = MONDAYS | {"question": "And on Tuesdays?"}
    assert refused(amal.call("POST", "/knowledge", other)) == (409, "too_many_entries")
    body(amal.call("PATCH", f"/knowledge/{made['id']}", {"is_active": False}))
    assert amal.call("POST", "/knowledge", other).status_code == 201
    again = amal.call("PATCH", f"/knowledge/{made['id']}", {"is_active": True})
    assert refused(again) == (409, "too_many_entries")


def test_what_could_not_be_answered_becomes_knowledge(amal: Caller, rose: Shop) -> None:
    question = open_question(rose, open_thread(rose), text="any bread mondays??")
    assert [one["text"] for one in listed(amal, "/unanswered")] == ["any bread mondays??"]
    entry = body(amal.call("POST", "/knowledge", MONDAYS | {"question_id": str(question.id)}))
    assert listed(amal, "/unanswered") == []
    (example,) = listed(amal, "/examples")
    assert (example["text"], example["entry_id"]) == ("any bread mondays??", entry["id"])
    # Without the entry it is open again.
    assert amal.call("DELETE", f"/knowledge/{entry['id']}").status_code == 204
    assert listed(amal, "/examples") == []
    assert [one["id"] for one in listed(amal, "/unanswered")] == [str(question.id)]


def test_a_question_that_needs_no_answer_leaves_the_list(amal: Caller, rose: Shop) -> None:
    question = open_question(rose, open_thread(rose))
    for _ in range(2):
        assert amal.call("DELETE", f"/unanswered/{question.id}").status_code == 204
    assert listed(amal, "/unanswered") == []
    answer = amal.call("POST", "/knowledge", MONDAYS | {"question_id": str(question.id)})
    assert answer.status_code == 201


def test_an_example_that_means_something_outlives_its_entry(amal: Caller) -> None:
    entry = body(amal.call("POST", "/knowledge", MONDAYS))
    taught = {"text": "mondays?", "label": "store_info", "entry_id": entry["id"]}
    assert amal.call("POST", "/examples", taught).status_code == 201
    assert amal.call("DELETE", f"/knowledge/{entry['id']}").status_code == 204
    assert [(one["text"], one["entry_id"]) for one in listed(amal, "/examples")] == [
        ("mondays?", None)
    ]
