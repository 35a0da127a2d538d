"""The sandbox and the product know nothing of each other."""

import ast
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


def imported(path: Path) -> set[str]:
    roots: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            roots |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            roots.add((node.module or "").split(".")[0])
    return roots


@pytest.mark.parametrize(("package", "other"), [("sandbox", "handsel"), ("handsel", "sandbox")])
def test_neither_imports_the_other(package: str, other: str) -> None:
    files = sorted((CHECKOUT / package).rglob("*.py"))
    assert files
    assert [str(path) for path in files if other in imported(path)] == []
