"""People open businesses, choose among theirs, and change what they say: by the front door."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.edge.api.tests.people import code_of, read, signed_in, told, user_of
from handsel.modules.businesses.tests.people import person
from handsel.modules.limits.rules import Limit
from tests.cast import Shop

SHOP = {
    "name": "Iris Books", "currency": "EUR", "country": "IE", "locale": "en_IE",
    "timezone": "Europe/Dublin", "email": "hello@iris.example",
}  # fmt: skip


FACTOR = {"required": False, "enrolled": False, "used": False}


def test_somebody_new_opens_a_business_and_owns_it(database: dict[str, str]) -> None:
    user = person("Iris")
    iris = signed_in(user)
    me = read(iris.call("GET", "/me"))
    assert (me["business"], me["businesses"], me["role"], me["permissions"]) == (None, [], None, [])
    made = read(iris.call("POST", "/businesses", SHOP | {"name": "Iris\u202e Books"}), 201)
    assert made["name"] == "Iris Books"
    assert made["slug"].startswith("iris-books")
    [work] = read(iris.call("GET", "/businesses"))["items"]
    assert (work["business_id"], work["role"]) == (made["id"], "owner")
    me = read(iris.call("GET", "/me"))
    assert (me["business"]["id"], me["role"], me["businesses"]) == (made["id"], "owner", [work])
    assert me["second_factor"] == {
        "required": True, "enrolled": False, "used": True,
    }  # fmt: skip
    [entry] = told(UUID(made["id"]), "business.opened")
    assert str(entry.actor_id) == work["member_id"] == me["member_id"]


def test_an_owner_chooses_among_their_businesses(rose: Shop) -> None:
    user = user_of(rose, rose.owner.member_id)
    amal = signed_in(user)
    second = read(amal.call("POST", "/businesses", SHOP), 201)["id"]
    assert read(amal.call("GET", "/business"))["id"] == str(rose.id)
    there = Caller(amal.token, business_id=UUID(second))
    assert read(there.call("GET", "/business"))["id"] == second
    assert read(there.call("GET", "/me"))["business"]["id"] == second
    assert len(read(there.call("GET", "/me"))["businesses"]) == 2


def test_a_business_of_others_is_not_to_be_chosen(rose: Shop, blue: Shop) -> None:
    zed = caller_for(blue.owner)
    for named in (rose.id, uuid4()):
        there = Caller(zed.token, business_id=named)
        for path in ("/me", "/business"):
            assert code_of(there.call("GET", path)) == (403, "not_a_member")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"currency": "XXX"}, "bad_field"),
        ({"timezone": "Mars/One"}, "bad_field"),
        ({"name": "Handsel Support"}, "reserved_name"),
        ({"name": "\u200b"}, "invalid"),
        ({"slug": "admin"}, "reserved_name"),
        ({"slug": "Rose Bakery"}, "bad_slug"),
        ({"slug": "rоse"}, "bad_slug"),
        ({"owner_id": "x"}, "invalid"),
    ],
)
def test_a_business_is_opened_properly_or_not_at_all(
    change: dict[str, str], code: str, database: dict[str, str]
) -> None:
    iris = signed_in(person())
    assert code_of(iris.call("POST", "/businesses", SHOP | change)) == (422, code)
    assert read(iris.call("GET", "/businesses"))["items"] == []


def test_a_short_name_that_looks_like_another_shops_is_taken(rose: Shop) -> None:
    iris = signed_in(person())
    for spoof in (rose.slug, rose.slug.upper(), rose.slug.replace("o", "0")):
        asked = SHOP | {"slug": spoof}
        assert code_of(iris.call("POST", "/businesses", asked)) == (409, "slug_taken")


def test_nobody_tries_short_names_all_day(
    database: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handsel.flows.join_business.TRIES", Limit(2, timedelta(hours=1)))
    iris = signed_in(person())
    answers = [iris.call("POST", "/businesses", SHOP).status_code for _ in range(3)]
    assert answers == [201, 201, 429]


def test_nobody_owns_businesses_without_end(
    database: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handsel.flows.join_business.MOST_OWNED", 1)
    iris = signed_in(person())
    assert iris.call("POST", "/businesses", SHOP).status_code == 201
    assert code_of(iris.call("POST", "/businesses", SHOP)) == (409, "too_many_businesses")


def test_an_owner_changes_what_the_shop_says_about_itself(rose: Shop) -> None:
    amal = caller_for(rose.owner)
    given = {"tax_id": "GB 7", "quiet_seconds": 3, "persona": "Warm.", "timezone": "Asia/Tokyo"}
    changed = read(amal.call("PATCH", "/business", given))
    assert {name: changed[name] for name in given} == given
    assert changed["name"] == "Rose Bakery"
    [entry] = told(rose.id, "business.changed")
    assert sorted(entry.detail["fields"]) == sorted(given)
    assert "Warm" not in str(entry.detail)
    for wrong in ({"currency": "EUR"}, {"name": ""}, {"timezone": "x"}, {"quiet_seconds": 99}):
        assert amal.call("PATCH", "/business", wrong).status_code == 422


def test_a_role_that_needs_a_second_factor_says_so(rose: Shop) -> None:
    user = user_of(rose, rose.owner.member_id)
    amal = signed_in(user, with_factor=False)
    assert read(amal.call("GET", "/me"))["second_factor"] == FACTOR | {"required": True}
    assert code_of(amal.call("GET", "/members")) == (403, "second_factor_required")
    assert rose.agent
    bo = signed_in(user_of(rose, rose.agent.member_id), with_factor=False)
    assert read(bo.call("GET", "/me"))["second_factor"] == FACTOR
