"""A shop's owner lets support in by the API, sees what it reads, and puts it out."""

import json
import re
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client

from handsel.edge.api.tests.callers import V1, caller_for, stale_caller_for
from handsel.flows import support_access
from handsel.kit import tenancy
from handsel.modules.businesses.models import Role
from handsel.modules.businesses.rules import PERMISSIONS, Permission
from handsel.modules.notifications.models import Mail
from tests.cast import Shop
from tests.operators import Kim, hire
from tests.world import World

REASON = "The import does not start."
WHY = {"minutes": 30, "reason": REASON}


@pytest.fixture
def kim(database: dict[str, str]) -> Kim:
    return hire(database)


def told(answer: HttpResponse, status: int = 200) -> Any:
    assert answer.status_code == status, answer.content
    return json.loads(answer.content)


def token_of(kim: Kim, shop: Shop, access_id: str) -> str:
    return support_access.enter(kim.operator, business_id=shop.id, access_id=UUID(access_id))[1]


def read(token: str, path: str = "/products", method: str = "GET") -> HttpResponse:
    client = Client(headers={"authorization": f"Bearer {token}"})
    return client.generic(method, f"{V1}{path}")  # type: ignore[return-value]


def test_an_owner_lets_support_in_sees_it_read_and_puts_it_out(rose: Shop, kim: Kim) -> None:
    amal = caller_for(rose.owner)
    granted = told(amal.call("POST", "/support-access", WHY), 201)
    assert (granted["state"], granted["origin"]) == ("open", "shop")
    token = token_of(kim, rose, granted["id"])
    assert read(token).status_code == 200
    [listed] = told(amal.call("GET", "/support-access"))["items"]
    assert listed["id"] == granted["id"]
    assert listed["entered_at"]
    about = f"/audit?subject_kind=support_access&subject_id={granted['id']}"
    seen = [(one["what"], one["actor_name"]) for one in told(amal.call("GET", about))["items"]]
    assert seen == [("support.read", "Handsel support"), ("support.granted", "")]
    assert told(amal.call("POST", f"/support-access/{granted['id']}/end"))["state"] == "ended"
    assert read(token).status_code == 401


def test_what_support_asks_for_an_owner_may_agree_to_or_refuse(rose: Shop, kim: Kim) -> None:
    amal = caller_for(rose.owner)

    def asked() -> str:
        access = support_access.ask(
            kim.operator, business_id=rose.id, is_emergency=False, reason=REASON, minutes=30
        )
        return str(access.id)

    first, second = asked(), asked()
    assert told(amal.call("POST", f"/support-access/{first}/agree"))["state"] == "open"
    assert told(amal.call("POST", f"/support-access/{second}/end"))["state"] == "ended"
    refused = told(amal.call("POST", f"/support-access/{second}/agree"), 409)
    assert refused["code"] == "not_asked"


def test_a_shop_that_wants_nobody_puts_everybody_out(rose: Shop, kim: Kim) -> None:
    amal = caller_for(rose.owner)
    token = token_of(kim, rose, told(amal.call("POST", "/support-access", WHY), 201)["id"])
    assert told(amal.call("GET", "/support-policy")) == {"allows": "granted"}
    told(amal.call("PUT", "/support-policy", {"allows": "nobody"}))
    assert read(token).status_code == 401
    again = told(amal.call("POST", "/support-access", WHY), 409)
    assert again["code"] == "support_not_allowed"


def test_only_an_owner_who_just_proved_it_lets_support_in(rose: Shop) -> None:
    stale = told(stale_caller_for(rose.owner).call("POST", "/support-access", WHY), 401)
    assert stale["code"] == "reauthentication_required"
    assert Permission.GRANT_SUPPORT not in PERMISSIONS[Role.ADMIN]
    assert Permission.END_SUPPORT in PERMISSIONS[Role.ADMIN]
    for role in (Role.AGENT, Role.FINANCE, Role.VIEWER):
        assert not [one for one in PERMISSIONS[role] if one.value.startswith("support")]


@pytest.mark.parametrize(
    "asked",
    [
        {"minutes": 61, "reason": "The import does not start."},
        {"minutes": 0, "reason": "The import does not start."},
        {"minutes": 30, "reason": "why"},
        {"minutes": 30, "reason": " " * 20},
        {"minutes": 30, "reason": "x" * 501},
    ],
)
def test_a_reason_and_at_most_an_hour_are_asked_for(rose: Shop, asked: dict[str, Any]) -> None:
    assert caller_for(rose.owner).call("POST", "/support-access", asked).status_code == 422


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_support_uses_no_other_method_than_reading(rose: Shop, kim: Kim, method: str) -> None:
    token = token_of(
        kim, rose, told(caller_for(rose.owner).call("POST", "/support-access", WHY), 201)["id"]
    )
    assert read(token, "/products", method).status_code in (403, 405)
    assert read(token, "/catalog/export").status_code == 403


@pytest.mark.parametrize("token", ["hs_", "hs_" + "0" * 32 + "_" + "a" * 43, "hs_\x00", "hs_é"])
def test_what_looks_like_a_token_of_support_is_nobody(database: dict[str, str], token: str) -> None:
    assert read(token).status_code == 401


def test_the_owners_get_a_letter_when_support_is_let_in_and_enters(
    world: World, rose: Shop, kim: Kim
) -> None:
    access = support_access.grant(rose.owner, minutes=30, reason="<b>The import</b> hangs.")
    support_access.enter(kim.operator, business_id=rose.id, access_id=access.id)
    world.work()
    with tenancy.business(rose.id):
        letters = list(Mail.objects.filter(once_key__startswith="support:").order_by("once_key"))
    assert [one.once_key.rpartition(":")[2] for one in letters] == ["entered", "granted"]
    for letter in letters:
        assert re.search(r"amal\.\w+@example\.com", str(letter.recipients))
        assert "<b>" not in letter.html
        assert "30 minutes" in letter.text
