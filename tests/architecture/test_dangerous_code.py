"""What attackers hope for is not in the source: read as a tree, not searched as text."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

#: Where a statement is not a constant beside its call, and why it still holds no words of others.
STATEMENTS = {
    "handsel/kit/prepared.py": "written from models by Django's own compiler",
    "handsel/kit/tenancy/schema.py": "written from models, in migrations only",
    "handsel/edge/gate/database.py": "typed LiteralString, which only constants are",
    "handsel/edge/ops/measuring.py": "one of the constants of its own table",
    "handsel/modules/commerce/payments/books.py": "one of the constants of its own table",
    "handsel/modules/catalog/importing/staging.py": "holds a constant number of seconds",
}
#: Where parts of a pattern are names, and why those are words of ours.
PATTERNS = {
    "handsel/modules/assistant/claims/": "our own lists of words",
    "handsel/modules/assistant/moderation/": "our own lists of words",
    "handsel/modules/assistant/engine/": "our own lists of words",
    "handsel/modules/catalog/": "our own classes of letters and marks of thousands",
    "handsel/kit/redaction.py": "our own list of shapes",
}
EXECUTING = {"execute", "executemany", "RawSQL", "raw", "extra", "fetch_one"}
MATCHING = {"compile", "match", "search", "fullmatch", "sub", "findall", "finditer", "split"}
UNSAFE_READERS = {
    "pickle",
    "marshal",
    "shelve",
    "dill",
    "yaml",
    "xml",
    "lxml",
    "zipfile",
    "tarfile",
}
#: Who draws plain numbers, and why nobody gains by guessing them.
PAST = "handsel/edge/cli/demo/history"
GUESSABLE = {
    "handsel/kit/jobs.py": "how long to wait before trying again",
    f"{PAST}/regulars.py": "who of the demonstration's customers came by on which day",
    f"{PAST}/stage.py": "how long people of the demonstration take to answer",
    f"{PAST}/telling.py": "the same past each time it is told",
}
SECRET_WORDS = re.compile(r"token|secret|signature|password|api_?key", re.IGNORECASE)


@cache
def sources() -> dict[str, ast.Module]:
    """Every module of the product, by its path."""
    return {
        path.relative_to(CHECKOUT).as_posix(): ast.parse(path.read_text())
        for path in sorted((CHECKOUT / "handsel").rglob("*.py"))
        if not {"tests", "migrations"} & set(path.parts)
    }


def calls() -> Iterator[tuple[str, ast.Call, str, str]]:
    """Each call: file, node, the function's last name, and the whole of it as written."""
    for path, tree in sources().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                whole = ast.unparse(node.func)
                yield path, node, whole.rpartition(".")[2], whole


def imports() -> Iterator[tuple[str, str]]:
    for path, tree in sources().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from ((path, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield path, node.module or ""


def excused(path: str, reasons: dict[str, str]) -> bool:
    return any(path.startswith(one) for one in reasons)


def is_of_ours(value: ast.expr) -> bool:
    """Whether a constant, the NAME of one, or a statement that psycopg composes."""
    if isinstance(value, ast.Constant):
        return True
    if isinstance(value, ast.Subscript):
        return is_of_ours(value.value)
    if isinstance(value, ast.Name):
        return value.id.lstrip("_").isupper()
    return bool(re.match(r"(sql\.SQL|\w+\.sql)\(", ast.unparse(value)))


def test_every_statement_is_a_constant() -> None:
    built = {
        f"{path}:{node.lineno}"
        for path, node, name, _ in calls()
        if name in EXECUTING and node.args and not is_of_ours(node.args[0])
        if not excused(path, STATEMENTS)
    }
    assert built == set()
    assert all(any(path.startswith(one) for path in sources()) for one in STATEMENTS)


def test_no_shell_is_ever_asked() -> None:
    assert {
        f"{path}:{node.lineno}"
        for path, node, name, whole in calls()
        if whole in {"os.system", "os.popen"}
        or name in {"getoutput", "getstatusoutput", "create_subprocess_shell"}
        or any(word.arg == "shell" for word in node.keywords)
    } == set()


def test_nothing_is_evaluated() -> None:
    assert {
        f"{path}:{node.lineno}"
        for path, node, _, whole in calls()
        if whole in {"eval", "exec", "compile", "__import__", "builtins.eval"}
    } == set()


def test_patterns_are_constants() -> None:
    def parts(value: ast.expr) -> Iterator[ast.expr]:
        if isinstance(value, ast.JoinedStr):
            for one in value.values:
                yield from parts(one.value) if isinstance(one, ast.FormattedValue) else ()
        else:
            yield value

    def is_safe(value: ast.expr) -> bool:
        return is_of_ours(value) or ast.unparse(value).startswith("re.escape(")

    assert {
        f"{path}:{node.lineno}"
        for path, node, name, whole in calls()
        if whole == f"re.{name}" and name in MATCHING and node.args
        if not excused(path, PATTERNS) and not all(map(is_safe, parts(node.args[0])))
    } == set()


def test_templates_are_files_of_ours() -> None:
    assert {
        f"{path}:{node.lineno}"
        for path, node, name, whole in calls()
        if name in {"from_string", "mark_safe", "SafeString", "Markup"}
        or whole in {"jinja2.Template", "string.Template", "django.template.Template"}
    } == set()
    makers = [node for _, node, name, whole in calls() if name == "Environment" and node.keywords
              and "loader" in ast.unparse(node)]  # fmt: skip
    assert makers
    assert all("autoescape" in {word.arg for word in node.keywords} for node in makers)


def test_no_unsafe_reader_is_imported() -> None:
    assert {
        (path, module) for path, module in imports() if module.split(".")[0] in UNSAFE_READERS
    } == set()


def test_nothing_secret_is_drawn_from_a_plain_generator() -> None:
    plain = {path for path, module in imports() if module.split(".")[0] == "random"}
    assert plain == set(GUESSABLE)


def test_no_weak_digest_is_used() -> None:
    assert {
        f"{path}:{node.lineno}"
        for path, node, name, _ in calls()
        if name in {"md5", "sha1", "MD5", "SHA1", "ARC4", "TripleDES", "ECB", "DES"}
    } == set()


def test_secrets_are_compared_in_constant_time() -> None:
    def is_plain(node: ast.Compare) -> bool:
        sides = [node.left, *node.comparators]
        return (
            any(isinstance(one, ast.Eq | ast.NotEq) for one in node.ops)
            # A length, a kind, or a constant word is no secret.
            and not any(isinstance(one, ast.Constant | ast.Call) for one in sides)
            and any(
                SECRET_WORDS.search(ast.unparse(one).rpartition(".")[2])
                for one in sides
                if isinstance(one, ast.Name | ast.Attribute)
            )
        )

    assert {
        f"{path}:{node.lineno}"
        for path, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare) and is_plain(node)
    } == set()


def test_no_client_skips_certificates() -> None:
    text = "\n".join(ast.unparse(tree) for tree in sources().values())
    for excuse in ("verify=False", "CERT_NONE", "_create_unverified_context", "check_hostname"):
        assert excuse not in text


@pytest.mark.parametrize("lock", ["uv.lock"])
def test_every_dependency_is_locked_with_its_digest(lock: str) -> None:
    packages = tomllib.loads((CHECKOUT / lock).read_text())["package"]
    sources_of = {str(one["source"]) for one in packages}
    fetched = [one for one in packages if "registry" in one["source"]]
    assert len(sources_of) == 2, "one registry, and the project itself"
    assert len(fetched) == len(packages) - 1
    for package in fetched:
        files = [*package.get("wheels", ()), *filter(None, [package.get("sdist")])]
        assert files
        assert all(file["hash"].startswith("sha256:") for file in files), package["name"]
