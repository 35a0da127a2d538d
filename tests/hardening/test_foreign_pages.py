"""A page of another site cannot use a member's browser to write, whatever it sends."""

import json

import pytest
from django.conf import settings
from django.test import Client

from handsel.edge.api.tests.callers import V1
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.businesses.models import Member
from handsel.modules.users import actions as users
from handsel.modules.users.models import SessionKind
from tests.cast import Shop

TOKEN = "a" * 32
SYNONYM = json.dumps({"word": "cup", "means": "mug"})
OURS = "http://testserver"


def browser_for(shop: Shop, *, cookie: str = TOKEN) -> Client:
    """The owner's browser, signed in, with the CSRF cookie of one of our pages."""
    with tenancy.business(shop.id):
        user_id = Member.objects.values_list("user_id", flat=True).get(id=shop.owner.member_id)
    _, key = users.open_session(
        user_id, kind=SessionKind.BROWSER, with_factor=True, proven_at=now()
    )
    client = Client(enforce_csrf_checks=True)
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    client.cookies[settings.CSRF_COOKIE_NAME] = cookie
    return client


def written(
    shop: Shop, headers: dict[str, str], *, cookie: str = TOKEN, kind: str = "application/json"
) -> tuple[int, str]:
    """Add a synonym from a browser: the status, and the problem's code."""
    answer = browser_for(shop, cookie=cookie).generic(
        "POST", f"{V1}/synonyms", SYNONYM, content_type=kind, headers=headers
    )
    return answer.status_code, json.loads(answer.content).get("code", "")


def test_a_page_of_ours_writes(rose: Shop) -> None:
    assert written(rose, {"X-CSRFToken": TOKEN, "Origin": OURS}) == (201, "")


@pytest.mark.parametrize(
    ("headers", "cookie"),
    [
        ({}, TOKEN),
        ({"Origin": OURS}, TOKEN),
        ({"X-CSRFToken": "b" * 32, "Origin": OURS}, TOKEN),
        ({"X-CSRFToken": "", "Origin": OURS}, ""),
        ({"X-CSRFToken": TOKEN, "Origin": OURS}, "b" * 32),
        ({"X-CSRFToken": TOKEN, "Origin": "https://evil.example.com"}, TOKEN),
        ({"X-CSRFToken": TOKEN, "Origin": "null"}, TOKEN),
        ({"X-CSRFToken": TOKEN, "Origin": f"{OURS}.evil.example.com"}, TOKEN),
    ],
)
def test_a_page_of_another_site_does_not(rose: Shop, headers: dict[str, str], cookie: str) -> None:
    assert written(rose, headers, cookie=cookie) == (403, "csrf_failed")


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_what_a_plain_form_can_send_is_no_body_of_ours(rose: Shop, kind: str) -> None:
    assert written(rose, {"X-CSRFToken": TOKEN}, kind=kind)[0] in (400, 415)
