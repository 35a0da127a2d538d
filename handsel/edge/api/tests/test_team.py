"""People invite each other, change roles and leave: by the front door."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
import time_machine
from django.http import HttpResponse

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.edge.api.tests.letterbox import Letterbox
from handsel.edge.api.tests.people import code_of, read, signed_in, told, user_of
from handsel.flows import invite_member
from handsel.kit.clock import now
from handsel.modules.businesses.models import Role
from handsel.modules.businesses.tests.people import hire, person
from handsel.modules.limits.rules import Limit
from handsel.modules.users.models import User
from tests.cast import Shop


@pytest.fixture
def letterbox(monkeypatch: pytest.MonkeyPatch) -> Letterbox:
    return Letterbox(monkeypatch)


def test_whoever_is_invited_joins_with_the_letters_link(rose: Shop, letterbox: Letterbox) -> None:
    amal, cy = caller_for(rose.owner), person()
    asked = {"email": cy.email.upper(), "role": "agent"}
    made = read(amal.call("POST", "/invitations", asked), 201)
    assert (made["email"], made["role"], made["is_over"]) == (cy.email, "agent", False)
    token = letterbox.token_for(cy.email)
    assert token not in json.dumps(made)

    offer = read(Caller().call("POST", "/invitations/look", {"token": token}))
    assert (offer["business_name"], offer["inviter_name"], offer["role"]) == (
        "Rose Bakery", "Amal", "agent",
    )  # fmt: skip
    assert cy.email not in json.dumps(offer)

    joined = read(signed_in(cy).call("POST", "/invitations/accept", {"token": token}))
    assert (joined["business_id"], joined["role"]) == (str(rose.id), "agent")
    me = read(signed_in(cy).call("GET", "/me"))
    assert (me["business"]["id"], me["member_id"]) == (str(rose.id), joined["member_id"])
    assert read(amal.call("GET", "/invitations"))["items"] == []
    assert cy.email in {one["email"] for one in read(amal.call("GET", "/members"))["items"]}
    [sent], [entry] = told(rose.id, "invitation.sent"), told(rose.id, "member.joined")
    assert (sent.actor_id, str(entry.actor_id)) == (rose.owner.member_id, joined["member_id"])
    assert token not in str(sent.detail) + str(entry.detail)
    assert cy.email not in str(sent.detail)


def test_a_token_is_in_the_letter_and_nowhere_else(
    rose: Shop, letterbox: Letterbox, database: dict[str, str]
) -> None:
    cy = person()
    read(caller_for(rose.owner).call(
        "POST", "/invitations", {"email": cy.email, "role": "agent"}
    ), 201)  # fmt: skip
    with psycopg.connect(database["admin"]) as admin:
        before = everything(admin)
        token = letterbox.token_for(cy.email)
        assert str(cy.email) in before
        assert token not in before
        assert token not in everything(admin)


def everything(admin: psycopg.Connection[Any]) -> str:
    """All rows of all tables that could hold a letter, an invitation or a job, as text."""
    tables = ("businesses_invitation", "notifications_mail", "notifications_personalmail",
              "procrastinate_jobs", "audit_entry")  # fmt: skip
    rows = [admin.execute(f"SELECT t::text FROM {table} t").fetchall() for table in tables]
    return str(rows)


def dead_tokens(rose: Shop, letterbox: Letterbox, user: User) -> dict[str, str]:
    """A used, a revoked, a replaced and an unknown token, all once for the user."""
    amal = caller_for(rose.owner)
    asked = {"email": user.email, "role": "agent"}
    tokens = {"unknown": "A" * 64, "malformed": "x"}
    read(amal.call("POST", "/invitations", asked), 201)
    tokens["replaced"] = letterbox.token_for(user.email)
    [known] = read(amal.call("GET", "/invitations"))["items"]
    read(amal.call("POST", f"/invitations/{known['id']}/reissue"))
    tokens["revoked"] = letterbox.token_for(user.email)
    [known] = read(amal.call("GET", "/invitations"))["items"]
    read(amal.call("DELETE", f"/invitations/{known['id']}"), 204)
    read(amal.call("POST", "/invitations", asked), 201)
    tokens["used"] = letterbox.token_for(user.email)
    read(signed_in(user).call("POST", "/invitations/accept", {"token": tokens["used"]}))
    return tokens


def test_a_dead_invitation_is_answered_like_one_that_never_was(
    rose: Shop, letterbox: Letterbox
) -> None:
    cy = person()
    tokens = dead_tokens(rose, letterbox, cy)
    assert len(set(tokens.values())) == 5
    for caller, path in ((Caller(), "look"), (signed_in(cy), "accept")):
        answers = {
            (answer.status_code, answer.content)
            for token in tokens.values()
            for answer in [caller.call("POST", f"/invitations/{path}", {"token": token})]
        }
        assert [status for status, _ in answers] == [404]


def test_an_invitation_that_is_over_can_only_be_sent_again(
    rose: Shop, letterbox: Letterbox
) -> None:
    amal, cy = caller_for(rose.owner), person()
    read(amal.call("POST", "/invitations", {"email": cy.email, "role": "agent"}), 201)
    token = letterbox.token_for(cy.email)
    with time_machine.travel(now() + timedelta(hours=72, seconds=1)):
        body = {"token": token}
        assert Caller().call("POST", "/invitations/look", body).status_code == 404
        assert signed_in(cy).call("POST", "/invitations/accept", body).status_code == 404
        later = caller_for(rose.owner)
        [known] = read(later.call("GET", "/invitations"))["items"]
        assert known["is_over"]
        again = read(later.call("POST", f"/invitations/{known['id']}/reissue"))
        assert not again["is_over"]
        body = {"token": letterbox.token_for(cy.email)}
        assert signed_in(cy).call("POST", "/invitations/accept", body).status_code == 200


def test_an_invitation_is_worth_nothing_to_anybody_else(rose: Shop, letterbox: Letterbox) -> None:
    amal, cy, eve = caller_for(rose.owner), person(), person("Eve")
    read(amal.call("POST", "/invitations", {"email": cy.email, "role": "admin"}), 201)
    body = {"token": letterbox.token_for(cy.email)}
    refused = signed_in(eve).call("POST", "/invitations/accept", body)
    assert code_of(refused) == (403, "invitation_for_another_address")
    assert Caller().call("POST", "/invitations/accept", body).status_code == 401
    assert read(signed_in(eve).call("GET", "/businesses"))["items"] == []
    assert signed_in(cy).call("POST", "/invitations/accept", body).status_code == 200


@pytest.mark.parametrize(("role", "status"), [("owner", 403), ("admin", 403), ("finance", 201)])
def test_an_admin_invites_below_themselves(
    rose: Shop, letterbox: Letterbox, role: str, status: int
) -> None:
    ada = caller_for(hire(rose, Role.ADMIN))
    answer = ada.call("POST", "/invitations", {"email": "x@example.com", "role": role})
    assert answer.status_code == status
    assert bool(letterbox.delivered()) == (status == 201)


def test_a_shop_sends_strangers_only_so_many_letters(
    rose: Shop, letterbox: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invite_member, "LETTERS", Limit(2, timedelta(days=1)))
    amal = caller_for(rose.owner)
    asked = [{"email": f"x{n}@example.com", "role": "viewer"} for n in range(3)]
    answers = [amal.call("POST", "/invitations", body).status_code for body in asked]
    assert answers == [201, 201, 429]
    assert len(letterbox.delivered()) == 2
    assert len(read(amal.call("GET", "/invitations"))["items"]) == 2


def test_a_letter_to_a_stranger_leads_only_to_us(rose: Shop, letterbox: Letterbox) -> None:
    user = user_of(rose, rose.owner.member_id)
    User.objects.filter(id=user.id).update(name="Win a prize at https://evil.example")
    amal = caller_for(rose.owner)
    read(amal.call("POST", "/invitations", {"email": "x@example.com", "role": "viewer"}), 201)
    [letter] = letterbox.delivered()
    assert set(re.findall(r"https?://[^/\s]+", str(letter.body))) == {"http://127.0.0.1:8000"}
    assert "A member invites you" in letter.body
    assert "Handsel" in letter.from_email


def test_a_change_of_role_holds_at_once_and_signs_out(rose: Shop) -> None:
    amal, actor = caller_for(rose.owner), hire(rose, Role.FINANCE)
    cy = caller_for(actor)
    assert cy.call("GET", "/invoices").status_code == 200
    changed = read(amal.call("PATCH", f"/members/{actor.member_id}", {"role": "viewer"}))
    assert changed["role"] == "viewer"
    assert cy.call("GET", "/invoices").status_code == 401
    assert caller_for(actor).call("GET", "/invoices").status_code == 403
    [entry] = told(rose.id, "member.role_changed")
    assert entry.detail == {"from": "finance", "to": "viewer"}
    assert entry.subject_id == actor.member_id


@pytest.mark.parametrize(
    ("method", "path", "what"),
    [("POST", "/disable", "member.disabled"), ("DELETE", "", "member.removed")],
)
def test_who_is_shut_out_is_out_at_once(rose: Shop, method: str, path: str, what: str) -> None:
    amal, actor = caller_for(rose.owner), hire(rose, Role.AGENT)
    cy = caller_for(actor)
    assert amal.call(method, f"/members/{actor.member_id}{path}").status_code in (200, 204)
    assert cy.call("GET", "/me").status_code == 401
    # Nor by signing in again.
    assert code_of(caller_for(actor).call("GET", "/business")) == (403, "not_a_member")
    [entry] = told(rose.id, what)
    assert (entry.actor_id, entry.subject_id) == (rose.owner.member_id, actor.member_id)
    shown = {one["id"]: one for one in read(amal.call("GET", "/members"))["items"]}
    assert shown.get(str(actor.member_id), {}).get("is_active") == (False if path else None)


def test_a_member_leaves_and_the_last_owner_does_not(rose: Shop) -> None:
    amal, actor = caller_for(rose.owner), hire(rose, Role.VIEWER)
    cy = caller_for(actor)
    assert cy.call("POST", "/business/leave").status_code == 204
    assert cy.call("GET", "/me").status_code == 401
    assert code_of(amal.call("POST", "/business/leave")) == (409, "last_owner")
    mine = f"/members/{rose.owner.member_id}"
    assert code_of(amal.call("PATCH", mine, {"role": "admin"})) == (409, "last_owner")
    assert code_of(amal.call("DELETE", mine)) == (409, "yourself")
    assert amal.call("GET", "/me").status_code == 200
    [entry] = told(rose.id, "member.left")
    assert (entry.actor_id, entry.detail) == (actor.member_id, {"role": "viewer"})


def test_an_owner_hands_the_shop_over_and_both_hear_of_it(rose: Shop, letterbox: Letterbox) -> None:
    amal, actor = caller_for(rose.owner), hire(rose, Role.AGENT)
    cy = caller_for(actor)
    made = read(amal.call("POST", f"/members/{actor.member_id}/hand-over"))
    assert (made["id"], made["role"]) == (str(actor.member_id), "owner")
    assert {amal.call("GET", "/me").status_code, cy.call("GET", "/me").status_code} == {401}
    assert read(caller_for(rose.owner).call("GET", "/me"))["role"] == "admin"
    assert read(caller_for(actor).call("GET", "/me"))["role"] == "owner"
    [letter] = letterbox.delivered()
    assert sorted(letter.to) == sorted(
        user_of(rose, one.member_id).email for one in (rose.owner, actor)
    )
    assert "Amal made Cy the owner" in letter.body
    [entry] = told(rose.id, "business.handed_over")
    assert entry.detail == {"from": str(rose.owner.member_id), "to": str(actor.member_id)}


@pytest.mark.parametrize(
    "attempt",
    [
        lambda ada, owner: ada.call("PATCH", f"/members/{owner}", {"role": "viewer"}),
        lambda ada, owner: ada.call("POST", f"/members/{owner}/disable"),
        lambda ada, owner: ada.call("DELETE", f"/members/{owner}"),
        lambda ada, owner: ada.call("POST", f"/members/{owner}/hand-over"),
    ],
)
def test_an_admin_does_nothing_to_an_owner(
    rose: Shop, attempt: Callable[[Caller, UUID], HttpResponse]
) -> None:
    ada = hire(rose, Role.ADMIN)
    hire(rose, Role.OWNER)
    assert attempt(caller_for(ada), rose.owner.member_id).status_code == 403
    assert user_of(rose, rose.owner.member_id).is_active
    assert read(caller_for(rose.owner).call("GET", "/me"))["role"] == "owner"
    assert told(rose.id, "access.refused")[-1].actor_id == ada.member_id
