"""Where somebody is signed in, how long that lasts, and signing out there."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.edge.sign_in.tests.people import Browser, code_for, new_user
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.audit.models import AuditEntry
from handsel.modules.businesses import actions as businesses
from handsel.modules.businesses.models import Role
from handsel.modules.users.models import Session
from tests.cast import Shop


def told(caller: Caller) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(caller.call("GET", "/sessions").content)["items"]
    return found


def test_somebody_sees_their_own_sessions_and_which_one_this_is(rose: Shop, blue: Shop) -> None:
    here, there = caller_for(rose.owner), caller_for(rose.owner)
    caller_for(blue.owner)
    sessions = told(here)
    assert len(sessions) == 2
    assert [session["is_current"] for session in sessions].count(True) == 1
    assert {session["id"] for session in told(there)} == {session["id"] for session in sessions}
    assert not {"key_digest", "data", "user_id"} & set(sessions[0])


def test_one_is_ended_at_once_and_it_is_in_the_audit(rose: Shop) -> None:
    here, there = caller_for(rose.owner), caller_for(rose.owner)
    other = next(one["id"] for one in told(here) if not one["is_current"])
    assert here.call("DELETE", f"/sessions/{other}").status_code == 204
    assert there.call("GET", "/me").status_code == 401
    assert here.call("GET", "/me").status_code == 200
    with tenancy.business(rose.id):
        entry = AuditEntry.objects.get(what="session.ended")
    assert (entry.actor_id, str(entry.subject_id)) == (rose.owner.member_id, other)


def test_all_others_are_ended_at_once(rose: Shop) -> None:
    here, *others = (caller_for(rose.owner) for _ in range(3))
    answer = here.call("POST", "/sessions/end-others")
    assert json.loads(answer.content) == {"ended": 2}
    assert [caller.call("GET", "/me").status_code for caller in others] == [401, 401]
    assert here.call("GET", "/me").status_code == 200


def test_a_strangers_session_is_answered_like_one_that_never_was(rose: Shop, blue: Shop) -> None:
    zed, amal = caller_for(blue.owner), caller_for(rose.owner)
    foreign = amal.call("DELETE", f"/sessions/{told(zed)[0]['id']}")
    missing = amal.call("DELETE", f"/sessions/{uuid4()}")
    malformed = amal.call("DELETE", "/sessions/nothing")
    assert foreign.status_code == missing.status_code == malformed.status_code == 404
    assert foreign.content == missing.content == malformed.content
    assert zed.call("GET", "/me").status_code == 200


@pytest.mark.parametrize(
    ("role", "idle", "absolute"),
    [
        (Role.OWNER, timedelta(hours=1), timedelta(hours=24)),
        (Role.ADMIN, timedelta(hours=1), timedelta(hours=24)),
        (Role.FINANCE, timedelta(hours=1), timedelta(hours=24)),
        (Role.AGENT, timedelta(hours=12), timedelta(days=7)),
        (Role.VIEWER, timedelta(hours=12), timedelta(days=7)),
    ],
)
def test_a_role_says_how_long_a_browser_stays_signed_in(
    rose: Shop, role: Role, idle: timedelta, absolute: timedelta
) -> None:
    user = new_user()
    with tenancy.business(rose.id):
        businesses.add_member(user_id=user.id, role=role)
    assert Browser().log_in(user).status_code == 200
    session = Session.objects.get(user=user)
    assert session.idle == idle
    assert abs(session.ends_at - now() - absolute) < timedelta(minutes=1)


def test_an_owner_signs_in_with_a_factor_and_works_in_the_browser(rose: Shop) -> None:
    user = new_user()
    with tenancy.business(rose.id):
        businesses.add_member(user_id=user.id, role=Role.OWNER)
    browser = Browser()
    browser.log_in(user)
    refused = browser.call("GET", "/api/v1/orders")
    assert json.loads(refused.content)["code"] == "second_factor_required"
    secret = browser.enrol_totp()
    assert browser.call("GET", "/api/v1/orders").status_code == 200
    browser.call("DELETE", "/auth/session")
    browser.log_in(user)
    assert browser.call("GET", "/api/v1/orders").status_code == 401
    browser.call("POST", "/auth/2fa/authenticate", {"code": code_for(secret)})
    assert browser.call("GET", "/api/v1/orders").status_code == 200
    assert browser.call("GET", "/api/v1/sessions").status_code == 200
