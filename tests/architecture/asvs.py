"""The ledger of ASVS 5.0.0 (OWASP, CC BY-SA 4.0): each requirement's tests, or an honest reason."""

import ast
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

CHECKOUT = Path(__file__).resolve().parents[2]
LEDGER = CHECKOUT / "docs" / "security" / "asvs.toml"

Standing = Literal["tested", "not applicable", "not yet"]
_STANDINGS: dict[str, Standing] = {
    "tests": "tested",
    "not_applicable": "not applicable",
    "not_yet": "not yet",
}


class Row(NamedTuple):
    """One requirement. `because` is empty when it is tested."""

    id: str
    level: int
    standing: Standing
    tests: tuple[str, ...]
    because: str


@cache
def rows() -> tuple[Row, ...]:
    """Every requirement in the ledger's order. Raises ValueError for one without a standing."""
    return tuple(_row(name, said) for name, said in tomllib.loads(LEDGER.read_text()).items())


def counts() -> Counter[tuple[int, Standing]]:
    """How many requirements of each level stand how."""
    return Counter((row.level, row.standing) for row in rows())


@cache
def names_in(path: str) -> frozenset[str]:
    """The names of a test file's tests: functions, or titles where it is TypeScript."""
    text = (CHECKOUT / path).read_text()
    if path.endswith((".ts", ".tsx")):
        return frozenset(re.findall(r"\b(?:it|test)\(\s*[\"'`](.+?)[\"'`]", text))
    return frozenset(
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def _row(name: str, said: dict[str, object]) -> Row:
    found = [key for key in _STANDINGS if key in said]
    if len(found) != 1 or set(said) != {"level", *found}:
        raise ValueError(f"{name} stands in none or several ways")
    value = said[found[0]]
    tests = tuple(map(str, value)) if isinstance(value, list) else ()
    because = value if isinstance(value, str) else ""
    return Row(name, int(str(said["level"])), _STANDINGS[found[0]], tests, because)
