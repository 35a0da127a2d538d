"""Writes what an import found to differ, step by step, each step with a handful of statements.

Only rows that change are locked, variants last and in the order in which sales lock them, so that
a checkout waits for an import for as long as one statement takes, and only for the same variant.
"""

import json
from functools import cache
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from handsel.kit.clock import now
from handsel.modules.catalog.importing.problems import Problem
from handsel.modules.catalog.models import Product, Variant

PRODUCT_COLUMNS = (
    "title", "description", "category", "tags", "synonyms", "image", "more_images", "is_active",
)  # fmt: skip
VARIANT_COLUMNS = (
    "sku", "options", "price_minor", "currency", "compare_at_minor", "cost_minor", "weight_grams",
    "barcode", "tracks_stock", "stock", "is_active", "position",
)  # fmt: skip


def apply_step(import_id: UUID, step: int) -> list[Problem]:
    """Write one step, in the current transaction; what could not be, as warnings.

    That is what somebody else took since it was compared: a handle or SKU. Theirs is left.
    """
    which: dict[str, UUID | int | str] = {"import": import_id, "step": step}
    with connection.cursor() as cursor:
        cursor.execute(_BY_INDEX)
        for table in ("product", "variant"):
            new = {**which, "blank": _blank(table), "now": now().isoformat()}
            cursor.execute(_INSERT[table], new)
        cursor.execute(_LEFT_OUT, which)
        rows = cursor.fetchall()
        cursor.execute(_KEEP_SKUS, which)
        rows += cursor.fetchall()
        for table in ("product", "variant"):
            cursor.execute(_LOCK[table], which)
            cursor.execute(_UPDATE[table], which)
    return [Problem(row, "", "added_meanwhile", _MEANWHILE, is_warning=True) for (row,) in rows]


_MEANWHILE = (
    "Its handle or SKU was given to another thing while the file was being imported: "
    "this row was left out."
)


@cache
def _blank(table: str) -> str:
    """A new row's columns, as far as a file may leave them out, as JSON."""
    model = {"product": Product, "variant": Variant}[table]
    untold = ("id", "business", "product", "created_at")
    values: dict[str, Any] = {
        field.attname: field.get_default()
        for field in model._meta.concrete_fields
        if field.name not in untold
    }
    return json.dumps(values, cls=DjangoJSONEncoder)


# Nobody counts rows that live for seconds: without this the planner may read whole tables.
_BY_INDEX = """
SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off
"""

# What is put together below is names of ours; values are parameters.
_MINE = "change.catalog_import_id = %(import)s::uuid AND change.step = %(step)s::int"

_INSERT = {
    "product": f"""
INSERT INTO catalog_product SELECT row.* FROM catalog_importchange AS change
CROSS JOIN LATERAL jsonb_populate_record(NULL::catalog_product, %(blank)s::jsonb || change.content
  || jsonb_build_object('id', change.target, 'business_id', change.business_id,
    'created_at', %(now)s::text)) AS row
WHERE {_MINE} AND change.kind = 'product' AND change.is_new
ON CONFLICT (business_id, handle) DO NOTHING
""",  # noqa: S608
    "variant": f"""
INSERT INTO catalog_variant SELECT row.* FROM catalog_importchange AS change
JOIN catalog_product AS product ON product.id = change.owner
CROSS JOIN LATERAL jsonb_populate_record(NULL::catalog_variant, %(blank)s::jsonb || change.content
  || jsonb_build_object('id', change.target, 'business_id', change.business_id,
    'product_id', change.owner, 'created_at', %(now)s::text)) AS row
WHERE {_MINE} AND change.kind = 'variant' AND change.is_new
ON CONFLICT (business_id, sku) DO NOTHING
""",  # noqa: S608
}

_LEFT_OUT = f"""
SELECT change.number FROM catalog_importchange AS change
WHERE {_MINE} AND change.is_new
AND NOT EXISTS (SELECT FROM catalog_product AS one WHERE one.id = change.target)
AND NOT EXISTS (SELECT FROM catalog_variant AS one WHERE one.id = change.target)
"""  # noqa: S608

_KEEP_SKUS = f"""
UPDATE catalog_importchange AS change SET content = change.content - 'sku'
WHERE {_MINE} AND NOT change.is_new AND change.content ? 'sku' AND EXISTS (
  SELECT FROM catalog_variant AS other
  WHERE other.sku = change.content->>'sku' AND other.id <> change.target)
RETURNING change.number
"""  # noqa: S608


def _lock(table: str) -> str:
    return f"""
SELECT count(*) FROM (
  SELECT one.id FROM catalog_importchange AS change
  JOIN catalog_{table} AS one ON one.id = change.target
  WHERE {_MINE} AND change.kind = '{table}' AND NOT change.is_new
  ORDER BY one.id FOR NO KEY UPDATE OF one) AS locked
"""  # noqa: S608


def _update(table: str, columns: tuple[str, ...]) -> str:
    # What customers hold stays theirs: a file does not take it from under them.
    values = {name: f"row.{name}" for name in columns} | (
        {"stock": "GREATEST(row.stock, one.reserved)"} if "stock" in columns else {}
    )
    listed = ", ".join(f"{name} = {value}" for name, value in values.items())
    return f"""
UPDATE catalog_{table} AS one SET {listed} FROM catalog_importchange AS change
JOIN catalog_{table} AS known ON known.id = change.target
CROSS JOIN LATERAL jsonb_populate_record(known, change.content) AS row
WHERE {_MINE} AND change.kind = '{table}' AND NOT change.is_new AND one.id = change.target
"""  # noqa: S608


_LOCK = {"product": _lock("product"), "variant": _lock("variant")}
_UPDATE = {
    "product": _update("product", PRODUCT_COLUMNS),
    "variant": _update("variant", VARIANT_COLUMNS),
}
