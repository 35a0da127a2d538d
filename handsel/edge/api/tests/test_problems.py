"""Errors are problem documents that say nothing of the inside; every request has an id."""

import json
import logging
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
import structlog
from django.conf import settings as django_settings
from django.test import Client

from handsel.edge.api.tests.callers import V1, Caller, caller_for
from handsel.kit import tenancy
from handsel.modules.api_keys import actions as api_keys
from handsel.modules.api_keys.actions import NewKey
from handsel.modules.businesses import queries
from handsel.modules.businesses.models import Member
from tests.cast import Shop


class Logbook(logging.Handler):
    """Keeps each record with the request id that its line will carry."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[tuple[str, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        bound = structlog.contextvars.get_contextvars().get("request_id", "")
        self.lines.append((bound, self.format(record)))


@pytest.fixture
def logbook() -> Iterator[Logbook]:
    kept = Logbook()
    logging.getLogger("django.request").addHandler(kept)
    yield kept
    logging.getLogger("django.request").removeHandler(kept)


def test_a_bug_is_a_problem_without_its_reason_and_the_log_has_both(
    rose: Shop, monkeypatch: pytest.MonkeyPatch, logbook: Logbook
) -> None:
    def fail() -> None:
        raise RuntimeError("the password is swordfish")

    monkeypatch.setattr(queries, "get_current", fail)
    answer = caller_for(rose.owner).call("GET", "/business")
    problem = json.loads(answer.content)
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert sorted(problem) == ["code", "detail", "request_id", "status", "title", "type"]
    assert "swordfish" not in answer.content.decode()
    [(request_id, line)] = logbook.lines
    assert "swordfish" in line
    assert request_id == problem["request_id"] == answer["x-request-id"]


def test_a_refusal_is_logged_under_its_request_too(
    database: dict[str, str], logbook: Logbook
) -> None:
    answer = Caller().call("GET", "/me")
    assert [request_id for request_id, _ in logbook.lines] == [answer["x-request-id"]]


def test_an_id_from_outside_is_not_taken_over(rose: Shop) -> None:
    answer = Client(headers={"x-request-id": "mine"}).get("/")
    assert UUID(answer["x-request-id"]).version == 7


def test_a_wrong_method_says_which_are_right(rose: Shop) -> None:
    answer = caller_for(rose.owner).call("DELETE", "/me")
    assert (answer.status_code, answer["Allow"]) == (405, "GET")
    assert json.loads(answer.content)["code"] == "method_not_allowed"


def test_an_unknown_host_is_refused() -> None:
    answer = Client(headers={"host": "evil.example.com"}).get("/")
    assert (answer.status_code, json.loads(answer.content)["code"]) == (400, "bad_request")


@pytest.mark.parametrize(
    "token", ["", "hk_", "hk_test_", "hk_test_" + "0" * 70, "x" * 5000, "hk_test_\u00e9"]
)
def test_a_token_that_speaks_for_nobody_is_unauthenticated(
    token: str, database: dict[str, str]
) -> None:
    answer = Client(headers={"authorization": f"Bearer {token}"}).get(f"{V1}/me")
    assert answer.status_code == 401


def test_in_production_no_key_of_development_opens_anything(
    rose: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tenancy.business(rose.id):
        made = api_keys.create(rose.owner, NewKey(name="Tools", scopes=["business.read"]))
    program = Caller(made.text.reveal())
    assert program.call("GET", "/me").status_code == 200
    monkeypatch.setattr(django_settings, "DEVELOPMENT", False)
    assert program.call("GET", "/me").status_code == 401


def test_a_member_who_left_is_no_member_at_once(rose: Shop) -> None:
    assert rose.agent
    bo = caller_for(rose.agent)
    with tenancy.business(rose.id):
        Member.objects.filter(id=rose.agent.member_id).update(is_active=False)
    assert bo.call("GET", "/me").status_code == 403


def test_the_document_describes_every_answer_and_every_error() -> None:
    document = json.loads(Caller().call("GET", "/openapi.json").content)
    assert document["openapi"] == "3.1.0"
    operations = [one for path in document["paths"].values() for one in path.values()]
    assert len(operations) > 15
    assert len({one["operationId"] for one in operations}) == len(operations)
    for operation in operations:
        assert "application/problem+json" in operation["responses"]["default"]["content"]
        # Whoever was invited looks before they have signed in.
        assert operation.get("security") or operation["operationId"] == "look_at_invitation"
    schemas = document["components"]["schemas"]
    shown = {name for one in schemas if not one.endswith("In") for name in _fields(schemas[one])}
    secrets = {"access_token", "secret_key", "signing_secret", "api_key", "idempotency_key"}
    assert not shown & (secrets | {"password"})


def _fields(schema: dict[str, Any]) -> set[str]:
    return set(schema.get("properties", {}))
