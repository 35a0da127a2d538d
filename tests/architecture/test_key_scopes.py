"""Every address is played by keys: with every scope but the needed one, and with that alone."""

import json
from uuid import UUID, uuid4

import pytest
from django.test import Client

from handsel.edge.api.tests.callers import Caller
from handsel.edge.api.tests.things import Things
from handsel.kit import tenancy
from handsel.modules.api_keys import actions as api_keys
from handsel.modules.api_keys.actions import NewKey
from handsel.modules.api_keys.models import ApiKey
from handsel.modules.api_keys.rules import SCOPES
from handsel.modules.businesses.rules import Permission
from tests.architecture.permission_table import TABLE, V1, Row
from tests.architecture.test_routes import described, play
from tests.cast import Shop

GUARDED = [row for row in TABLE if row.path.startswith(V1) and row.permission is not None]
FOR_KEYS = [row for row in GUARDED if row.permission in SCOPES]
IN_PERSON = [row for row in GUARDED if row.permission not in SCOPES]


def key_of(shop: Shop, *scopes: Permission) -> Caller:
    """A program with a key of the owner's, with these scopes as they stand in its row."""
    with tenancy.business(shop.id):
        made = api_keys.create(
            shop.owner, NewKey(name=f"A program {uuid4()}", scopes=["catalog.read"])
        )
        ApiKey.objects.filter(id=made.key.id).update(scopes=sorted(scopes))
    return Caller(made.text.reveal())


def test_there_is_something_for_keys_and_something_in_person() -> None:
    assert len(FOR_KEYS) > 50
    assert len(IN_PERSON) >= 5


def test_a_key_with_every_scope_but_the_needed_one_is_refused(rose: Shop) -> None:
    for permission in SCOPES:
        program = key_of(rose, *(SCOPES - {permission}))
        for row in FOR_KEYS:
            if row.permission is permission:
                refused = play(program, row)
                told = (refused.status_code, json.loads(refused.content)["code"])
                assert told == (403, "forbidden"), row


def test_a_key_with_the_needed_scope_alone_reads(rose: Shop, things: Things) -> None:
    for permission in SCOPES:
        program = key_of(rose, permission)
        for row in FOR_KEYS:
            if row.method == "GET" and row.permission is permission:
                assert play(program, row, things).status_code == row.answers, row


@pytest.mark.parametrize("row", [row for row in FOR_KEYS if row.method != "GET"], ids=str)
def test_a_key_with_the_needed_scope_alone_changes_what_it_is_for(
    row: Row, rose: Shop, things: Things
) -> None:
    assert row.permission is not None
    program = key_of(rose, row.permission, *row.also)
    assert play(program, row, things).status_code == row.answers


def test_no_key_does_what_is_done_in_person(rose: Shop) -> None:
    program = key_of(rose, *Permission)
    for row in IN_PERSON:
        assert play(program, row).status_code in (401, 403), row


def test_a_rivals_key_finds_what_never_was(kept_things: Things, blue: Shop) -> None:
    rival = key_of(blue, *SCOPES)
    for row in FOR_KEYS:
        if row.kind == "object":
            foreign, missing = play(rival, row, kept_things), play(rival, row)
            assert foreign.status_code == 404, row
            assert described(foreign) == described(missing), row


def test_a_key_speaks_for_its_own_business_only(rose: Shop, blue: Shop) -> None:
    program = key_of(rose, Permission.READ_BUSINESS)
    answers = [ask(program, named) for named in (rose.id, blue.id, UUID(int=7))]
    assert [status for status, _ in answers] == [200, 403, 403]
    assert answers[1] == answers[2] == (403, "not_a_member")


def ask(program: Caller, business_id: UUID) -> tuple[int, str]:
    headers = {**program.headers, "X-Handsel-Business": str(business_id)}
    answer = Client(headers=headers).get(f"{V1}/me")
    return answer.status_code, json.loads(answer.content).get("code", "")


def test_no_key_is_a_person(rose: Shop) -> None:
    personal = [row for row in TABLE if row.permission is None and row.answers == 401]
    assert personal
    program = key_of(rose, *Permission)
    for row in personal:
        assert play(program, row).status_code == 401, row
