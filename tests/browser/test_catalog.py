"""The catalog: products made and changed, stock, several at once, and a file of them."""

import re
from typing import Any
from uuid import uuid4

import httpx2
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.desk import Desk, at_one_width

pytestmark = pytest.mark.timeout(300)

GOOD = "Title,Price,Stock\n{0} rye,4.20,8\n{0} spelt,5.10,3\n"
BAD = "Title,Price,Stock\n{0} rye,4.20,8\n{0} spelt,cheap,3\n{0} oat,three pounds,2\n"


def the_api(desk: Desk) -> httpx2.Client:
    """The shop's API, by the demonstration's key."""
    described = desk.stack.described
    return httpx2.Client(
        base_url=f"{described.web_url}/api/v1",
        headers={"Authorization": f"Bearer {desk.stack.rose.api_token}"},
        timeout=20,
    )


def make_product(desk: Desk, title: str, **words: Any) -> dict[str, Any]:
    """A product of one variant, of which there are nine."""
    body = {"title": title, "variants": [{"price_minor": 450, "stock": 9}], **words}
    with the_api(desk) as api:
        made: dict[str, Any] = api.post("/products", json=body).raise_for_status().json()
    return made


def read_product(desk: Desk, product_id: str) -> dict[str, Any]:
    with the_api(desk) as api:
        found: dict[str, Any] = api.get(f"/products/{product_id}").raise_for_status().json()
    return found


def named(what: str) -> str:
    return f"{what} {uuid4().hex[:8]}"


def panel(page: Page, title: str) -> Locator:
    """One subject of a page."""
    heading = page.get_by_role("heading", name=title, exact=True)
    return page.locator("section").filter(has=heading)


def test_the_list_is_searched_filtered_and_accessible(amal: Desk) -> None:
    amal.page.goto("/catalog")
    expect(amal.page.get_by_role("heading", level=1, name="Catalog")).to_be_visible()
    expect(amal.page.get_by_text("Sourdough").locator("visible=true").first).to_be_visible()
    amal.require_accessible()
    amal.page.get_by_role("searchbox").fill("no such thing at all")
    expect(amal.page.get_by_role("heading", name="Nothing matches")).to_be_visible()
    amal.page.wait_for_url(re.compile(r"q=no"))
    amal.require_accessible()
    amal.page.get_by_role("link", name="Show all products").click()
    amal.page.get_by_role("link", name="Off sale").click()
    amal.page.wait_for_url("**/catalog?which=off_sale")


def test_a_product_is_made_with_what_it_comes_in(amal: Desk) -> None:
    title = named("Plum cake")
    amal.page.goto("/catalog/new")
    amal.page.get_by_role("button", name="Add to the catalog").click()
    expect(amal.page.get_by_role("alert").first).to_be_visible()
    amal.require_accessible()
    amal.page.get_by_label("Name", exact=True).fill(title)
    amal.page.get_by_label("Price in GBP").fill("12.50")
    amal.page.get_by_label("In stock").fill("4")
    amal.page.get_by_role("button", name="Add an option").click()
    amal.page.get_by_label("Option", exact=True).fill("Size")
    amal.page.get_by_label("Values, separated by commas").fill("Small, Large")
    amal.page.get_by_label("Price: Large").fill("18")
    amal.require_accessible()
    amal.page.get_by_role("button", name="Add to the catalog").click()
    expect(amal.page.get_by_role("heading", level=1, name=title)).to_be_visible()
    amal.page.wait_for_url(re.compile(r"/catalog/[0-9a-f-]{36}$"))
    made = read_product(amal, amal.page.url.rpartition("/")[2])
    told = [(one["options"], one["price_minor"], one["stock"]) for one in made["variants"]]
    assert told == [({"Size": "Small"}, 1250, 4), ({"Size": "Large"}, 1800, 4)]
    amal.require_accessible()


def test_a_price_and_the_stock_are_changed_in_their_places(amal: Desk) -> None:
    made = make_product(amal, named("Bun"))
    amal.page.goto(f"/catalog/{made['id']}")
    amal.page.get_by_role("button", name="Change The only one").click()
    amal.page.get_by_label("Price in GBP").fill("4.95")
    amal.require_accessible()
    amal.page.get_by_role("button", name="Save").click()
    expect(panel(amal.page, "Variants").get_by_text("£4.95")).to_be_visible()
    amal.page.get_by_role("button", name="Correct the stock of The only one").click()
    amal.page.get_by_label("How many", exact=True).fill("12")
    expect(amal.page.get_by_text("Then there are 21.")).to_be_visible()
    amal.page.get_by_label("Note").fill("Van came early")
    amal.require_accessible()
    amal.page.get_by_role("button", name="Correct", exact=True).click()
    expect(panel(amal.page, "Stock corrections")).to_contain_text("Van came early")
    (variant,) = read_product(amal, made["id"])["variants"]
    assert (variant["price_minor"], variant["stock"]) == (495, 21)


@at_one_width
def test_two_members_who_change_the_same_words_are_both_heard(amal: Desk) -> None:
    made = make_product(amal, named("Tart"))
    amal.page.goto(f"/catalog/{made['id']}")
    description = amal.page.get_by_label("Description")
    description.fill("With plums.")
    with the_api(amal) as api:
        path = f"/products/{made['id']}"
        api.patch(path, json={"description": "With pears."}).raise_for_status()
    amal.page.get_by_role("button", name="Save").click()
    conflict = amal.page.get_by_role("alert")
    expect(conflict).to_contain_text("Somebody changed this while you were writing")
    expect(conflict).to_contain_text("With pears.")
    expect(description).to_have_value("With plums.")
    amal.require_accessible()
    assert read_product(amal, made["id"])["description"] == "With pears."
    conflict.get_by_role("button", name="Save mine over it").click()
    expect(conflict).to_have_count(0)
    assert read_product(amal, made["id"])["description"] == "With plums."


@at_one_width
def test_a_price_that_changed_meanwhile_is_no_conflict(amal: Desk) -> None:
    made = make_product(amal, named("Scone"))
    amal.page.goto(f"/catalog/{made['id']}")
    amal.page.get_by_label("Category").fill("Tea time")
    variant = made["variants"][0]["variant_id"]
    with the_api(amal) as api:
        api.put(f"/variants/{variant}/price", json={"price_minor": 470}).raise_for_status()
    amal.page.get_by_role("button", name="Save").click()
    expect(amal.page.get_by_text("Not saved yet")).to_have_count(0)
    now = read_product(amal, made["id"])
    assert (now["category"], now["variants"][0]["price_minor"]) == ("Tea time", 470)


def test_several_products_are_changed_at_once(amal: Desk) -> None:
    word = uuid4().hex[:8]
    made = [make_product(amal, f"Bulk {word} {number}") for number in (1, 2)]
    amal.page.goto(f"/catalog?q={word}")
    for number in (1, 2):
        box = amal.page.get_by_role("checkbox", name=f"Select Bulk {word} {number}")
        box.locator("visible=true").check()
    bar = amal.page.get_by_role("region", name="2 selected")
    expect(bar).to_be_visible()
    amal.require_accessible()
    bar.get_by_role("button", name="Prices").click()
    amal.page.get_by_label("Percent", exact=True).fill("10")
    amal.require_accessible()
    amal.page.get_by_role("button", name="Apply").click()
    expect(amal.page.get_by_text("2 products were changed.").first).to_be_visible()
    bar.get_by_role("button", name="Take off sale").click()
    amal.page.get_by_role("dialog").get_by_role("button", name="Take off sale").click()
    expect(amal.page.get_by_role("dialog")).to_have_count(0)
    for one in made:
        now = read_product(amal, one["id"])
        assert (now["is_active"], now["variants"][0]["price_minor"]) == (False, 495)


def choose_file(desk: Desk, name: str, text: str) -> None:
    file: Any = {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
    desk.page.goto("/catalog/import")
    desk.page.locator("input[type=file]").set_input_files(files=[file])
    expect(desk.page.get_by_role("heading", level=1, name=name)).to_be_visible()
    expect(desk.page.get_by_role("heading", name="The first rows")).to_be_visible()


@at_one_width
def test_a_file_with_two_bad_rows_says_which_and_changes_nothing(amal: Desk) -> None:
    word = named("Loaf")
    choose_file(amal, "bread.csv", BAD.format(word))
    amal.require_accessible()
    amal.page.get_by_role("button", name="Check all rows").click()
    problems = panel(amal.page, "What is wrong in the file")
    wrong = problems.get_by_role("row").filter(has_text="Write a number.")
    expect(wrong).to_have_count(2)
    expect(wrong.first.get_by_role("cell").first).to_have_text("3")
    expect(wrong.last).to_contain_text("three pounds")
    expect(amal.page.get_by_text("Not imported").first).to_be_visible()
    amal.require_accessible()
    with amal.page.expect_download() as download:
        problems.get_by_role("button", name="Download the list").click()
    assert download.value.suggested_filename == "bread-problems.csv"
    with the_api(amal) as api:
        found = api.get("/products", params={"q": word, "with_inactive": True}).json()
    assert found["items"] == []


def test_a_good_file_is_checked_and_imported(amal: Desk) -> None:
    word = named("Batch")
    choose_file(amal, "batch.csv", GOOD.format(word))
    amal.page.get_by_role("button", name="Check all rows").click()
    expect(panel(amal.page, "What would change")).to_contain_text("New products")
    amal.page.get_by_role("button", name="Import now").click()
    expect(amal.page.get_by_text("All of it is in the catalog.")).to_be_visible()
    amal.require_accessible()
    amal.page.get_by_role("link", name="See the catalog").click()
    amal.page.get_by_role("searchbox").fill(word)
    expect(amal.page.get_by_text(f"{word} rye").locator("visible=true")).to_be_visible()


def test_of_a_long_list_only_what_is_in_sight_is_drawn_and_all_of_it_comes(amal: Desk) -> None:
    count, word = 120, uuid4().hex[:8]
    lines = "".join(f"{word} {number:03d},4.20,8\n" for number in range(count))
    choose_file(amal, "long.csv", f"Title,Price,Stock\n{lines}")
    amal.page.get_by_role("button", name="Check all rows").click()
    amal.page.get_by_role("button", name="Import now").click()
    expect(amal.page.get_by_text("All of it is in the catalog.")).to_be_visible()
    amal.page.goto(f"/catalog?q={word}")
    rows = amal.page.get_by_role("main").get_by_role("link", name=word)
    expect(rows.first).to_be_visible()
    amal.page.mouse.move(360, 400)
    seen: set[str] = set()
    for _ in range(count):
        drawn = rows.all_inner_texts()
        assert len(drawn) < count / 2
        seen |= set(drawn)
        if len(seen) == count:
            break
        amal.page.mouse.wheel(0, 1000)
        expect(rows.last).not_to_have_text(drawn[-1])
    assert len(seen) == count
    amal.require_accessible()
