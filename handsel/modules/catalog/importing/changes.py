"""What an import is to write, kept in the database until it is written."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from django.db import connection

from handsel.kit import tenancy
from handsel.kit.ids import uuid7
from handsel.modules.catalog.importing.problems import Problem
from handsel.modules.catalog.models import ImportChange

type Kind = Literal["product", "variant"]
_MOST_TOLD = 200


@dataclass(slots=True)
class Change:
    """Values by column of a product or variant. `owner` is the product's id, `row` the file's."""

    kind: Kind
    target: UUID
    owner: UUID
    row: int
    values: dict[str, Any]
    is_new: bool = False


def clear_changes(import_id: UUID) -> None:
    """Forget what an import is to write."""
    ImportChange.objects.filter(catalog_import_id=import_id).delete()


def keep_changes(import_id: UUID, changes: Iterable[Change], *, step: int) -> None:
    """Keep changes of different targets; one of a target that has one already is added to it."""
    held = list(changes)
    with connection.cursor() as cursor:
        cursor.execute(
            _KEEP,
            [
                tenancy.current(),
                import_id,
                step,
                [uuid7() for _ in held],
                [one.row for one in held],
                [one.kind for one in held],
                [one.is_new for one in held],
                [one.target for one in held],
                [one.owner for one in held],
                [json.dumps(one.values) for one in held],
            ],
        )


def find_collisions(import_id: UUID) -> list[Problem]:
    """New handles and SKUs that several rows of the file would take."""
    with connection.cursor() as cursor:
        cursor.execute(_COLLISIONS, [import_id, _MOST_TOLD])
        found = cursor.fetchall()
    return [
        Problem(last, column, f"{column}_twice", f"Row {first} makes one with this {column}, too.")
        for column, first, last in found
    ]


_KEEP = """
INSERT INTO catalog_importchange AS known (business_id, catalog_import_id, step, id, number, kind,
  is_new, target, owner, content)
SELECT %s::uuid, %s::uuid, %s::int, row.id, number, kind, is_new, target, owner, content::jsonb
FROM unnest(%s::uuid[], %s::int[], %s::text[], %s::bool[], %s::uuid[], %s::uuid[], %s::text[])
  AS row (id, number, kind, is_new, target, owner, content)
ON CONFLICT (business_id, catalog_import_id, target)
DO UPDATE SET content = known.content || excluded.content
"""

_COLLISIONS = """
SELECT taken.name, min(number), max(number)
FROM catalog_importchange AS change
CROSS JOIN LATERAL (VALUES ('handle', content->>'handle'), ('sku', content->>'sku'))
  AS taken (name, value)
WHERE catalog_import_id = %s AND taken.value IS NOT NULL
GROUP BY taken.name, taken.value HAVING count(*) > 1
ORDER BY 3 LIMIT %s
"""
