"""A catalog file → the products in it, as the importer reads them.

`python -m evals.catalogs PATH` reads a file, or every `.csv` of a folder, and prints one JSON
object for each variant: `file`, `row`, `handle`, `title`, `category`, `sku`, `options`, `price`
(in major units, as text), `price_minor`, `currency`, `stock` (null when not counted),
`is_active`, `image`; for each product without variants one with null for what variants have; and
for each problem one with `file`, `row`, `column`, `problem` and `message`.
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from handsel.kit.money import Money, to_decimal
from handsel.modules.catalog.importing.lines import ProductDraft, VariantDraft
from handsel.modules.catalog.importing.plan import Shop
from handsel.modules.catalog.importing.problems import Problems, Unreadable
from handsel.modules.catalog.importing.whole import read_whole

CURRENCY = "USD"


def shop() -> Shop:
    """A shop that sells in the material's currency."""
    return Shop(currency=CURRENCY, locale="en_US", now=datetime.now(UTC))


def files(path: Path) -> list[Path]:
    """The file, or every CSV file of the folder."""
    return sorted(path.glob("*.csv")) if path.is_dir() else [path]


def read(file: Path) -> tuple[list[ProductDraft], Problems]:
    """The products of one file and what is wrong with it. Raises Unreadable."""
    _, drafts, problems = read_whole(lambda: [file.read_bytes()], shop=shop())
    return drafts, problems


def predict(path: Path) -> Iterator[dict[str, object]]:
    """One object for each variant and each problem."""
    for file in files(path):
        try:
            drafts, problems = read(file)
        except Unreadable as error:
            yield _problem(file, row=error.row, column="", code=error.code, message=error.message)
            continue
        for draft in drafts:
            for variant in draft.variants or [VariantDraft(draft.row, "", {})]:
                yield {"file": file.name, **_shown(draft, variant)}
        for one in problems.kept:
            yield _problem(file, one.row, one.column, one.code, one.message)


def _shown(draft: ProductDraft, variant: VariantDraft) -> dict[str, Any]:
    told = {**draft.values, **variant.values}
    minor = variant.values.get("price_minor")
    price = None if minor is None else str(to_decimal(Money(minor, CURRENCY)))
    on_sale = draft.values.get("is_active", True) and variant.values.get("is_active", True)
    return {
        "row": variant.row,
        "handle": draft.handle,
        "title": told.get("title"),
        "description": told.get("description"),
        "category": told.get("category"),
        "tags": told.get("tags", []),
        "sku": variant.sku or None,
        "options": told.get("options", {}),
        "price": price,
        "price_minor": minor,
        "compare_at_minor": told.get("compare_at_minor"),
        "currency": CURRENCY,
        "stock": told.get("stock") if told.get("tracks_stock") else None,
        "is_active": on_sale,
        "image": told.get("image"),
        "images": [one for one in (told.get("image"), *told.get("more_images", [])) if one],
    }


def _problem(file: Path, row: int, column: str, code: str, message: str) -> dict[str, object]:
    return {"file": file.name, "row": row, "column": column, "problem": code, "message": message}


def main(path: Path) -> None:
    """Print the products as JSON lines."""
    for prediction in predict(path):
        print(json.dumps(prediction, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
