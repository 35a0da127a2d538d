"""Every address for visitors refuses pages that are not listed, and callers without a visit."""

import json
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver

from handsel.modules.web_chat.models import Site
from handsel.modules.web_chat.site_key import new_site_key
from tests.architecture.test_routes import METHODS, VISITORS, described, patterns
from tests.cast import Shop
from tests.visitor import ORIGIN, Visitor, site_of

SAID = {"id": str(uuid4()), "text": "hello"}
PRESS = {"id": str(uuid4()), "message_id": str(uuid4()), "payload": "x"}
MARKS = {"mark": "read", "message_ids": [str(uuid4())]}
# (method, address below the site, body, what a visitor hears)
ROWS = [
    ("POST", "visits", {}, 201),
    ("DELETE", "visit", None, 204),
    ("GET", "messages", None, 200),
    ("POST", "messages", SAID, 202),
    ("POST", "presses", PRESS, 422),
    ("POST", "marks", MARKS, 204),
    ("POST", "typing", None, 204),
]
COMING = ("POST", "visits")
NAMES = [f"{method} {path}" for method, path, *_ in ROWS]


@pytest.fixture
def site(rose: Shop) -> Site:
    return site_of(rose)


def test_every_address_for_visitors_is_in_this_table(site: Site) -> None:
    named = {path for _, path, *_ in ROWS}
    routes = {one.rpartition("/")[2] for one in patterns(get_resolver()) if VISITORS in one}
    assert routes - {""} == named
    visitor = Visitor(site.key).come()
    served = {
        (method, path)
        for path in named
        for method in METHODS
        if visitor.call(method, path).status_code not in (404, 405)
    }
    assert served == {(method, path) for method, path, *_ in ROWS}


@pytest.mark.parametrize(("method", "path", "body", "answers"), ROWS, ids=NAMES)
def test_only_a_visitor_on_a_listed_page_gets_in(
    method: str, path: str, body: object, answers: int, site: Site
) -> None:
    visitor = Visitor(site.key).come()
    assert visitor.call(method, path, body).status_code == answers
    if (method, path) != COMING:
        assert Visitor(site.key).call(method, path, body).status_code == 401
    for origin in ("", "null", "https://evil.example", f"{ORIGIN}.evil.example", f"{ORIGIN}:444",
                   "http://rose.example", ORIGIN.upper()):  # fmt: skip
        stranger = Visitor(site.key, token=visitor.token, origin=origin)
        answer = stranger.call(method, path, body)
        assert (answer.status_code, json.loads(answer.content)["code"]) == (403, "origin_refused")
        assert "Access-Control-Allow-Origin" not in answer
        assert "Origin" in answer["Vary"]


@pytest.mark.parametrize(("method", "path", "body", "answers"), ROWS, ids=NAMES)
def test_a_site_of_nobodys_and_no_site_are_answered_alike(
    method: str, path: str, body: object, answers: int, rose: Shop
) -> None:
    keys = (new_site_key(rose.id), new_site_key(uuid4()), "wc_", "wc_" + "g" * 48, "x" * 300)
    missing = [Visitor(key).call(method, path, body) for key in keys]
    assert {answer.status_code for answer in missing} == {404}
    assert len({json.dumps(described(answer), default=repr) for answer in missing}) == 1


def test_a_browser_is_told_which_page_may_read_and_what_it_may_send(site: Site) -> None:
    def ask(origin: str) -> object:
        return Client().options(
            f"/widget/{site.key}/messages",
            headers={"origin": origin, "access-control-request-method": "POST",
                     "access-control-request-headers": "x-visit, content-type"},
        )  # fmt: skip

    answer = ask(ORIGIN)
    assert answer.status_code == 204  # type: ignore[attr-defined]
    assert answer["Access-Control-Allow-Origin"] == ORIGIN  # type: ignore[index]
    assert "X-Visit" in answer["Access-Control-Allow-Headers"]  # type: ignore[index]
    assert "Access-Control-Allow-Credentials" not in answer  # type: ignore[operator]
    assert "Origin" in answer["Vary"]  # type: ignore[index]
    refused = ask("https://evil.example")
    assert refused.status_code == 403  # type: ignore[attr-defined]
    assert "Access-Control-Allow-Origin" not in refused  # type: ignore[operator]


def test_no_answer_to_a_visitor_sets_a_cookie(site: Site) -> None:
    visitor = Visitor(site.key).come()
    for method, path, body, _ in ROWS:
        assert not visitor.call(method, path, body).cookies


@pytest.mark.parametrize(
    "body",
    [
        {"id": "not-an-id", "text": "x"},
        {"id": SAID["id"], "text": ""},
        {"id": SAID["id"], "text": " \n"},
        {"id": SAID["id"], "text": "x" * 2001},
        {"id": SAID["id"], "text": "x", "visitor": "user:1"},
        {"id": SAID["id"], "text": 7},
        {"text": "x"},
    ],
    ids=["no id", "no text", "blank", "too long", "an extra field", "a number", "no id at all"],
)
def test_what_is_no_message_is_refused(body: object, site: Site) -> None:
    answer = Visitor(site.key).come().call("POST", "messages", body)
    assert (answer.status_code, json.loads(answer.content)["code"]) == (422, "invalid")


def test_a_body_may_be_small(site: Site) -> None:
    large = {"id": str(uuid4()), "text": "x", "more": "x" * 20_000}
    assert Visitor(site.key).come().call("POST", "messages", large).status_code == 413
