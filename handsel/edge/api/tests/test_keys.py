"""A program calls with a key: as its maker, with less, from where it may, until it is ended."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from handsel.edge.api.tests.callers import Caller, caller_for, stale_caller_for
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.secrets import Secret
from handsel.modules.api_keys import actions
from handsel.modules.api_keys.actions import NewKey
from handsel.modules.api_keys.models import ApiKey
from handsel.modules.api_keys.rules import MOST_KEYS
from handsel.modules.audit.models import AuditEntry
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.models import Member, Role
from handsel.modules.notifications.models import Mail
from handsel.modules.users.models import User
from tests.cast import Shop

ASKED = {"name": "Nightly export", "scopes": ["catalog.read", "business.read"]}


def promoted(shop: Shop) -> Actor:
    """Bo, who has become an admin of the shop."""
    assert shop.agent is not None
    with tenancy.business(shop.id):
        Member.objects.filter(id=shop.agent.member_id).update(role=Role.ADMIN)
    return shop.agent


def made(shop: Shop, by: Actor | None = None, **wanted: Any) -> dict[str, Any]:
    """What a member, the owner unless it is said, is told of a new key."""
    answer = caller_for(by or shop.owner).call("POST", "/api-keys", ASKED | wanted)
    assert answer.status_code == 201, answer.content
    told: dict[str, Any] = json.loads(answer.content)
    return told


def with_key(told: dict[str, Any]) -> Caller:
    """A program that has the key."""
    return Caller(told["secret"])


def is_nobody(caller: Caller) -> bool:
    """Whether the caller is answered like one who says nothing at all."""
    answer, unknown = caller.call("GET", "/me"), Caller().call("GET", "/me")
    assert answer.status_code in (200, 401)
    if answer.status_code == 401:
        assert set(answer.headers) == set(unknown.headers)
        bodies = [json.loads(one.content) | {"request_id": ""} for one in (answer, unknown)]
        assert bodies[0] == bodies[1]
    return answer.status_code == 401


def change(shop: Shop, told: dict[str, Any], **fields: Any) -> None:
    with tenancy.business(shop.id):
        assert ApiKey.objects.filter(id=told["key"]["id"]).update(**fields) == 1


def test_a_key_calls_as_its_maker_within_its_scopes(rose: Shop) -> None:
    program = with_key(made(rose))
    me = json.loads(program.call("GET", "/me").content)
    assert me["business"]["id"] == str(rose.id)
    assert me["member_id"] == str(rose.owner.member_id)
    assert me["permissions"] == ["business.read", "catalog.read"]
    assert program.call("GET", "/products").status_code == 200
    refused = program.call("GET", "/orders")
    assert (refused.status_code, json.loads(refused.content)["code"]) == (403, "forbidden")


def test_a_key_is_shown_once_and_kept_as_a_hash(rose: Shop) -> None:
    told = made(rose)
    secret = told["secret"]
    listed = caller_for(rose.owner).call("GET", "/api-keys")
    assert json.loads(listed.content)["items"] == [told["key"]]
    assert secret[8:-4] not in listed.content.decode()
    assert told["key"]["shown"] == f"hk_test_…{secret[-4:]}"
    with tenancy.business(rose.id):
        kept = ApiKey.objects.values().get(id=told["key"]["id"])
        letters = [f"{mail.subject} {mail.text} {mail.html}" for mail in Mail.objects.all()]
        entries = [str(entry.detail) for entry in AuditEntry.objects.all()]
    for place in (str(kept), *letters, *entries):
        assert secret[8:-4] not in place


def test_a_key_ends_when_it_is_revoked_and_that_only_once(rose: Shop) -> None:
    told = made(rose)
    program, amal = with_key(told), caller_for(rose.owner)
    assert not is_nobody(program)
    address = f"/api-keys/{told['key']['id']}"
    assert amal.call("DELETE", address).status_code == 204
    assert is_nobody(program)
    assert amal.call("DELETE", address).status_code == 404
    assert json.loads(amal.call("GET", "/api-keys").content)["items"] == []


def test_a_key_ends_on_its_day(rose: Shop) -> None:
    told = made(rose, days=1)
    ends = told["key"]["expires_at"]
    assert not is_nobody(with_key(told))
    before = now() - timedelta(days=2)
    change(rose, told, created_at=before, expires_at=now() - timedelta(milliseconds=1))
    assert is_nobody(with_key(told)), ends


@pytest.mark.parametrize("days", [0, -1, 366, 10**9, 1.5, "90", True])
def test_a_key_lasts_a_year_at_most(rose: Shop, days: object) -> None:
    answer = caller_for(rose.owner).call("POST", "/api-keys", ASKED | {"days": days})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "leave",
    [
        lambda member: Member.objects.filter(id=member.id).update(is_active=False),
        lambda member: User.objects.filter(id=member.user_id).update(is_active=False),
    ],
    ids=["no member any more", "no user any more"],
)
def test_a_key_ends_with_its_maker(rose: Shop, leave: Callable[[Member], int]) -> None:
    bo = promoted(rose)
    program = with_key(made(rose, by=bo))
    assert not is_nobody(program)
    with tenancy.business(rose.id):
        assert leave(Member.objects.get(id=bo.member_id)) == 1
    assert is_nobody(program)


@pytest.mark.parametrize("how", ["DELETE", "POST /disable", "leave"])
def test_a_key_stays_ended_when_its_maker_comes_back(rose: Shop, how: str) -> None:
    bo = promoted(rose)
    program = with_key(made(rose, by=bo))
    if how == "leave":
        answer = caller_for(bo).call("POST", "/business/leave")
    else:
        method, _, verb = how.partition(" ")
        answer = caller_for(rose.owner).call(method, f"/members/{bo.member_id}{verb}")
    assert answer.status_code in (200, 204), answer.content
    with tenancy.business(rose.id):
        Member.objects.filter(id=bo.member_id).update(is_active=True, removed_at=None)
        assert AuditEntry.objects.filter(what="api_key.revoked").count() == 1
    assert is_nobody(program)


def test_making_and_ending_a_key_wants_a_fresh_proof_and_looking_does_not(rose: Shop) -> None:
    told = made(rose)
    stale = stale_caller_for(rose.owner)
    for answer in (
        stale.call("POST", "/api-keys", ASKED | {"name": "Another"}),
        stale.call("DELETE", f"/api-keys/{told['key']['id']}"),
    ):
        problem = json.loads(answer.content)
        assert (answer.status_code, problem["code"]) == (401, "reauthentication_required")
    assert json.loads(stale.call("GET", "/api-keys").content)["items"] == [told["key"]]


def test_a_key_loses_what_its_maker_loses(rose: Shop) -> None:
    bo = promoted(rose)
    program = with_key(made(rose, by=bo, scopes=["business.read", "payments.refund"]))
    with tenancy.business(rose.id):
        Member.objects.filter(id=bo.member_id).update(role=Role.VIEWER)
    me = json.loads(program.call("GET", "/me").content)
    assert me["permissions"] == ["business.read"]


@pytest.mark.parametrize("scope", ["keys.read", "keys.change", "payments.change", "nothing.much"])
def test_a_key_never_gets_what_a_person_does_in_person(rose: Shop, scope: str) -> None:
    scopes = ["catalog.read", scope]
    answer = caller_for(rose.owner).call("POST", "/api-keys", ASKED | {"scopes": scopes})
    assert (answer.status_code, json.loads(answer.content)["code"]) == (422, "not_a_scope")


def test_no_key_makes_or_sees_keys_whatever_is_written_in_its_row(rose: Shop) -> None:
    told = made(rose)
    change(rose, told, scopes=["keys.change", "keys.read", "business.read"])
    program = with_key(told)
    assert program.call("GET", "/api-keys").status_code == 403
    assert program.call("POST", "/api-keys", ASKED | {"name": "Mine"}).status_code == 403
    assert program.call("DELETE", f"/api-keys/{told['key']['id']}").status_code == 403
    assert not is_nobody(program)


@pytest.mark.parametrize(
    ("networks", "address", "welcome"),
    [
        ([], "203.0.113.9", True),
        (["203.0.113.0/24"], "203.0.113.9", True),
        (["203.0.113.0/24"], "203.0.114.9", False),
        (["2001:db8::/32"], "2001:db8:1::7", True),
        (["2001:db8::/32"], "203.0.113.9", False),
        (["203.0.113.9"], "::ffff:203.0.113.9", True),
    ],
)
def test_a_key_is_used_from_its_networks_only(
    rose: Shop, networks: list[str], address: str, *, welcome: bool
) -> None:
    told = made(rose, networks=networks)
    client = Client(headers={"authorization": f"Bearer {told['secret']}"}, REMOTE_ADDR=address)
    answers = [client.get("/api/v1/me").status_code for _ in range(3)]
    assert answers == [200 if welcome else 401] * 3
    with tenancy.business(rose.id):
        noted = AuditEntry.objects.filter(what="api_key.refused", actor_id=told["key"]["id"])
        assert noted.count() == (0 if welcome else 1)
        key = ApiKey.objects.get(id=told["key"]["id"])
    assert ((key.last_used_at is None), (key.refused_at is None)) == (not welcome, welcome)


def test_its_last_use_is_written_down_at_most_once_a_minute(rose: Shop) -> None:
    told = made(rose)
    assert told["key"]["last_used_at"] is None
    program = with_key(told)
    seen = []
    for ago in (0, 0, 59, 61):
        if ago:
            change(rose, told, last_used_at=now() - timedelta(seconds=ago))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert program.call("GET", "/me").status_code == 200
        seen.append(sum(q["sql"].startswith('UPDATE "api_keys') for q in asked))
    assert seen == [1, 0, 0, 1]


def test_a_call_with_a_key_costs_one_look_up(rose: Shop) -> None:
    program = with_key(made(rose))
    program.call("GET", "/products")
    with CaptureQueriesContext(connection) as asked:
        program.call("GET", "/products")
    about = [q["sql"] for q in asked if "api_keys_apikey" in q["sql"] or "_member" in q["sql"]]
    assert len(about) == 1, about


def test_a_text_with_a_wrong_checksum_asks_the_database_nothing(rose: Shop) -> None:
    secret = made(rose)["secret"]
    wrong = secret[:-1] + ("x" if secret[-1] != "x" else "y")
    with CaptureQueriesContext(connection) as asked:
        assert Caller(wrong).call("GET", "/me").status_code == 401
    assert [q["sql"] for q in asked if "api_key" in q["sql"]] == []


def test_a_key_of_the_right_form_that_nobody_made_is_nobodys(rose: Shop, blue: Shop) -> None:
    from handsel.modules.api_keys import text

    for business in (rose.id, blue.id, uuid4()):
        assert is_nobody(Caller(text.write(business, development=True).reveal()))


def test_asking_twice_makes_one_key(rose: Shop) -> None:
    made(rose)
    again = caller_for(rose.owner).call("POST", "/api-keys", ASKED)
    assert (again.status_code, json.loads(again.content)["code"]) == (409, "name_taken")
    with tenancy.business(rose.id):
        assert ApiKey.objects.count() == 1


def test_a_name_is_free_again_once_its_key_is_revoked(rose: Shop) -> None:
    told = made(rose)
    caller_for(rose.owner).call("DELETE", f"/api-keys/{told['key']['id']}")
    assert made(rose)["secret"] != told["secret"]


def test_a_shop_has_only_so_many_keys(rose: Shop) -> None:
    with tenancy.business(rose.id):
        for number in range(MOST_KEYS):
            actions.create(rose.owner, NewKey(name=f"Key {number}", scopes=["catalog.read"]))
    answer = caller_for(rose.owner).call("POST", "/api-keys", ASKED)
    assert (answer.status_code, json.loads(answer.content)["code"]) == (409, "too_many_keys")


def test_owners_get_a_letter_about_a_new_key(rose: Shop) -> None:
    told = made(rose)
    with tenancy.business(rose.id):
        mail = Mail.objects.get(once_key=f"api-key-made:{told['key']['id']}")
        owner = Member.objects.select_related("user").get(id=rose.owner.member_id)
    assert mail.recipients == [owner.user.email]
    for word in ("Amal", "Nightly export", told["key"]["shown"], "catalog.read"):
        assert word in mail.text


def test_the_audit_tells_the_keys_deeds_from_its_makers(rose: Shop) -> None:
    told = made(rose, scopes=["catalog.change"])
    program = with_key(told)
    body = {"word": "cup", "means": "mug"}
    assert program.call("POST", "/synonyms", body).status_code == 201
    assert program.call("GET", "/orders").status_code == 403
    with tenancy.business(rose.id):
        mine = AuditEntry.objects.filter(actor_kind="api_key", actor_id=told["key"]["id"])
        assert set(mine.values_list("what", flat=True)) == {"synonym.added", "access.refused"}
        about = AuditEntry.objects.get(what="api_key.created", subject_id=told["key"]["id"])
    assert (about.actor_kind, about.actor_id) == ("member", rose.owner.member_id)
    assert about.detail["scopes"] == ["catalog.change"]


def test_a_secret_never_prints(rose: Shop) -> None:
    with tenancy.business(rose.id):
        new = actions.create(rose.owner, NewKey(name="Printed", scopes=["catalog.read"]))
    assert isinstance(new.text, Secret)
    assert new.text.reveal()[8:-4] not in repr(new)
    assert UUID(str(new.key.id))
