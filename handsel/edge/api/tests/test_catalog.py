"""Members change the catalog by the API: one product, its variants and stock, or several."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.kit import tenancy
from handsel.modules.audit.models import AuditEntry
from handsel.modules.catalog import stock
from handsel.modules.catalog.queries import get_version
from tests.cast import Shop
from tests.shelves import stock_shelves

RYE = {
    "title": "  Rye loaf ",
    "category": "Bread",
    "tags": ["rye", "rye", " "],
    "variants": [
        {"options": {"Size": "Small"}, "price_minor": 320, "stock": 8},
        {"sku": "RYE-L", "options": {"Size": "Large"}, "price_minor": 540, "tracks_stock": False},
    ],
}


@pytest.fixture
def amal(rose: Shop) -> Caller:
    """Rose Bakery's owner, calling."""
    stock_shelves(rose)
    return caller_for(rose.owner)


def body(answer: HttpResponse) -> Any:
    return json.loads(answer.content)


def refused(answer: HttpResponse) -> tuple[int, str]:
    return answer.status_code, body(answer)["code"]


def product(amal: Caller, sku: str) -> Any:
    """The only product with such a SKU, whole."""
    (found,) = body(amal.call("GET", f"/products?with_inactive=true&q={sku}"))["items"]
    return found


def entries(shop: Shop, what: str) -> list[AuditEntry]:
    with tenancy.business(shop.id):
        return list(AuditEntry.objects.filter(what=what).order_by("id"))


def test_a_product_is_made_with_what_it_needs(amal: Caller, rose: Shop) -> None:
    with tenancy.business(rose.id):
        version = get_version()
    answer = amal.call("POST", "/products", RYE)
    made = body(answer)
    assert (answer.status_code, made["title"], made["handle"]) == (201, "Rye loaf", "rye-loaf")
    assert made["tags"] == ["rye"]
    small, large = made["variants"]
    assert (small["sku"], small["stock"], small["currency"]) == ("rye-loaf/small", 8, "GBP")
    assert (large["sku"], large["tracks_stock"], large["stock"]) == ("RYE-L", False, 0)
    assert body(amal.call("GET", f"/products/{made['id']}")) == made
    with tenancy.business(rose.id):
        assert get_version() == version + 1
    again = body(amal.call("POST", "/products", RYE | {"variants": [{"price_minor": 1}]}))
    assert (again["handle"], again["variants"][0]["sku"]) == ("rye-loaf-2", "rye-loaf-2")


def test_a_product_that_cannot_be_is_refused_whole(amal: Caller) -> None:
    taken = RYE | {"variants": [{"price_minor": 1}, {"sku": "LOAF", "price_minor": 1}]}
    same = RYE | {"variants": [{"price_minor": 1}, {"sku": "other", "price_minor": 1}]}
    assert refused(amal.call("POST", "/products", taken)) == (409, "options_taken")
    taken["variants"] = [taken["variants"][1]]
    assert refused(amal.call("POST", "/products", taken)) == (409, "sku_taken")
    assert refused(amal.call("POST", "/products", same)) == (409, "options_taken")
    wrongs: list[dict[str, Any]] = [
        {"title": " "}, {"variants": []}, {"image_url": "javascript:alert(1)"}
    ]  # fmt: skip
    for wrong in wrongs:
        assert refused(amal.call("POST", "/products", RYE | wrong)) == (422, "invalid"), wrong
    assert body(amal.call("GET", "/products?q=rye"))["items"] == []


def test_a_change_of_what_was_not_seen_is_refused(amal: Caller, rose: Shop) -> None:
    seen = product(amal, "LOAF")
    path = f"/products/{seen['id']}"
    words = {"title": "Country loaf", "description": "Two days in the making."}
    first = body(amal.call("PATCH", path, {**words, "version": seen["version"]}))
    assert (first["title"], first["category"]) == ("Country loaf", "Bread")
    late = amal.call("PATCH", path, {"title": "City loaf", "version": seen["version"]})
    assert refused(late) == (409, "changed_meanwhile")
    assert product(amal, "LOAF")["title"] == "Country loaf"
    assert amal.call("PATCH", path, {"title": "Country loaf"}).status_code == 200
    told = [one.detail for one in entries(rose, "product.changed")]
    assert told == [{"fields": ["description", "title"]}]


def test_a_price_of_another_makes_what_was_seen_old_and_a_sale_does_not(
    amal: Caller, rose: Shop
) -> None:
    seen = product(amal, "LOAF")
    variant = seen["variants"][0]["variant_id"]
    with tenancy.business(rose.id):
        stock.change_stock(UUID(variant), stock=19)
    assert product(amal, "LOAF")["version"] == seen["version"]
    change = {"price_minor": 500, "was_minor": 480}
    priced = body(amal.call("PUT", f"/variants/{variant}/price", change))
    assert priced["variants"][0]["price_minor"] == 500
    assert priced["version"] != seen["version"]
    # Asked again it is as it should be; another's price is not overwritten.
    assert amal.call("PUT", f"/variants/{variant}/price", change).status_code == 200
    late = amal.call("PUT", f"/variants/{variant}/price", {"price_minor": 450, "was_minor": 480})
    assert refused(late) == (409, "price_changed")
    assert [one.detail for one in entries(rose, "price.changed")] == [{"price_minor": 500}]


def test_a_variant_is_added_changed_and_taken_off_sale(amal: Caller) -> None:
    mug = product(amal, "MUG-RED")
    path = f"/products/{mug['id']}/variants"
    green = {"options": {"Color": "Green"}, "price_minor": 1500, "stock": 3}
    made = body(amal.call("POST", path, {**green, "version": mug["version"]}))
    *_, variant = made["variants"]
    assert (variant["sku"], variant["available"]) == ("mug/green", 3)
    assert refused(amal.call("POST", path, green)) == (409, "options_taken")
    one = f"{path}/{variant['variant_id']}"
    assert refused(amal.call("PATCH", one, {"sku": "LOAF"})) == (409, "sku_taken")
    assert refused(amal.call("PATCH", one, {"sku": " "})) == (422, "no_sku")
    clash = amal.call("PATCH", one, {"options": {"Color": " Red "}})
    assert refused(clash) == (409, "options_taken")
    other = product(amal, "LOAF")["variants"][0]["variant_id"]
    assert refused(amal.call("PATCH", f"{path}/{other}", {"sku": "X"})) == (404, "not_found")
    off = body(amal.call("PATCH", one, {"is_active": False, "version": made["version"]}))
    assert [v["is_active"] for v in off["variants"]] == [True, True, False]
    (shown,) = body(amal.call("GET", "/products?q=mug"))["items"]
    assert (len(shown["variants"]), shown["version"]) == (2, "")


def test_a_product_off_sale_keeps_which_of_its_variants_are_on(amal: Caller) -> None:
    mug = product(amal, "MUG-RED")
    off = body(amal.call("PATCH", f"/products/{mug['id']}", {"is_active": False}))
    assert [one["is_active"] for one in off["variants"]] == [True, True]
    assert body(amal.call("GET", "/products?q=mug"))["items"] == []


def test_stock_is_corrected_once_with_its_reason(amal: Caller, rose: Shop) -> None:
    loaf = product(amal, "LOAF")
    path = f"/variants/{loaf['variants'][0]['variant_id']}/stock"
    delivery = {"by": 12, "reason": "received", "note": "Van", "client_key": "d1"}
    for _ in range(2):
        assert body(amal.call("POST", path, delivery))["variants"][0]["stock"] == 32
    assert refused(amal.call("POST", path, delivery | {"by": 13})) == (409, "key_reused")
    count = {"to": 30, "reason": "counted", "client_key": "c1"}
    assert body(amal.call("POST", path, count))["variants"][0]["stock"] == 30
    told = body(amal.call("GET", f"/products/{loaf['id']}/stock-changes"))["items"]
    assert [(one["by"], one["stock"], one["reason"], one["note"]) for one in told] == [
        (-2, 30, "counted", ""),
        (12, 32, "received", "Van"),
    ]
    assert told[0]["member_name"] == rose.owner.name
    assert len(entries(rose, "stock.changed")) == 2


def test_stock_never_goes_below_what_is_held_for_checkouts(amal: Caller, rose: Shop) -> None:
    variant = product(amal, "LOAF")["variants"][0]["variant_id"]
    with tenancy.business(rose.id):
        stock.reserve(uuid4(), quantities={UUID(variant): 4})
    path = f"/variants/{variant}/stock"
    few = {"to": 3, "reason": "counted", "client_key": "a"}
    answer = amal.call("POST", path, few)
    assert refused(answer) == (409, "below_reserved")
    assert "4 of LOAF are held" in body(answer)["detail"]
    less = {"by": -21, "reason": "damaged", "client_key": "b"}
    assert refused(amal.call("POST", path, less)) == (422, "not_a_stock")
    neither = {"reason": "counted", "client_key": "c"}
    assert refused(amal.call("POST", path, neither)) == (422, "not_a_stock_change")
    assert body(amal.call("POST", path, few | {"to": 4}))["variants"][0]["available"] == 0


def test_what_nobody_counts_has_no_stock_to_correct(amal: Caller) -> None:
    rye = body(amal.call("POST", "/products", RYE))
    path = f"/variants/{rye['variants'][1]['variant_id']}/stock"
    change = {"to": 3, "reason": "counted", "client_key": "a"}
    assert refused(amal.call("POST", path, change)) == (409, "not_counted")


def test_prices_of_several_products_rise_once_or_not_at_all(amal: Caller, rose: Shop) -> None:
    loaf, mug = product(amal, "LOAF"), product(amal, "MUG-RED")
    rise = {
        "product_ids": [mug["id"], loaf["id"]],
        "versions": [mug["version"], loaf["version"]],
        "percent_ppm": 75_000,
    }
    assert body(amal.call("POST", "/catalog/prices", rise)) == {"changed": 2}
    prices = [
        v["price_minor"] for sku in ("LOAF", "MUG-RED") for v in product(amal, sku)["variants"]
    ]
    assert prices == [516, 1505, 1505]
    assert refused(amal.call("POST", "/catalog/prices", rise)) == (409, "changed_meanwhile")
    with_unknown = {"product_ids": [loaf["id"], str(uuid4())], "price_minor": 1}
    assert refused(amal.call("POST", "/catalog/prices", with_unknown)) == (404, "not_found")
    twice = {"product_ids": [loaf["id"], loaf["id"]], "price_minor": 1}
    assert refused(amal.call("POST", "/catalog/prices", twice)) == (422, "bad_choice")
    both = {"product_ids": [loaf["id"]], "price_minor": 1, "percent_ppm": 1}
    assert refused(amal.call("POST", "/catalog/prices", both)) == (422, "not_a_price")
    assert product(amal, "LOAF")["variants"][0]["price_minor"] == 516
    assert len(entries(rose, "product.repriced")) == 2


def test_several_products_go_off_sale_and_their_stock_is_set(amal: Caller) -> None:
    ids = [product(amal, sku)["id"] for sku in ("LOAF", "CAKE")]
    off = {"product_ids": ids, "is_active": False}
    assert body(amal.call("POST", "/catalog/status", off)) == {"changed": 2}
    assert body(amal.call("POST", "/catalog/status", off)) == {"changed": 0}
    listed = body(amal.call("GET", "/products?with_inactive=true&which=off_sale"))["items"]
    assert {one["id"] for one in listed} == set(ids)
    count = {"product_ids": ids, "to": 7, "reason": "counted", "client_key": "night"}
    for _ in range(2):
        assert body(amal.call("POST", "/catalog/stock", count)) == {"changed": 2}
    assert [product(amal, sku)["variants"][0]["stock"] for sku in ("LOAF", "CAKE")] == [7, 7]
    many = [str(uuid4()) for _ in range(201)]
    assert amal.call("POST", "/catalog/status", off | {"product_ids": many}).status_code == 422


def test_the_list_is_searched_and_filtered_in_as_many_statements(amal: Caller) -> None:
    def found(query: str) -> tuple[list[str], int]:
        with CaptureQueriesContext(connection) as captured:
            answer = amal.call("GET", f"/products?with_inactive=true&{query}")
        return [one["handle"] for one in body(answer)["items"]], len(captured)

    everything, statements = found("which=all")
    assert everything == ["sourdough-loaf", "mug", "chocolate-cake"]
    assert found("which=low") == (["mug", "chocolate-cake"], statements)
    assert found("which=out")[0] == []
    assert found("q=mug-bl")[0] == ["mug"]
    assert found("q=LOAF+bread")[0] == ["sourdough-loaf"]
    assert found("q=loaf+mug")[0] == []
    assert found("q=100%25")[0] == []
    assert refused(amal.call("GET", "/products?which=cheap")) == (422, "invalid")
