"""Small enough to hold: files of at most 400 lines, functions of at most 60, tests included."""

import ast
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDERS = ("handsel", "sandbox", "tests", "bench", "chaos", "evals", "scripts")
MOST_LINES = 400
MOST_FUNCTION_LINES = 60
# Words that say nothing; a name made of them hides what is there.
BANNED_NAMES = {"manager", "helper", "helpers", "util", "utils", "common", "misc", "info"}


def _files() -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((CHECKOUT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def test_files_are_small_enough_to_hold() -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in _files()}
    assert len(lengths) > 100
    assert {str(p): n for p, n in lengths.items() if n > MOST_LINES} == {}


def test_functions_are_small_enough_to_hold() -> None:
    long = {}
    for path in _files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > MOST_FUNCTION_LINES:
                    long[f"{path}:{node.name}"] = lines
    assert long == {}


def test_no_file_is_named_for_nothing() -> None:
    parts = {part for path in _files() for part in path.relative_to(CHECKOUT).with_suffix("").parts}
    assert parts & BANNED_NAMES == set()


def test_only_tenancy_sets_the_business_and_never_for_a_session() -> None:
    setters = {
        path.relative_to(CHECKOUT).as_posix()
        for path in _files()
        if "set_config" in path.read_text() and "tests" not in path.parts
    }
    assert setters == {"handsel/kit/tenancy/scope.py"}
