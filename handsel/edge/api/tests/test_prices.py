"""Members set up taxes, delivery and discounts; what cannot be is refused by name."""

import json
from typing import Any

import pytest
from django.http import HttpResponse

from handsel.edge.api.tests.callers import Caller, caller_for
from tests.cast import Shop
from tests.shelves import stock_shelves

PARCEL = {"name": "Parcel", "fee_minor": 395, "free_from_minor": 4000, "days_max": 3}
ZONE = {"name": "South", "countries": ["gb"], "postcode_prefixes": ["ba", "BS1 "],
        "options": [PARCEL]}  # fmt: skip
OFFER = {"name": "Autumn offer", "code": "autumn10", "percent_ppm": 100_000,
         "ends_at": "2027-01-01T00:00:00+00:00", "most_uses_each": 1}  # fmt: skip


@pytest.fixture
def amal(rose: Shop) -> Caller:
    """Rose Bakery's owner, calling."""
    stock_shelves(rose)
    return caller_for(rose.owner)


def body(answer: HttpResponse) -> Any:
    return json.loads(answer.content)


def test_taxes_are_set_for_the_shop_and_for_each_class(amal: Caller) -> None:
    said = {"prices_include_tax": False, "delivery_tax_class": "post", "tax_number": "GB 1"}
    assert body(amal.call("PUT", "/tax-settings", said)) == said
    rate = {"tax_class": "food", "country": "gb", "rate_ppm": 50_000}
    first = body(amal.call("POST", "/tax-rates", rate))
    again = body(amal.call("POST", "/tax-rates", rate | {"rate_ppm": 0}))
    assert (first["id"], again["rate_ppm"], again["country"]) == (again["id"], 0, "GB")
    changed = body(amal.call("PUT", f"/tax-rates/{again['id']}", {"rate_ppm": 200_000}))
    assert body(amal.call("GET", "/tax-rates"))["items"] == [changed]
    assert amal.call("DELETE", f"/tax-rates/{again['id']}").status_code == 204
    assert body(amal.call("GET", "/tax-rates"))["items"] == []


def test_a_zone_comes_with_its_options_and_is_changed_whole(amal: Caller) -> None:
    made = body(amal.call("POST", "/delivery-zones", ZONE))
    assert (made["countries"], made["postcode_prefixes"]) == (["GB"], ["BA", "BS1"])
    assert [option["fee_minor"] for option in made["options"]] == [395]
    wider = ZONE | {"countries": ["GB", "IE"], "options": [PARCEL | {"fee_minor": 500}]}
    body(amal.call("PUT", f"/delivery-zones/{made['id']}", wider))
    (zone,) = body(amal.call("GET", "/delivery-zones"))["items"]
    assert (zone["countries"], zone["options"][0]["fee_minor"]) == (["GB", "IE"], 500)
    assert amal.call("DELETE", f"/delivery-zones/{made['id']}").status_code == 204
    assert body(amal.call("GET", "/delivery-zones"))["items"] == []


def test_a_code_is_kept_in_capitals_and_free_again_once_ended(amal: Caller) -> None:
    made = body(amal.call("POST", "/discounts", OFFER))
    assert (made["code"], made["is_active"], made["uses"]) == ("AUTUMN10", True, 0)
    taken = amal.call("POST", "/discounts", OFFER)
    assert (taken.status_code, body(taken)["code"]) == (409, "code_taken")
    assert amal.call("DELETE", f"/discounts/{made['id']}").status_code == 204
    assert amal.call("POST", "/discounts", OFFER).status_code == 201
    listed = body(amal.call("GET", "/discounts"))["items"]
    assert [one["is_active"] for one in listed] == [True, False]


@pytest.mark.parametrize(
    ("path", "asked", "status", "code"),
    [
        ("/tax-rates", {"country": "XX", "rate_ppm": 1}, 422, "unknown_country"),
        ("/tax-rates", {"country": "GB", "rate_ppm": 1_000_001}, 422, "invalid"),
        ("/delivery-zones", ZONE | {"countries": ["ZZ"]}, 422, "unknown_country"),
        ("/delivery-zones", ZONE | {"options": []}, 422, "invalid"),
        ("/discounts", {"name": "Nothing"}, 422, "not_a_discount"),
        ("/discounts", OFFER | {"amount_minor": 5}, 422, "not_a_discount"),
        ("/discounts", OFFER | {"code": "two words"}, 422, "invalid"),
        ("/discounts", OFFER | {"ends_at": "2027-01-01T00:00:00"}, 422, "invalid"),
    ],
)
def test_what_cannot_be_is_refused_by_name(
    amal: Caller, path: str, asked: dict[str, Any], status: int, code: str
) -> None:
    refused = amal.call("POST", path, asked)
    assert (refused.status_code, body(refused)["code"]) == (status, code)
