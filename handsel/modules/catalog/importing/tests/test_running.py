"""An import changes all or nothing, the same at every repetition, and says what it did."""

from uuid import UUID

import pytest

from handsel.kit import tenancy
from handsel.kit.ids import uuid7
from handsel.modules.catalog.actions import NewVariant, put_product
from handsel.modules.catalog.importing.plan import Wanted
from handsel.modules.catalog.importing.tests.files import PLAIN, SHOPIFY, WOO, bring
from handsel.modules.catalog.models import CatalogImport, ImportLine, ImportPiece
from handsel.modules.catalog.queries import Listing, get_version, list_products
from handsel.modules.catalog.stock import release, reserve, sell
from tests.cast import Shop


def sold(shop: Shop) -> dict[str, Listing]:
    """What the shop has, on sale or not, by handle."""
    with tenancy.business(shop.id):
        return {one.handle: one for one in list_products(with_inactive=True)}


def codes(row: CatalogImport) -> list[tuple[int, str]]:
    return [(one["row"], one["code"]) for one in row.problems if not one["is_warning"]]


def test_a_shopify_export_comes_in_whole(rose: Shop) -> None:
    row = bring(rose, SHOPIFY)
    assert (row.state, row.error_count) == ("done", 0)
    bowl, whisk = sold(rose)["tea-bowl"], sold(rose)["whisk"]
    assert bowl.description == "Thrown by hand.\n\nHolds 200 ml & more."
    assert (bowl.category, bowl.tags) == ("Bowls", ("clay", "gift"))
    assert [(v.sku, v.price_minor, v.currency) for v in bowl.variants] == [
        ("TB-MS", 2400, "GBP"),
        ("TB-ML", 3200, "GBP"),
        ("TB-AS", 2400, "GBP"),
    ]
    assert dict(bowl.variants[1].options) == {"Glaze": "Moss", "Size": "Large"}
    assert [(v.tracks_stock, v.stock) for v in bowl.variants] == [(True, 4), (True, 0), (False, 0)]
    assert bowl.image == "https://img.example/tb-1.jpg"
    assert (whisk.is_active, whisk.variants[0].sku) == (False, "whisk")


def test_a_woocommerce_export_brings_variations_to_their_parents(rose: Shop) -> None:
    row = bring(rose, WOO)
    assert row.state == "done", row.problems
    scarf, hat = sold(rose)["scarf"], sold(rose)["hat"]
    assert [(dict(v.options), v.price_minor) for v in scarf.variants] == [
        ({"Color": "Red"}, 3500),
        ({"Color": "Blue"}, 2850),
    ]
    assert (scarf.category, scarf.image) == ("Scarves", "https://img.example/s.jpg")
    assert sold(rose)["gloves"].variants[0].available == 0
    assert (hat.is_active, hat.variants[0].price_minor, hat.variants[0].available) == (
        False,
        1200,
        1_000_000,
    )
    assert sold(rose)["set"].variants == ()


def test_a_plain_file_needs_little(rose: Shop) -> None:
    assert bring(rose, PLAIN).state == "done"
    mug = sold(rose)["rose-mug"]
    assert [v.available for v in mug.variants] == [3, 1_000_000]


@pytest.mark.parametrize("file", [SHOPIFY, WOO, PLAIN])
def test_the_same_file_again_changes_nothing(rose: Shop, file: str) -> None:
    first, before = bring(rose, file), sold(rose)
    again = bring(rose, file)
    assert first.found["products_new"] == len(before)
    assert again.found["products_unchanged"] == len(before)
    assert again.found["products_new"] == again.found["products_changed"] == 0
    assert again.found["variants_new"] == again.found["variants_changed"] == 0
    assert sold(rose) == before


def test_a_dry_run_counts_and_changes_nothing(rose: Shop) -> None:
    bring(rose, PLAIN)
    before = sold(rose)
    row = bring(rose, PLAIN.replace("4.20", "4.50") + "Bun,,1.10,,BUN\n", is_dry_run=True)
    assert row.state == "checked"
    assert (row.found["products_new"], row.found["products_changed"]) == (1, 1)
    assert row.found["products_unchanged"] == 1
    assert sold(rose) == before


def test_one_wrong_row_keeps_all_out_and_every_wrong_row_is_told(rose: Shop) -> None:
    row = bring(rose, PLAIN + "Bun,,free,,BUN\nRoll,,-1,2,ROLL\nPie,,3.00,2,RYE\n,,3.00,,\n")
    assert (row.state, row.error_count) == ("refused", 4)
    assert codes(row) == [
        (5, "not_a_number"),
        (6, "negative"),
        (7, "sku_twice"),
        (8, "unnamed"),
    ]
    assert row.problems[0]["column"] == "price"
    assert sold(rose) == {}


def test_a_wrong_row_found_while_writing_undoes_what_was_written(rose: Shop) -> None:
    bring(rose, PLAIN)
    before = sold(rose)
    row = bring(rose, "handle,title,price,sku\napple-pie,Pie,9,PIE\nrye-loaf,Rye loaf,4,MUG-B\n")
    assert (row.state, codes(row)) == ("refused", [(3, "sku_taken")])
    assert set(sold(rose)) == set(before)


def test_a_price_list_by_sku_changes_prices_only(rose: Shop) -> None:
    bring(rose, PLAIN)
    row = bring(rose, "sku;price\nMUG-R;15,50\nRYE;4,30\n")
    assert row.state == "done"
    mug = sold(rose)["rose-mug"]
    assert [(v.sku, v.price_minor, v.is_active) for v in mug.variants] == [
        ("MUG-B", 1400, True),
        ("MUG-R", 1550, True),
    ]
    assert sold(rose)["rye-loaf"].variants[0].stock == 12


def test_an_unknown_sku_without_a_name_is_refused(rose: Shop) -> None:
    assert codes(bring(rose, "sku,price\nNONE,1.00\n")) == [(2, "unknown_product")]


def test_a_product_made_by_hand_is_found_by_its_sku(rose: Shop) -> None:
    with tenancy.business(rose.id):
        made = put_product(
            "by-hand",
            title="Rye",
            synonyms=["roggen"],
            variants=[NewVariant(sku="RYE", price_minor=1, currency="GBP")],
        )
    bring(rose, PLAIN)
    rye = sold(rose)["by-hand"]
    assert (rye.id, rye.title, rye.synonyms) == (made.id, "Rye loaf", ("roggen",))


def test_a_variant_that_is_gone_from_its_product_goes_off_sale_and_comes_back(rose: Shop) -> None:
    bring(rose, PLAIN)
    fewer = "\n".join(line for line in PLAIN.splitlines() if "Red" not in line)
    row = bring(rose, fewer)
    assert row.found["variants_off_sale"] == 1
    assert [v.is_active for v in sold(rose)["rose-mug"].variants] == [True, False]
    bring(rose, PLAIN)
    assert [v.is_active for v in sold(rose)["rose-mug"].variants] == [True, True]


def test_a_product_that_is_not_in_the_file_stays(rose: Shop) -> None:
    bring(rose, PLAIN)
    bring(rose, "title,price,sku\nBun,1.10,BUN\n")
    assert sold(rose)["rye-loaf"].is_active


def test_a_new_sku_for_the_same_options_is_the_same_variant(rose: Shop) -> None:
    bring(rose, PLAIN)
    before = sold(rose)["rose-mug"].variants
    bring(rose, PLAIN.replace("MUG-R", "MUG-RED"))
    after = sold(rose)["rose-mug"].variants
    assert [v.variant_id for v in after] == [v.variant_id for v in before]
    assert after[1].sku == "MUG-RED"


def test_what_customers_hold_is_not_taken_from_under_them(rose: Shop) -> None:
    bring(rose, PLAIN)
    loaf = sold(rose)["rye-loaf"].variants[0].variant_id
    checkout = uuid7()
    with tenancy.business(rose.id):
        reserve(checkout, quantities={loaf: 5})
    bring(rose, PLAIN.replace("4.20,12", "4.20,2"))
    rye = sold(rose)["rye-loaf"].variants[0]
    assert (rye.stock, rye.reserved, rye.available) == (5, 5, 0)


def test_what_is_not_counted_is_held_and_sold_without_counting(rose: Shop) -> None:
    bring(rose, PLAIN)
    mug: UUID = sold(rose)["rose-mug"].variants[1].variant_id
    sale, other = uuid7(), uuid7()
    with tenancy.business(rose.id):
        reserve(sale, quantities={mug: 40})
        reserve(other, quantities={mug: 2})
    bring(rose, PLAIN.replace("Red,14,", "Red,14,6"))
    with tenancy.business(rose.id):
        assert sell(sale) == ()
        release(other)
    row = sold(rose)["rose-mug"].variants[1]
    assert (row.tracks_stock, row.stock, row.reserved) == (True, 6, 0)


def test_an_import_makes_the_index_new_and_leaves_nothing_behind(rose: Shop) -> None:
    with tenancy.business(rose.id):
        before = get_version()
    bring(rose, PLAIN)
    with tenancy.business(rose.id):
        assert get_version() > before
        assert not ImportLine.objects.exists()
        assert not ImportPiece.objects.exists()


def test_a_file_that_is_refused_can_be_read_another_way(rose: Shop) -> None:
    odd = "what,how much\nBun,1.10\n"
    row = bring(rose, odd)
    assert (row.state, row.problems[0]["code"]) == ("refused", "unreadable_file")
    mapped = bring(rose, odd, wanted=Wanted(mapping={"title": "what", "price": "how much"}))
    assert mapped.state == "done"
    assert sold(rose)["bun"].variants[0].price_minor == 110


def test_progress_counts_rows(rose: Shop) -> None:
    row = bring(rose, SHOPIFY)
    assert (row.rows_done, row.rows_total) == (5, 5)


def test_a_rival_does_not_see_an_import(rose: Shop, blue: Shop) -> None:
    bring(rose, PLAIN)
    with tenancy.business(blue.id):
        assert not CatalogImport.objects.exists()
    assert sold(blue) == {}
