"""No body, query or path whatever makes an address of the API fail: it is a 4xx, never a 5xx."""

import random
import re
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.db import connections

from handsel.edge.api.tests.callers import Caller, caller_for
from handsel.edge.api.tests.things import Things, furnish
from tests.architecture.permission_table import TABLE, V1, Row
from tests.cast import Shop

#: What programs stumble over, each in the place of every value of every body.
HOSTILE: tuple[Any, ...] = (
    None, True, 0, -1, 2**31, 2**53, 1.5, 1e300, "", " ", "\t\n", "x" * 20_001, "é" * 300, "\u202e",
    "\u200b" * 10, "a\u0300" * 50, "😀", "'; DROP TABLE users; --", "%s%d{0}{{x}}",
    "../../etc/passwd",
    "<script>alert(1)</script>", "=1+1", "00000000-0000-0000-0000-000000000000", "2026-13-45",
    "9999-12-31T23:59:59Z", "0001-01-01", "NaN", "1e999", "٣", [], {}, [[]], [None], [{}] * 200,
    {"": ""}, {"__proto__": 1}, {"$ne": None},
)  # fmt: skip
PATHS = (
    "%00",
    "%ff",
    "..",
    "%2e%2e%2f",
    "9" * 400,
    "-1",
    "null",
    "{}",
    "%0d%0aX:y",
    "é",
    "a" * 3000,
)
QUERIES = (
    "limit=-1", "limit=99999999999999999999", "limit=1&limit=2", "cursor=%00", "cursor=%ff",
    "cursor=" + "A" * 3000, "state=%00&search=%5C", "since=0&from=9999-99-99", "&&&=&limit[]=1",
)  # fmt: skip
WRITTEN = [row for row in TABLE if row.method != "GET" and row.path.startswith(V1)]
READ = [row for row in TABLE if row.method == "GET" and row.path.startswith(V1)]
RAW = (b"[]", b"[" * 5_000)
LEAST, MOST = 200, 500
#: Each part has a shop of its own, and they run side by side.
PARTS = 4


@pytest.fixture
def things(rose: Shop, database: dict[str, str]) -> Things:
    return furnish(rose, admin_url=database["admin"])


def changed(body: Any, chosen: random.Random) -> Any:
    """The body with one value, anywhere in it, made hostile; or one more, or one less."""
    if isinstance(body, dict) and body and chosen.random() < 0.9:
        name = chosen.choice(sorted(body))
        if chosen.random() < 0.1:
            return {key: value for key, value in body.items() if key != name}
        return {**body, name: changed(body[name], chosen)}
    if isinstance(body, list) and body and chosen.random() < 0.7:
        place = chosen.randrange(len(body))
        return [*body[:place], changed(body[place], chosen), *body[place + 1 :]]
    return chosen.choice(HOSTILE)


def addressed(row: Row, things: Things) -> str:
    return re.sub(r"{(\w+)}", lambda found: str(getattr(things, found[1], uuid4())), row.path)


def status_of(caller: Caller, method: str, path: str, body: Any = None) -> int:
    """The answer's status; what callers have used up of their limits is forgiven."""
    answer = caller.send(method, path, body)
    if answer.status_code == 429:
        with connections["default"].cursor() as cursor:
            cursor.execute("DELETE FROM limits_allowance")
        answer = caller.send(method, path, body)
    return answer.status_code


@pytest.mark.parametrize("part", range(PARTS))
def test_no_body_makes_an_address_fail(part: int, rose: Shop, things: Things) -> None:
    amal = caller_for(rose.owner)
    failed: dict[str, int] = {}
    for row in WRITTEN[part::PARTS]:
        path, chosen = addressed(row, things), random.Random(str(row))
        bodies = [changed(row.body or {}, chosen) for _ in range(7)]
        for body in (*bodies, *RAW):
            status = status_of(amal, row.method, path, body)
            if not LEAST <= status < MOST:
                failed[f"{row} {str(body)[:200]}"] = status
    assert failed == {}


@pytest.mark.parametrize("part", range(PARTS))
def test_no_query_or_path_makes_an_address_fail(part: int, rose: Shop, things: Things) -> None:
    amal = caller_for(rose.owner)
    failed: dict[str, int] = {}
    for row in READ[part::PARTS]:
        path = addressed(row, things)
        asked = [f"{path}?{query}" for query in QUERIES]
        if "{" in row.path:
            asked += [re.sub(r"{\w+}", quote(one, safe="%"), row.path) for one in PATHS]
        told = {one: status_of(amal, "GET", one) for one in asked}
        failed |= {one[:200]: status for one, status in told.items() if not LEAST <= status < MOST}
    assert failed == {}
