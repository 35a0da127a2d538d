"""What a customer asks for → the products found, best first.

`python -m evals.lookup PATH` reads `lookup_queries.jsonl` and the catalogs beside it, each by the
product's importer. Keys are what a file knows a product by: handle, parent SKU, product id.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from evals.catalogs import read
from handsel.modules.catalog.importing.lines import ProductDraft
from handsel.modules.catalog.lookup import LookupIndex, LookupItem, build_index, rank

QUERIES = "lookup_queries.jsonl"


def item_of(draft: ProductDraft) -> LookupItem:
    """A product as the look-up knows it."""
    options: dict[str, tuple[str, ...]] = {}
    for variant in draft.variants:
        for name, value in variant.values.get("options", {}).items():
            if value not in options.get(name, ()):
                options[name] = (*options.get(name, ()), value)
    return LookupItem(
        product_id=draft.handle,
        title=draft.values.get("title", ""),
        category=draft.values.get("category", ""),
        tags=tuple(draft.values.get("tags", ())),
        skus=tuple(variant.sku for variant in draft.variants),
        options=options,
        synonyms=tuple(draft.values.get("synonyms", ())),
    )


def index_of(file: Path) -> LookupIndex:
    """The index of one catalog file."""
    return build_index(item_of(draft) for draft in read(file)[0])


def predict(path: Path) -> Iterator[dict[str, object]]:
    """One ranking for each query."""
    folder, queries = (path, path / QUERIES) if path.is_dir() else (path.parent, path)
    indexes: dict[str, LookupIndex] = {}
    for line in queries.read_text("utf-8").splitlines():
        asked = json.loads(line)
        catalog = asked["catalog"]
        if catalog not in indexes:
            indexes[catalog] = index_of(folder / catalog)
        ranked = rank(indexes[catalog], asked["query"])
        yield {"id": asked["id"], "ranked": [one.product_id for one in ranked]}


def main(path: Path) -> None:
    """Print the rankings as JSON lines."""
    for prediction in predict(path):
        print(json.dumps(prediction, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
