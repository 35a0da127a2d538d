"""Operators sign in with three things in one form, and prove them again to write."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from handsel.kit.clock import now
from handsel.modules.operators.models import Deed, OperatorSession
from tests.operators import PASSWORD, Kim, hire

SIGN_IN, FRONT, PROVE = "/admin/login/", "/admin/", "/admin/prove/"
FIRST_PAGE = "The installation"


@pytest.fixture
def kim(database: dict[str, str], ops: Client) -> Kim:
    return hire(database)


def sign_in(ops: Client, kim: Kim, **instead: str) -> Any:
    told = {"email": kim.email, "password": PASSWORD, **instead}
    if "code" not in told:
        told["code"] = kim.code()
    return ops.post(SIGN_IN, told)


def age(kim: Kim, **columns: timedelta) -> None:
    """Move moments of an operator's session into the past."""
    OperatorSession.objects.filter(operator=kim.operator).update(
        **{name: now() - ago for name, ago in columns.items()}
    )


def shown(answer: HttpResponse) -> tuple[int, str, dict[str, str]]:
    """All that a page tells, but for its request's own id and form token."""
    import re

    text = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return answer.status_code, text, {k: v for k, v in answer.items() if k != "X-Request-ID"}


def test_without_a_sign_in_there_is_only_the_form(ops: Client) -> None:
    for page in (FRONT, "/admin/businesses/business/", "/admin/jsi18n/", "/admin/nothing/"):
        answer = ops.get(page)
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, SIGN_IN)
    form = ops.get(SIGN_IN)
    assert form.status_code == 200
    assert form["Cache-Control"].endswith("private")
    assert "no-store" in form["Cache-Control"]


def test_address_password_and_code_open_the_pages(ops: Client, kim: Kim) -> None:
    answer = sign_in(ops, kim)
    assert (answer.status_code, answer["Location"]) == (302, FRONT)
    cookie = answer.cookies["handsel_ops"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", FRONT)
    assert FIRST_PAGE in ops.get(FRONT).content.decode()
    assert [one.what for one in Deed.objects.filter(operator=kim.operator)] == [
        "operator.signed_in"
    ]


def test_whatever_is_wrong_the_answer_is_the_same(ops: Client, kim: Kim) -> None:
    wrong = [
        sign_in(Client(), kim, **{name: value})
        for name, value in (
            ("email", f"{uuid4().hex}@example.com"),
            ("password", "not this one, not at all"),
            ("code", "000000"),
        )
    ]
    told = [shown(one) for one in wrong]
    for one, name in zip(wrong, ("email", "password", "code"), strict=True):
        assert one.status_code == 401, name
        assert "handsel_ops" not in one.cookies
    texts = [text.replace(kim.email, "") for _, text, _ in told]
    assert len({text[: text.index("<form")] for text in texts}) == 1


def test_a_code_opens_one_session(ops: Client, kim: Kim) -> None:
    code = kim.code()
    assert sign_in(ops, kim, code=code).status_code == 302
    assert sign_in(Client(), kim, code=code).status_code == 401


def test_after_ten_tries_even_the_right_answer_waits(ops: Client, kim: Kim) -> None:
    for _ in range(10):
        assert sign_in(ops, kim, password="wrong" * 4).status_code == 401
    refused = sign_in(ops, kim)
    assert refused.status_code == 401
    assert "wait a quarter of an hour" in refused.content.decode()


def test_a_session_that_lies_idle_is_over(ops: Client, kim: Kim) -> None:
    sign_in(ops, kim)
    age(kim, used_at=timedelta(minutes=29))
    assert FIRST_PAGE in ops.get(FRONT).content.decode()
    age(kim, used_at=timedelta(minutes=31))
    assert ops.get(FRONT).status_code == 302


def test_signing_out_ends_the_session_and_only_a_form_does_it(ops: Client, kim: Kim) -> None:
    sign_in(ops, kim)
    key = ops.cookies["handsel_ops"].value
    ops.get("/admin/logout/")
    assert ops.get(FRONT).status_code == 200
    assert ops.post("/admin/logout/").status_code == 302
    ops.cookies["handsel_ops"] = key
    assert ops.get(FRONT).status_code == 302


def test_after_five_minutes_a_write_wants_the_proof_again(ops: Client, kim: Kim) -> None:
    sign_in(ops, kim)
    old = ops.cookies["handsel_ops"].value
    age(kim, proven_at=timedelta(minutes=6))
    page = "/admin/support/supportaccess/add/"
    assert ops.get(page).status_code == 200
    sent = ops.post(page, {})
    assert (sent.status_code, sent["Location"]) == (
        302,
        f"{PROVE}?next=%2Fadmin%2Fsupport%2Fsupportaccess%2Fadd%2F",
    )
    assert ops.post(PROVE, {"password": PASSWORD, "code": "000000"}).status_code == 401
    proved = ops.post(PROVE, {"password": PASSWORD, "code": kim.code(), "next": page})
    assert (proved.status_code, proved["Location"]) == (302, page)
    assert ops.cookies["handsel_ops"].value != old
    assert ops.post(page, {}).status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/events", "x"])
def test_nobody_is_sent_elsewhere_after_signing_in(ops: Client, kim: Kim, elsewhere: str) -> None:
    assert sign_in(ops, kim, next=elsewhere)["Location"] == FRONT


def test_a_form_of_another_page_signs_nobody_in(ops: Client, kim: Kim) -> None:
    code = kim.code()
    strict = Client(enforce_csrf_checks=True)
    assert sign_in(strict, kim, code=code).status_code == 403
    foreign = Client(headers={"origin": "https://evil.example"})
    assert sign_in(foreign, kim, code=code).json()["code"] == "not_for_browsers"
    own = Client(headers={"origin": "http://testserver", "sec-fetch-site": "same-origin"})
    assert sign_in(own, kim, code=code).status_code == 302


def test_web_has_no_such_pages(database: dict[str, str]) -> None:
    from django.conf import settings
    from django.urls import get_resolver

    assert not [app for app in settings.INSTALLED_APPS if "admin" in app or "messages" in app]
    for page in (FRONT, SIGN_IN, PROVE, "/static/admin/css/base.css"):
        answer = Client(raise_request_exception=False).get(page)
        assert b"csrfmiddlewaretoken" not in answer.getvalue()
        assert answer.status_code in (200, 404)
        assert "handsel_ops" not in answer.cookies
    assert "handsel.edge.ops" not in {
        str(getattr(one, "callback", None) and one.callback.__module__)
        for one in get_resolver().url_patterns
    }
