"""A file's rows kept in the database while its import runs, so that memory does not hold them."""

import json
from collections.abc import Iterator
from itertools import batched
from uuid import UUID

from django.db import connection
from django.db.models import Count, Max, Min, Q

from handsel.kit import tenancy
from handsel.kit.ids import uuid7
from handsel.modules.catalog.importing.assembling import MOST_VARIANTS
from handsel.modules.catalog.importing.lines import Line
from handsel.modules.catalog.importing.problems import Problem
from handsel.modules.catalog.models import ImportLine, ImportPiece

_PAGE = 2_000
_MOST_TOLD = 200
_LONGEST_SECONDS = 600


def clear_lines(import_id: UUID) -> None:
    """Forget the rows of an import."""
    ImportLine.objects.filter(catalog_import_id=import_id).delete()


def keep_lines(import_id: UUID, lines: list[Line]) -> None:
    """Keep some rows."""
    with connection.cursor() as cursor:
        cursor.execute(
            _KEEP,
            [
                tenancy.current(),
                import_id,
                [uuid7() for _ in lines],
                [line.number for line in lines],
                [line.key for line in lines],
                [line.sku for line in lines],
                [json.dumps(line.as_json()) for line in lines],
            ],
        )


_KEEP = """
INSERT INTO catalog_importline (business_id, catalog_import_id, id, number, key, sku, content)
SELECT %s::uuid, %s::uuid, row.id, number, key, sku, content::jsonb
FROM unnest(%s::uuid[], %s::int[], %s::text[], %s::text[], %s::text[])
  AS row (id, number, key, sku, content)
"""


def take_the_time() -> None:
    """Let statements of this transaction run longer than a message's may: a file can be large."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL statement_timeout = {_LONGEST_SECONDS * 1000}")


def settle_aliases(import_id: UUID) -> None:
    """Give rows that name their product by another key the product's own."""
    rows = ImportLine.objects.filter(catalog_import_id=import_id)
    products = rows.exclude(content__alias="").values_list("content__alias", "key")
    for page in batched(products.iterator(chunk_size=_PAGE), _PAGE):
        aliases, keys = zip(*page, strict=True)
        with connection.cursor() as cursor:
            cursor.execute(_SETTLE, [list(aliases), list(keys), import_id, list(aliases)])


# Told the keys twice, so that the index by key is used whatever the planner believes.
_SETTLE = """
UPDATE catalog_importline AS row SET key = known.key
FROM unnest(%s::text[], %s::text[]) AS known (alias, key)
WHERE row.catalog_import_id = %s AND row.key = ANY(%s::text[]) AND row.key = known.alias
"""


def find_repeated_skus(import_id: UUID) -> list[Problem]:
    """SKUs that stand in several rows."""
    repeated = (
        ImportLine.objects.filter(~Q(sku=""), catalog_import_id=import_id)
        .values("sku")
        .annotate(rows=Count("id"), first=Min("number"), last=Max("number"))
        .filter(rows__gt=1)
        .order_by("last")[:_MOST_TOLD]
    )
    return [
        Problem(one["last"], "sku", "sku_twice", f"Row {one['first']} has this SKU, too.")
        for one in repeated
    ]


def groups(business_id: UUID, import_id: UUID) -> Iterator[list[Line]]:
    """The rows of each product, in the file's order within a product, each page of them read in
    a transaction of its own; of one with too many rows, so many that it is noticed."""
    group: list[Line] = []
    after: tuple[str, int] | None = None
    while page := _page(business_id, import_id, after):
        for line in page:
            if group and group[0].key != line.key:
                yield group
                group = []
            if len(group) <= MOST_VARIANTS:
                group.append(line)
        after = page[-1].key, page[-1].number
    if group:
        yield group


def _page(business_id: UUID, import_id: UUID, after: tuple[str, int] | None) -> list[Line]:
    rows = ImportLine.objects.filter(catalog_import_id=import_id)
    if after is not None:
        key, number = after
        rows = rows.filter(key__gte=key).filter(Q(key__gt=key) | Q(number__gt=number))
    with tenancy.business(business_id):
        return [
            Line.from_json(row.content, number=row.number, key=row.key, sku=row.sku)
            for row in rows.order_by("key", "number")[:_PAGE]
        ]


def read_piece(import_id: UUID, position: int) -> bytes | None:
    """A piece of the uploaded file; None behind the last."""
    found = ImportPiece.objects.filter(catalog_import_id=import_id, position=position)
    content = found.values_list("content", flat=True).first()
    return None if content is None else bytes(content)
