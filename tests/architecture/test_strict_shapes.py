"""What the API does not know it refuses, and what it answers it names: from its own document."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from django.apps import apps
from django.http import HttpRequest
from ninja.params.models import BodyModel
from pydantic import ValidationError

from handsel.edge.api.application import api
from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.edge.api.tests.things import Things
from handsel.kit import tenancy
from handsel.modules.audit.models import AuditEntry
from tests.architecture.permission_table import TABLE, V1, Row, by_resource
from tests.architecture.test_routes import play
from tests.cast import Shop

DOCUMENT: dict[str, Any] = api.get_openapi_schema()
SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]
GUARDED = [row for row in TABLE if row.path.startswith(V1) and row.permission is not None]
# A file is no JSON and has no fields.
UPLOADS = {("POST", f"{V1}/imports"), ("POST", f"{V1}/uploads")}
WRITING = [row for row in GUARDED if row.method != "GET" and (row.method, row.path) not in UPLOADS]

# Answers that hold records as they were kept, whose fields differ from one kind to the next.
OPEN = {
    "EntryOut.detail": "ids, names of fields and amounts; `audit.rules.plain` bounds it",
    "DecisionOut.command": "a command of the assistant, by kind",
    "PreviewOut.products": "rows of a file that is not imported yet, under its own columns",
    "ChangeOut.wanted": "what was listed, by kind of change",
    "AmendmentOut.before": "what an order said",
    "AmendmentOut.after": "what an order says since",
}


def operation_of(row: Row) -> dict[str, Any]:
    found: dict[str, Any] = DOCUMENT["paths"][row.path][row.method.lower()]
    return found


def code_of(caller: Caller, row: Row, things: Things | None = None) -> tuple[int, str]:
    answer = play(caller, row, things)
    told = json.loads(answer.content) if answer.content else {}
    return answer.status_code, told.get("code", "")


def count_entries(shop: Shop) -> int:
    with tenancy.business(shop.id):
        return AuditEntry.objects.count()


@cache
def columns() -> frozenset[str]:
    """Every name that a field of a row has anywhere."""
    return frozenset(
        name
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        for name in (field.name, field.attname)
    )


def body_of(row: Row) -> type[BodyModel] | None:
    """What reads the row's body."""
    for _, router in api._routers:
        for path, view in router.path_operations.items():
            if f"{V1}{path}" == row.path:
                for operation in view.operations:
                    if row.method in operation.methods:
                        found = [m for m in operation.models if issubclass(m, BodyModel)]
                        return found[0] if found else None
    raise AssertionError(row)


def body_schema(row: Row) -> dict[str, Any]:
    """What the document says of the row's body; nothing when it takes none."""
    content = operation_of(row).get("requestBody", {}).get("content", {})
    found: dict[str, Any] = content.get("application/json", {}).get("schema", {})
    return found


def fields_of(schema: dict[str, Any]) -> set[str]:
    """The names of a schema's own fields."""
    if "$ref" in schema:
        schema = SCHEMAS[schema["$ref"].rpartition("/")[2]]
    inner = [name for one in schema.get("anyOf", []) for name in fields_of(one)]
    return set(schema.get("properties", {})) | set(inner)


@pytest.mark.parametrize("resource", by_resource(GUARDED))
def test_a_parameter_nobody_knows_is_refused(resource: str, rose: Shop) -> None:
    amal = caller_for(rose.owner)
    for row in by_resource(GUARDED)[resource]:
        known = {one["name"] for one in operation_of(row).get("parameters", [])}
        for name in ("no_such", "business_id", "Cursor", "limit[]"):
            assert name not in known
            asked = replace(row, path=f"{row.path}?{name}=1")
            assert code_of(amal, asked) == (422, "unknown_parameter"), asked
        for name in known & {"cursor", "limit"}:
            asked = replace(row, path=f"{row.path}?{name}=1&{name}=2")
            assert code_of(amal, asked)[0] == 422, asked


@pytest.mark.parametrize("resource", by_resource(WRITING))
def test_a_field_nobody_knows_is_refused_and_nothing_changes(
    resource: str, kept_rose: Shop, kept_things: Things
) -> None:
    amal = caller_for(kept_rose.owner)
    entries = count_entries(kept_rose)
    for row in by_resource(WRITING)[resource]:
        known = fields_of(body_schema(row))
        for name in {"no_such", "id", "business_id", "role", "created_at"} - known:
            asked = replace(row, body={**(row.body or {}), name: "x"})
            assert code_of(amal, asked, kept_things)[0] == 422, asked
    assert count_entries(kept_rose) == entries


@pytest.mark.parametrize("row", WRITING, ids=str)
def test_no_column_can_be_written_that_the_body_does_not_name(row: Row) -> None:
    reads = body_of(row)
    if reads is None:
        return
    known = fields_of(body_schema(row))
    request = HttpRequest()
    for name in sorted(columns() - known):
        request._body = json.dumps({**(row.body or {}), name: 1}).encode()
        request.content_type = "application/json"
        with pytest.raises(ValidationError) as refused:
            reads.resolve(request, api, {})
        assert name in {error["loc"][-1] for error in refused.value.errors()}, name


def test_every_shape_that_is_read_or_answered_is_closed() -> None:
    shapes = {name: one for name, one in SCHEMAS.items() if one.get("type") == "object"}
    shapes.pop("Problem")
    loose = [name for name, one in shapes.items() if one.get("additionalProperties") is not False]
    assert loose == []
    assert len(shapes) > 40


def parts(schema: Any, *, of: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema inside of one, under the shape's and the field's name."""
    if isinstance(schema, list):
        for one in schema:
            yield from parts(one, of=of)
    if isinstance(schema, dict):
        yield of, schema
        for word in ("items", "additionalProperties", "anyOf", "allOf", "oneOf", "prefixItems"):
            yield from parts(schema.get(word), of=of)


def test_every_value_that_is_answered_has_a_type() -> None:
    kinds = {"type", "$ref", "anyOf", "allOf", "oneOf", "enum", "const"}
    loose = {
        place
        for name, shape in SCHEMAS.items()
        for field, schema in shape.get("properties", {}).items()
        for place, part in parts(schema, of=f"{name}.{field}")
        if not kinds & set(part)
        or (part.get("type") == "object" and part.get("additionalProperties") is True)
        or (part.get("type") == "array" and not {"items", "prefixItems"} & set(part))
    }
    assert loose == set(OPEN)


def test_ids_are_never_numbers_that_count_up() -> None:
    counting = [
        f"{name}.{field}"
        for name, shape in SCHEMAS.items()
        for field, schema in shape.get("properties", {}).items()
        for _, part in parts(schema, of=field)
        if (field == "id" or field.endswith("_id")) and part.get("type") in ("integer", "number")
    ]
    assert counting == []
    numbered = [
        parameter["name"]
        for path in DOCUMENT["paths"].values()
        for operation in path.values()
        for parameter in operation.get("parameters", [])
        if parameter["in"] == "path" and parameter["schema"].get("format") != "uuid"
    ]
    assert numbered == []
