"""Every crash point there is, read from the code."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CODE = Path(__file__).resolve().parents[1] / "handsel"


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A crash point and where it stands; in a transaction, nothing since its start is kept."""

    name: str
    place: str


def list_points() -> list[Point]:
    """All crash points of the product, by name. Raises ValueError for one that is not a literal."""
    return sorted(point for path in sorted(CODE.rglob("*.py")) for point in _points_in(path))


def _points_in(path: Path) -> Iterator[Point]:
    if "tests" in path.parts or path.name == "crashpoint.py":
        return
    for node in ast.walk(ast.parse(path.read_text())):
        if not (isinstance(node, ast.Call) and _is_crashpoint(node.func)):
            continue
        place = f"{path.relative_to(CODE.parent)}:{node.lineno}"
        match node.args:
            case [ast.Constant(value=str(name))]:
                yield Point(name, place)
            case _:
                raise ValueError(f"the crash point at {place} is not named by a literal")


def _is_crashpoint(called: ast.expr) -> bool:
    return isinstance(called, ast.Name) and called.id == "crashpoint"
