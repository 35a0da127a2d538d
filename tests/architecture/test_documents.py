"""The documents tell the truth: every path, command, variable and crash point in them exists."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from chaos.points import list_points
from handsel.config.environment import Environment
from handsel.config.production import NEEDS, variable
from handsel.edge.api.application import api
from handsel.edge.cli.application import app
from handsel.edge.ops.urls import urlpatterns as ops_addresses

CHECKOUT = Path(__file__).resolve().parents[2]
DECISIONS = sorted((CHECKOUT / "docs" / "decisions").glob("*.md"))
PAGES = ("README.md", "ARCHITECTURE.md", "GLOSSARY.md", "CONTRIBUTING.md")
DOCUMENTS = [*(CHECKOUT / name for name in PAGES), *DECISIONS]
DIAGRAMS = CHECKOUT / "docs" / "diagrams"

# Made when Handsel runs, so absent from a fresh checkout.
MADE_LATER = (".handsel", ".venv")
# Brought or built, not written.
NOT_OURS = {"__pycache__", "node_modules", "dist"}
FOLDERS = (
    *(
        "handsel",
        "sandbox",
        "tests",
        "docs",
        "scripts",
        "chaos",
        "bench",
        "evals",
        "deploy",
        ".ci",
        "clients",
    ),
)
ENDINGS = "py|md|json|toml|svg|dot|sql|txt|typ|lock"
PATH_SHAPE = re.compile(
    rf"(?:[\w.-]+/)+(?:[\w.-]+)?|[\w.-]+\.(?:{ENDINGS})|Makefile|LICENSE|Caddyfile"
)
MARKDOWN_LINK = re.compile(r"\]\(([^)#]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
NAME_OF_OURS = re.compile(r"\bhandsel_[a-z_]+\b")
VARIABLE = re.compile(r"\bHANDSEL_[A-Z_]+\b")
ADDRESS = re.compile(
    r"(/api/v1/(?!openapi)[\w/<>-]*[\w>]|(?<=8002)/[\w/<>-]*[\w>]|/(?:healthz|readyz|metrics)\b"
    r"|(?<=`)/(?:events|jobs)[\w/<>-]*)"
)
POINT_ROW = re.compile(r"^\| `([a-z_]+\.[a-z_]+)` \|", re.MULTILINE)


@cache
def repository() -> tuple[str, ...]:
    """Every file and folder of ours, from the checkout's root, folders with a slash behind."""
    found = [path for path in CHECKOUT.iterdir() if path.is_file()]
    for name in FOLDERS:
        for place, folders, files in (CHECKOUT / name).walk():
            folders[:] = [folder for folder in folders if folder not in NOT_OURS]
            found += [place / below for below in (*folders, *files)]
    return tuple(
        path.relative_to(CHECKOUT).as_posix() + ("/" if path.is_dir() else "") for path in found
    )


@cache
def source() -> str:
    """All Python and SQL of the product."""
    files = [*(CHECKOUT / "handsel").rglob("*.py"), *(CHECKOUT / "docs").rglob("*.sql")]
    return "\n".join(path.read_text() for path in sorted(files))


def exists(path: str) -> bool:
    """Whether a path, or the end of one as prose shortens it, is in the repository."""
    return path in repository() or any(known.endswith("/" + path) for known in repository())


def paths_in(text: str) -> Iterator[str]:
    """What looks like a path of ours among the words in backticks."""
    for quoted in CODE.findall(text):
        shown = quoted.partition("<")[0]
        if PATH_SHAPE.fullmatch(shown) and not shown.startswith(MADE_LATER):
            yield shown


@pytest.fixture(params=DOCUMENTS, ids=lambda path: path.name)
def document(request: pytest.FixtureRequest) -> Path:
    """Each document in turn."""
    path = request.param
    assert isinstance(path, Path)
    return path


def test_there_are_documents_and_they_name_files() -> None:
    assert len(DECISIONS) >= 9
    assert sum(len(list(paths_in(path.read_text()))) for path in DOCUMENTS) > 100


def test_every_path_named_exists(document: Path) -> None:
    named = set(paths_in(document.read_text()))
    assert {path for path in named if not exists(path)} == set()


def test_every_link_leads_somewhere(document: Path) -> None:
    targets = [link for link in MARKDOWN_LINK.findall(document.read_text()) if "://" not in link]
    assert [link for link in targets if not (document.parent / link).exists()] == []


def test_every_make_target_named_exists(document: Path) -> None:
    makefile = (CHECKOUT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", document.read_text(), re.MULTILINE))
    assert named - targets == set()


def test_every_command_named_exists(document: Path) -> None:
    commands = {
        one.name or one.callback.__name__ for one in app.registered_commands if one.callback
    }
    commands |= {str(group.name) for group in app.registered_groups}
    named = set(re.findall(r"(?:`|bin/)handsel ([a-z-]+)", document.read_text()))
    assert named - commands == set()


def test_every_address_named_is_served(document: Path) -> None:
    private = {re.sub(r"<\w+:\w+>", "{}", str(one.pattern)) for one in ops_addresses}
    served = {f"/{path}" for path in private} | {
        re.sub(r"{\w+}", "{}", path) for path in api.get_openapi_schema()["paths"]
    }
    named = {re.sub(r"<[\w ]+>", "{}", path) for path in ADDRESS.findall(document.read_text())}
    assert {path for path in named if path not in served} == set()


def test_every_name_of_a_role_metric_or_table_is_in_the_code(document: Path) -> None:
    named = set(NAME_OF_OURS.findall(document.read_text()))
    assert {name for name in named if name not in source()} == set()


def test_every_crash_point_has_its_row_and_every_row_its_crash_point() -> None:
    rows = POINT_ROW.findall((CHECKOUT / "ARCHITECTURE.md").read_text())
    assert sorted(rows) == sorted({point.name for point in list_points()})


def test_every_variable_is_explained_and_every_explained_variable_is_read() -> None:
    read = {variable(field) for field in Environment.model_fields}
    table = (CHECKOUT / "README.md").read_text().partition("| variable |")[2].partition("\n\n")[0]
    explained = set(VARIABLE.findall(table)) | {"DATABASE_URL"}
    assert explained == read


def test_what_each_process_needs_is_told() -> None:
    readme = (CHECKOUT / "README.md").read_text()
    rows = dict(re.findall(r"^\| `(\w+)` \| (`[A-Z].*) \|$", readme, re.MULTILINE))
    told = {process: set(CODE.findall(needs)) for process, needs in rows.items()}
    assert told == {process: {variable(f) for f in needs} for process, needs in NEEDS.items()}


@pytest.mark.parametrize("drawing", sorted(DIAGRAMS.glob("*.dot")), ids=lambda path: path.stem)
def test_a_drawing_shows_its_source_and_names_what_exists(drawing: Path) -> None:
    written = drawing.read_text()
    drawn = re.sub(r"&#160;|&#45;", lambda found: {"&#160;": " ", "&#45;": "-"}[found[0]],
                   drawing.with_suffix(".svg").read_text())  # fmt: skip
    words = re.findall(r"<b>(.*?)</b>", written)
    assert len(words) > 10
    assert [one for one in words if " ".join(one.split()) not in " ".join(drawn.split())] == []
    paths = re.findall(r"handsel/[\w./]+", written)
    assert [path for path in paths if not exists(path)] == []


def test_the_picture_at_the_top_is_small_and_knows_the_dark() -> None:
    picture = (DIAGRAMS / "a-chat-becomes-an-order.svg").read_text()
    assert len(picture.encode()) <= 15_000
    assert "prefers-color-scheme: dark" in picture
