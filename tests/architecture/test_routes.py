"""Every address is played as nobody, a colleague without, a stranger, and a colleague with."""

import json
import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.edge.api.tests.things import Things
from handsel.kit import tenancy
from handsel.modules.businesses import actions as businesses
from handsel.modules.businesses.models import Role
from handsel.modules.businesses.queries import get_actor
from handsel.modules.businesses.rules import PERMISSIONS, Permission
from handsel.modules.users import actions as users
from tests.architecture.permission_table import TABLE, Row
from tests.cast import Shop

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
NOT_SERVED = (404, 405)
REQUEST_ID = re.compile(rb'"request_id": "[0-9a-f-]{36}"')
# The library's own: test_sign_in_routes.py.
SIGN_IN = "/_allauth/"
# For pages of shops' own sites: test_widget_routes.py.
VISITORS = "/widget/"
# For whoever has an upload's address: handsel/edge/pages/tests/test_media.py.
UPLOADS = "/media/"
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
GUARDED = [row for row in TABLE if row.permission is not None]
READ = [row for row in GUARDED if row.method == "GET"]
WRITTEN = [row for row in GUARDED if row.method != "GET"]
OF_ONE_THING = [row for row in GUARDED if row.kind == "object"]


def play(
    caller: Caller, row: Row, things: Things | None = None, *, thing: str = ""
) -> HttpResponse:
    """The row's request, about `things`, or about whatever `thing` names."""
    path = re.sub(
        r"{(\w+)}", lambda found: thing or str(things.of(found[1]) if things else uuid4()), row.path
    )
    return caller.send(row.method, path, row.body)


def colleague(shop: Shop) -> Caller:
    """A new viewer of the shop."""
    address = f"cy.{uuid4().hex}@example.com"
    user = users.create(email=address, name="Cy", password="not a real password")
    with tenancy.business(shop.id):
        member = businesses.add_member(user_id=user.id, role=Role.VIEWER)
    return caller_for(get_actor(business_id=shop.id, member_id=member.id))


def patterns(resolver: URLResolver, prefix: str = "/") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern)
        else:
            yield from patterns(entry, prefix + str(entry.pattern))


def shape(path: str) -> str:
    """An address with its parameters, pictures' names included, made alike."""
    path = PARAMETER.sub("{}", path).replace("/rose-bakery/scones.svg", "/{}/{}")
    return re.sub(r"{\w+}", "{}", path)


def test_every_address_has_a_row_and_every_row_an_address(database: dict[str, str]) -> None:
    nobody = Caller()
    served = set()
    for route in patterns(get_resolver()):
        if route.startswith((SIGN_IN, VISITORS, UPLOADS)):
            continue
        path = PARAMETER.sub(str(uuid4()), route)
        if route == "/pictures/<str:shop>/<str:file>":
            path = "/pictures/rose-bakery/scones.svg"
        # Most say themselves what they serve.
        allowed = nobody.send("OPTIONS", path).headers.get("Allow", ", ".join(METHODS)).split(", ")
        for method in METHODS:
            if method in allowed and nobody.send(method, path).status_code not in NOT_SERVED:
                served.add((method, shape(route)))
    assert served == {(row.method, shape(row.path)) for row in TABLE}


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_nobody_gets_only_what_is_for_everybody(row: Row, database: dict[str, str]) -> None:
    answer = play(Caller(), row)
    assert answer.status_code == (row.answers if row.permission is None else 401)
    if row.permission is not None:
        assert answer["WWW-Authenticate"] == "Bearer"


def only_with_the_permission(
    row: Row, shop: Shop, things: Things, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert row.permission is not None
    cy = colleague(shop)
    everything_else = frozenset(Permission) - {row.permission}
    monkeypatch.setitem(PERMISSIONS, Role.VIEWER, everything_else)
    refused = play(cy, row, things)
    assert (refused.status_code, json.loads(refused.content)["code"]) == (403, "forbidden")
    monkeypatch.setitem(PERMISSIONS, Role.VIEWER, frozenset({row.permission, *row.also}))
    assert play(cy, row, things).status_code == row.answers


@pytest.mark.parametrize("row", READ, ids=str)
def test_only_a_colleague_with_the_permission_reads(
    row: Row, kept_rose: Shop, kept_things: Things, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_with_the_permission(row, kept_rose, kept_things, monkeypatch)


@pytest.mark.parametrize("row", WRITTEN, ids=str)
def test_only_a_colleague_with_the_permission_changes_anything(
    row: Row, rose: Shop, things: Things, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_with_the_permission(row, rose, things, monkeypatch)


@pytest.mark.parametrize("row", OF_ONE_THING, ids=str)
def test_a_strangers_thing_is_answered_like_one_that_never_was(
    row: Row, kept_things: Things, blue: Shop
) -> None:
    zed = caller_for(blue.owner)
    foreign = play(zed, row, kept_things)
    missing = play(zed, row)
    malformed = play(zed, row, thing="not-an-id")
    assert foreign.status_code == 404
    assert described(foreign) == described(missing) == described(malformed)


@pytest.mark.parametrize("row", [r for r in GUARDED if r.kind in ("list", "own")], ids=str)
def test_a_stranger_sees_only_what_is_their_own(row: Row, kept_rose: Shop, blue: Shop) -> None:
    answer = play(caller_for(blue.owner), row)
    found = json.loads(answer.content)
    if row.path.endswith("/channels"):
        assert [channel["external_id"] for channel in found["items"]] == [blue.account]
    elif row.kind == "list":
        assert found["items"] == []
    else:
        assert str(blue.id) in (found["business"]["id"] if "business" in found else found["id"])


def test_a_malformed_address_is_answered_like_a_thing_that_never_was(rose: Shop) -> None:
    amal = caller_for(rose.owner)
    missing = amal.call("GET", f"/orders/{uuid4()}")
    for path in (
        "/nothing",
        "/orders/",
        "/orders/%00",
        "/orders/" + "9" * 300,
        "/orders/../orders",
    ):
        assert described(amal.call("GET", path)) == described(missing), path


def described(answer: HttpResponse) -> tuple[int, bytes, dict[str, str]]:
    """All there is to see of an answer, but for the request's own id and what calls are left."""
    own = ("x-request-id", "date", "ratelimit-")
    headers = {k: "" if k.lower().startswith(own) else v for k, v in answer.headers.items()}
    content = REQUEST_ID.sub(b"", answer.content)
    return answer.status_code, content, headers
