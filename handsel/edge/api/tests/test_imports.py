"""A file is uploaded, looked at, tried and imported through the API; the catalog comes back."""

import json
from typing import Any

import pytest
from django.test import Client

from handsel.edge.api import bodies
from handsel.edge.api.tests.callers import V1, caller_for
from handsel.modules.catalog.importing import actions
from handsel.modules.catalog.importing.tests.files import PLAIN
from tests.cast import Shop
from tests.world import World


def upload(shop: Shop, content: bytes, *, filename: str = "bread.csv") -> tuple[int, Any]:
    client = Client(headers=caller_for(shop.owner).headers)
    path = f"{V1}/imports?filename={filename}"
    answer = client.generic("POST", path, content, content_type="text/csv")
    return answer.status_code, json.loads(answer.content)


def ask(shop: Shop, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    answer = caller_for(shop.owner).call(method, path, body)
    return answer.status_code, json.loads(answer.content or b"null")


def test_a_file_is_looked_at_tried_and_imported(rose: Shop, world: World) -> None:
    status, uploaded = upload(rose, PLAIN.encode())
    assert (status, uploaded["state"], uploaded["filename"]) == (201, "uploaded", "bread.csv")
    path = f"/imports/{uploaded['id']}"
    status, seen = ask(rose, "POST", f"{path}/preview", {})
    assert (status, seen["shape"], seen["ignored"]) == (200, "plain", [])
    assert [one["variant"]["price_minor"] for one in seen["products"]] == [420, 1400, 1400]
    assert ask(rose, "POST", f"{path}/start", {"is_dry_run": True})[0] == 202
    world.work_jobs()
    tried = ask(rose, "GET", path)[1]
    assert (tried["state"], tried["found"]["products_new"]) == ("checked", 2)
    assert ask(rose, "GET", "/products")[1]["items"] == []
    assert ask(rose, "POST", f"{path}/start", {})[1]["state"] == "waiting"
    assert ask(rose, "POST", f"{path}/start", {})[1]["code"] == "import_busy"
    world.work_jobs()
    done = ask(rose, "GET", path)[1]
    assert (done["state"], done["rows_done"], done["rows_total"]) == ("done", 3, 3)
    titles = [one["title"] for one in ask(rose, "GET", "/products")[1]["items"]]
    assert titles == ["Rye loaf", "Rose mug"]
    assert ask(rose, "POST", f"{path}/preview", {})[1]["code"] == "file_forgotten"


def test_a_mapping_names_their_columns(rose: Shop, world: World) -> None:
    _, uploaded = upload(rose, b"Was;Kostet\nBrot;1.234,50\n")
    path = f"/imports/{uploaded['id']}"
    mapping = {"title": "Was", "price": "Kostet"}
    seen = ask(rose, "POST", f"{path}/preview", {"mapping": mapping})[1]
    assert (seen["shape"], seen["delimiter"]) == ("mapped", ";")
    assert seen["decimal_marks"] == {"price": ","}
    ask(rose, "POST", f"{path}/start", {"mapping": mapping})
    world.work_jobs()
    [bread] = ask(rose, "GET", "/products")[1]["items"]
    assert bread["variants"][0]["price_minor"] == 123450
    wrong = ask(rose, "POST", f"{path}/preview", {"mapping": {"tite": "Was"}})
    assert wrong[0] in (409, 422)


def test_what_cannot_be_a_table_says_so(rose: Shop) -> None:
    _, uploaded = upload(rose, b"")
    status, problem = ask(rose, "POST", f"/imports/{uploaded['id']}/preview", {})
    assert status in (409, 422)
    _, uploaded = upload(rose, b"\x00\x01\x02PK\x03\x04")
    status, problem = ask(rose, "POST", f"/imports/{uploaded['id']}/preview", {})
    assert (status, problem["code"]) == (422, "unreadable_file")


def test_a_file_may_be_larger_than_other_bodies_but_not_too_large(
    rose: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = b"Bun,1.10\n"
    large = b"title,price\n" + line * (bodies.LARGEST_BODY // len(line) + 1)
    status, uploaded = upload(rose, large)
    assert (status, uploaded["size_bytes"]) == (201, len(large))
    monkeypatch.setitem(bodies.FILES, f"{V1}/imports", 1_000)
    assert upload(rose, large)[0] == 413
    monkeypatch.setitem(bodies.FILES, f"{V1}/imports", 10**9)
    monkeypatch.setattr(actions, "LARGEST_FILE", 1_000)
    assert upload(rose, large)[0] == 413


def test_the_catalog_comes_back_as_a_file(rose: Shop, world: World) -> None:
    _, uploaded = upload(rose, PLAIN.encode())
    ask(rose, "POST", f"/imports/{uploaded['id']}/start", {})
    world.work_jobs()
    client = Client(headers=caller_for(rose.owner).headers)
    answer = client.get(f"{V1}/catalog/export?shape=shopify")
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert text.startswith("Handle,Title,")
    assert text.count("\r\n") == 4
    assert client.get(f"{V1}/catalog/export?shape=xlsx").status_code == 422


def test_a_synonym_is_added_listed_and_forgotten(rose: Shop) -> None:
    status, made = ask(rose, "POST", "/synonyms", {"word": "cup", "means": "mug"})
    assert (status, made["word"]) == (201, "cup")
    again = {"word": " cup ", "means": "mug"}
    assert ask(rose, "POST", "/synonyms", again)[1]["code"] == "synonym_known"
    same = {"word": "Mug", "means": "mug"}
    assert ask(rose, "POST", "/synonyms", same)[1]["code"] == "not_a_synonym"
    assert [one["means"] for one in ask(rose, "GET", "/synonyms")[1]["items"]] == ["mug"]
    assert ask(rose, "DELETE", f"/synonyms/{made['id']}")[0] == 204
    assert ask(rose, "GET", "/synonyms")[1]["items"] == []
