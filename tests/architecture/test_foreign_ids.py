"""A stranger's id is worth as much as one that never was, wherever it is written."""

import json
from dataclasses import fields, replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse

from handsel.edge.api.application import api
from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.edge.api.tests.things import Things
from handsel.kit import tenancy
from handsel.kit.paging import cursor_after
from handsel.modules.audit.models import AuditEntry
from tests.architecture.permission_table import TABLE, V1, Row
from tests.architecture.test_routes import described, play
from tests.cast import Shop
from tests.purchases import NOON

DOCUMENT: dict[str, Any] = api.get_openapi_schema()
SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]
GUARDED = [row for row in TABLE if row.path.startswith(V1) and row.permission is not None]

# Fields of bodies that hold ids, and what else such a body needs.
IDS_IN_BODIES: dict[tuple[str, str], dict[str, Any]] = {
    ("AssigneeIn", "member_id"): {},
    ("LabelsIn", "label_ids"): {},
    ("ProductCardIn", "product_id"): {"client_key": "c-1"},
    ("ProductCardIn", "variant_id"): {"client_key": "c-1"},
    ("FileIn", "upload_id"): {"client_key": "f-1"},
    ("PricesIn", "product_ids"): {"percent_ppm": 50_000},
    ("StatusIn", "product_ids"): {"is_active": False},
    ("StocksIn", "product_ids"): {"by": 1, "reason": "received", "client_key": "k-1"},
    ("KnowledgeIn", "question_id"): {"question": "Mondays?", "answer": "From eight."},
    ("ModelOrderIn", "model_ids"): {},
    ("ExampleIn", "entry_id"): {"text": "do you bake on Mondays"},
    ("ExampleIn", "question_id"): {"text": "do you bake on Mondays", "label": "order_status"},
}


def operation_of(row: Row) -> dict[str, Any]:
    found: dict[str, Any] = DOCUMENT["paths"][row.path][row.method.lower()]
    return found


def query_parameters(row: Row) -> dict[str, dict[str, Any]]:
    found = operation_of(row).get("parameters", [])
    return {one["name"]: one["schema"] for one in found if one["in"] == "query"}


def is_id(schema: dict[str, Any]) -> bool:
    inner = [schema, *schema.get("anyOf", []), schema.get("items", {})]
    return any(one.get("format") == "uuid" for one in inner)


def body_shape(row: Row) -> str:
    content = operation_of(row).get("requestBody", {}).get("content", {})
    reference = content.get("application/json", {}).get("schema", {}).get("$ref", "")
    return str(reference).rpartition("/")[2]


FILTERED = [
    (row, name)
    for row in GUARDED
    for name, schema in query_parameters(row).items()
    if is_id(schema)
]
PAGED = [row for row in GUARDED if "cursor" in query_parameters(row)]
NAMING = [
    (row, name)
    for row in GUARDED
    for name, schema in SCHEMAS.get(body_shape(row), {}).get("properties", {}).items()
    if is_id(schema)
]


def all_ids(things: Things, shop: Shop) -> list[UUID]:
    people = [actor.member_id for actor in (shop.owner, shop.agent) if actor]
    return [shop.id, shop.channel_id, *people, *(getattr(things, f.name) for f in fields(things))]


def asked(caller: Caller, row: Row, things: Things, **query: str) -> HttpResponse:
    return play(caller, replace(row, path=f"{row.path}?{urlencode(query)}"), things)


@pytest.mark.parametrize(("row", "name"), FILTERED, ids=str)
def test_a_filter_by_a_strangers_id_finds_nothing(
    row: Row,
    name: str,
    kept_rose: Shop,
    kept_things: Things,
    kept_blue: Shop,
    kept_blue_things: Things,
) -> None:
    zed = caller_for(kept_blue.owner)
    missing = asked(zed, row, kept_blue_things, **{name: str(uuid4())})
    assert json.loads(missing.content)["items"] == []
    for foreign in all_ids(kept_things, kept_rose):
        answer = asked(zed, row, kept_blue_things, **{name: str(foreign)})
        assert described(answer) == described(missing), foreign


def test_a_cursor_at_a_strangers_row_is_only_a_place(
    kept_rose: Shop, kept_things: Things, kept_blue: Shop, kept_blue_things: Things
) -> None:
    zed = caller_for(kept_blue.owner)
    # Sorts where all of theirs do: before all of ours.
    never_was = UUID(int=kept_things.order_id.int + 1)
    for row in PAGED:
        nowhere = asked(zed, row, kept_blue_things, cursor=cursor_after(NOON, never_was))
        assert nowhere.status_code in (200, 422), row
        for foreign in all_ids(kept_things, kept_rose):
            there = asked(zed, row, kept_blue_things, cursor=cursor_after(NOON, foreign))
            assert described(there) == described(nowhere), (row, foreign)


def test_every_id_a_body_can_hold_is_tried() -> None:
    assert {(body_shape(row), name) for row, name in NAMING} == set(IDS_IN_BODIES)


@pytest.mark.parametrize(("row", "name"), NAMING, ids=str)
def test_a_strangers_id_in_a_body_is_answered_like_one_that_never_was(
    row: Row,
    name: str,
    kept_rose: Shop,
    kept_things: Things,
    kept_blue: Shop,
    kept_blue_things: Things,
) -> None:
    zed = caller_for(kept_blue.owner)
    more = IDS_IN_BODIES[body_shape(row), name]
    is_list = SCHEMAS[body_shape(row)]["properties"][name].get("type") == "array"

    def naming(named: UUID) -> Row:
        return replace(row, body={**more, name: [str(named)] if is_list else str(named)})

    with tenancy.business(kept_blue.id):
        entries = AuditEntry.objects.count()
    missing = play(zed, naming(uuid4()), kept_blue_things)
    assert missing.status_code in (404, 422)
    for foreign in all_ids(kept_things, kept_rose):
        answer = play(zed, naming(foreign), kept_blue_things)
        assert described(answer) == described(missing), foreign
    with tenancy.business(kept_blue.id):
        assert AuditEntry.objects.count() == entries
