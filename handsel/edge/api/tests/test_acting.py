"""Who is let in: by a token or a cookie, for which business, and proven how long ago."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from handsel.edge.api.tests.callers import V1, Caller, caller_for, stale_caller_for
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.businesses import actions as businesses
from handsel.modules.businesses.models import Member, Role
from handsel.modules.users import actions as users
from handsel.modules.users.models import Session, SessionKind, User
from tests.architecture.permission_table import TABLE, Row
from tests.cast import Shop

REPLY = {"text": "We open at eight.", "client_key": "k-1"}


def owner_of(shop: Shop) -> User:
    with tenancy.business(shop.id):
        return Member.objects.select_related("user").get(id=shop.owner.member_id).user


def browser_for(shop: Shop, *, csrf: str = "") -> Client:
    """Amal's browser, after signing in; `csrf` is the token that her page sends."""
    _, key = users.open_session(
        owner_of(shop).id, kind=SessionKind.BROWSER, with_factor=True, proven_at=now()
    )
    client = Client(enforce_csrf_checks=True, headers={"X-CSRFToken": csrf} if csrf else {})
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    if csrf:
        client.cookies[settings.CSRF_COOKIE_NAME] = csrf
    return client


def test_a_browser_reads_with_its_cookie_and_writes_with_the_csrf_token(rose: Shop) -> None:
    plain, with_token = browser_for(rose), browser_for(rose, csrf="a" * 32)
    assert plain.get(f"{V1}/me").json()["business"]["id"] == str(rose.id)
    path, budget = f"{V1}/budget", {"customer_sends": 50}
    refused = plain.put(path, budget, content_type="application/json")
    allowed = with_token.put(path, budget, content_type="application/json")
    assert (refused.status_code, allowed.status_code) == (403, 200)


def test_a_cookie_is_no_token_and_a_token_no_cookie(rose: Shop) -> None:
    cookie = browser_for(rose).cookies[settings.SESSION_COOKIE_NAME].value
    assert Caller(cookie).call("GET", "/me").status_code == 401
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = caller_for(rose.owner).token
    assert client.get(f"{V1}/me").status_code == 401


def test_what_is_stored_signs_nobody_in(rose: Shop) -> None:
    caller_for(rose.owner)
    session = Session.objects.get(user=owner_of(rose))
    for stolen in (session.key_digest.hex(), str(session.id), session.data):
        assert Caller(stolen).call("GET", "/me").status_code == 401


def test_the_header_says_for_which_business(rose: Shop, blue: Shop) -> None:
    amal = owner_of(rose)
    with tenancy.business(blue.id):
        businesses.add_member(user_id=amal.id, role=Role.VIEWER)
    token = caller_for(rose.owner).token
    in_rose, in_blue = Caller(token, business_id=rose.id), Caller(token, business_id=blue.id)
    assert json.loads(in_rose.call("GET", "/me").content)["business"]["id"] == str(rose.id)
    assert json.loads(in_blue.call("GET", "/me").content)["business"]["id"] == str(blue.id)
    # Without the header it is the one she joined first; what she may do there is hers there.
    assert json.loads(Caller(token).call("GET", "/me").content)["business"]["id"] == str(rose.id)
    assert in_blue.call("PUT", "/budget", {"customer_sends": 50}).status_code == 403


def test_a_strangers_business_is_answered_like_one_that_never_was(rose: Shop, blue: Shop) -> None:
    token = caller_for(rose.owner).token
    foreign = Caller(token, business_id=blue.id).call("GET", "/me")
    missing = Caller(token, business_id=uuid4()).call("GET", "/me")
    malformed = Client(headers={"X-Session-Token": token, "X-Handsel-Business": "x"}).get(
        f"{V1}/me"
    )
    answers = [json.loads(each.content) for each in (foreign, missing, malformed)]
    for answer in answers:
        del answer["request_id"]
    assert answers[0] == answers[1] == answers[2]
    assert (foreign.status_code, answers[0]["code"]) == (403, "not_a_member")


def test_an_owner_without_a_second_factor_only_learns_who_they_are(rose: Shop) -> None:
    amal = caller_for(rose.owner, with_factor=False)
    assert amal.call("GET", "/me").status_code == 200
    answer = amal.call("GET", "/orders")
    assert (answer.status_code, json.loads(answer.content)["code"]) == (
        403,
        "second_factor_required",
    )
    assert rose.agent is not None
    assert caller_for(rose.agent, with_factor=False).call("GET", "/orders").status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        {"ends_at": timedelta(0)},
        {"used_at": -timedelta(hours=1)},
    ],
    ids=["at its end", "left alone for an hour"],
)
def test_a_session_ends(rose: Shop, change: dict[str, timedelta]) -> None:
    amal = caller_for(rose.owner)
    assert amal.call("GET", "/me").status_code == 200
    moments = {name: now() + ago for name, ago in change.items()}
    Session.objects.filter(user=owner_of(rose)).update(**moments)
    assert amal.call("GET", "/me").status_code == 401


def test_an_ended_session_and_a_disabled_user_are_nobody_at_once(rose: Shop) -> None:
    first, second = caller_for(rose.owner), caller_for(rose.owner)
    user = owner_of(rose)
    kept = Session.objects.filter(user=user).latest("created_at")
    assert users.end_sessions(user.id, except_id=kept.id) == 1
    assert first.call("GET", "/me").status_code == 401
    assert second.call("GET", "/me").status_code == 200
    User.objects.filter(id=user.id).update(is_active=False)
    assert second.call("GET", "/me").status_code == 401


def test_use_is_noted_once_a_minute(rose: Shop) -> None:
    amal, mine = caller_for(rose.owner), Session.objects.filter(user=owner_of(rose))
    half_a_minute_ago = now() - timedelta(seconds=30)
    mine.update(used_at=half_a_minute_ago)
    amal.call("GET", "/me")
    assert mine.get().used_at == half_a_minute_ago
    mine.update(used_at=now() - timedelta(seconds=61))
    amal.call("GET", "/me")
    assert mine.get().used_at > half_a_minute_ago


def test_what_needs_a_fresh_proof_says_so(rose: Shop) -> None:
    row = next(row for row in TABLE if row.path.endswith("/refunds"))
    assert isinstance(row, Row)
    path = row.path.replace("{order_id}", str(uuid4()))
    answer = stale_caller_for(rose.owner).send("POST", path, {})
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Session")
    assert json.loads(answer.content)["code"] == "reauthentication_required"
    assert caller_for(rose.owner).send("POST", path, {}).status_code == 404
