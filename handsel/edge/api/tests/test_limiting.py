"""Who asks too often hears 429, how long to wait, and how much is left."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client

from handsel.edge.api.limiting import class_of
from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.modules.limits import actions, networks, rules
from handsel.modules.limits.rules import Limit, RouteClass, Who
from tests.architecture.permission_table import TABLE
from tests.cast import Shop

HOUR = timedelta(hours=1)

type Tighten = Callable[[RouteClass, Who, int], None]


@pytest.fixture
def tighten(database: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Tighten:
    """Make a rule of the table allow so many calls in an hour."""

    def tighten(route: RouteClass, who: Who, most: int) -> None:
        monkeypatch.setitem(rules.RULES, (route, who), Limit(most, HOUR))

    return tighten


def call(path: str, *, method: str = "GET", address: str = "198.51.100.7", **more: Any) -> Any:
    return Client(raise_request_exception=False).generic(method, path, REMOTE_ADDR=address, **more)


def refused(answer: HttpResponse) -> bool:
    if answer.status_code != 429:
        return False
    told = json.loads(answer.content)
    assert (told["code"], answer["Content-Type"]) == (
        "too_many_requests",
        "application/problem+json",
    )
    assert int(answer["Retry-After"]) > 0
    assert answer["RateLimit-Remaining"] == "0"
    return True


@pytest.mark.parametrize(
    ("method", "path", "route"),
    [
        ("GET", "/api/v1/conversations", RouteClass.READ),
        ("POST", "/api/v1/synonyms", RouteClass.WRITE),
        ("GET", "/api/v1/catalog/export", RouteClass.EXPORT),
        ("POST", "/_allauth/browser/v1/auth/login", RouteClass.SIGN_IN),
        ("GET", "/", RouteClass.OTHER),
    ],
)
def test_every_class_of_routes_has_its_limit_before_anybody_is_known(
    tighten: Tighten, method: str, path: str, route: RouteClass
) -> None:
    tighten(route, Who.ADDRESS, 3)
    answers = [call(path, method=method) for _ in range(5)]
    assert [refused(one) for one in answers] == [False] * 3 + [True] * 2
    assert [one["RateLimit-Remaining"] for one in answers] == ["2", "1", "0", "0", "0"]
    assert {one["RateLimit-Policy"] for one in answers} == {"3;w=3600"}
    assert {one["RateLimit-Limit"] for one in answers} == {"3"}
    assert not refused(call(path, method=method, address="198.51.101.7"))


def test_every_address_of_ours_has_the_class_one_expects() -> None:
    found = {
        (row.method, row.path): class_of(method=row.method, path=row.path)
        for row in TABLE
        if row.path.startswith("/api/")
    }
    exports = {path for (_, path), route in found.items() if route is RouteClass.EXPORT}
    assert {"/api/v1/catalog/export", "/api/v1/invoices/{invoice_id}/pdf"} <= exports
    for (method, _), route in found.items():
        assert route in (RouteClass.EXPORT, RouteClass.SIGN_IN) or (
            (route is RouteClass.READ) == (method == "GET")
        )


def test_neighbours_in_a_network_share_a_limit(tighten: Tighten) -> None:
    tighten(RouteClass.OTHER, Who.ADDRESS, 2)
    assert not refused(call("/", address="2001:db8::1"))
    assert not refused(call("/", address="2001:db8::ffff:1"))
    assert refused(call("/", address="2001:db8::2"))
    assert not refused(call("/", address="2001:db8:0:1::2"))


def test_a_spoofed_header_changes_nobodys_limit(tighten: Tighten, settings: Any) -> None:
    tighten(RouteClass.OTHER, Who.ADDRESS, 2)
    for spoofed in ("1.1.1.1", "2.2.2.2", "3.3.3.3"):
        answer = call("/", HTTP_X_FORWARDED_FOR=spoofed, HTTP_FORWARDED=f"for={spoofed}",
                      HTTP_X_REAL_IP=spoofed, HTTP_CLIENT_IP=spoofed)  # fmt: skip
    assert refused(answer)
    settings.TRUSTED_PROXIES = 1
    proxy = {"address": "10.0.0.2"}
    for spoofed in ("1.1.1.1", "2.2.2.2", "3.3.3.3"):
        answer = call("/", HTTP_X_FORWARDED_FOR=f"{spoofed}, 192.0.2.8", **proxy)
    assert refused(answer)
    assert not refused(call("/", HTTP_X_FORWARDED_FOR="192.0.2.8, 192.0.3.8", **proxy))


def test_a_member_has_a_limit_wherever_they_call_from(tighten: Tighten, rose: Shop) -> None:
    tighten(RouteClass.READ, Who.MEMBER, 3)
    assert rose.agent is not None
    amal, bo = caller_for(rose.owner), caller_for(rose.agent)
    assert [refused(amal.call("GET", "/me")) for _ in range(5)] == [False] * 3 + [True] * 2
    assert not refused(bo.call("GET", "/me"))


def test_a_business_has_a_limit_over_all_its_members(
    tighten: Tighten, rose: Shop, blue: Shop
) -> None:
    tighten(RouteClass.WRITE, Who.BUSINESS, 2)
    assert rose.agent is not None
    amal, bo = caller_for(rose.owner), caller_for(rose.agent)
    body = {"word": "cup", "means": "mug"}
    assert not refused(amal.call("POST", "/synonyms", body))
    assert not refused(bo.call("POST", "/synonyms", body))
    assert refused(amal.call("POST", "/synonyms", body))
    assert refused(bo.call("POST", "/synonyms", body))
    assert not refused(caller_for(blue.owner).call("POST", "/synonyms", body))


def test_nobodys_calls_are_counted_for_nobody_else(tighten: Tighten, rose: Shop) -> None:
    tighten(RouteClass.READ, Who.MEMBER, 1)
    assert [Caller("x").call("GET", "/me").status_code for _ in range(3)] == [401] * 3
    assert not refused(caller_for(rose.owner).call("GET", "/me"))


def test_the_answer_tells_of_the_limit_that_is_nearest(tighten: Tighten, rose: Shop) -> None:
    tighten(RouteClass.READ, Who.ADDRESS, 50)
    tighten(RouteClass.READ, Who.MEMBER, 4)
    answer = caller_for(rose.owner).call("GET", "/me")
    assert (answer["RateLimit-Limit"], answer["RateLimit-Remaining"]) == ("4", "3")
    assert answer["RateLimit-Reset"] == "900"


def test_a_network_that_is_shut_out_gets_nothing(
    database: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(networks, "is_blocked", lambda address: str(address) == "192.0.2.66")
    answer = call("/api/v1/openapi.json", address="192.0.2.66")
    assert (answer.status_code, json.loads(answer.content)["code"]) == (403, "address_blocked")
    assert call("/api/v1/openapi.json", address="192.0.2.67").status_code == 200


def test_when_limits_cannot_be_asked_only_sign_in_is_refused(
    database: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: Any, **__: Any) -> None:
        raise OperationalError

    monkeypatch.setattr(actions, "take_all", break_down)
    assert call("/").status_code == 200
    assert call("/_allauth/app/v1/auth/login", method="POST").status_code == 503
