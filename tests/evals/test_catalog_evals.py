"""The evals of catalogs and look-up read files by the importer."""

import json
from pathlib import Path

from evals import catalogs, lookup
from handsel.modules.catalog.importing.tests.files import SHOPIFY


def test_a_file_becomes_rows(tmp_path: Path) -> None:
    (tmp_path / "shop.csv").write_text(SHOPIFY)
    rows = list(catalogs.predict(tmp_path))
    assert [(row["sku"], row["price"], row["stock"]) for row in rows if row.get("sku")] == [
        ("TB-MS", "24.00", 4),
        ("TB-ML", "32.00", 0),
        ("TB-AS", "24.00", None),
        ("whisk", "12.50", None),
    ]


def test_a_wrong_file_becomes_problems(tmp_path: Path) -> None:
    (tmp_path / "shop.csv").write_text("title,price\nBun,free\n")
    [product, problem] = catalogs.predict(tmp_path)
    assert (product["price"], problem["row"], problem["problem"]) == (None, 2, "not_a_number")


def test_queries_are_ranked_by_handle(tmp_path: Path) -> None:
    (tmp_path / "shop.csv").write_text(SHOPIFY)
    asked = [{"id": "1", "catalog": "shop.csv", "query": "tea bowls"},
             {"id": "2", "catalog": "shop.csv", "query": "bicycle"}]  # fmt: skip
    (tmp_path / "lookup_queries.jsonl").write_text("\n".join(map(json.dumps, asked)))
    assert list(lookup.predict(tmp_path)) == [
        {"id": "1", "ranked": ["tea-bowl"]},
        {"id": "2", "ranked": []},
    ]
