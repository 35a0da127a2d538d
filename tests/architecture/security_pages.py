"""The parts of `docs/security/` that are written from the code: `python -m` this to write them."""

import os
import re
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PAGES = CHECKOUT / "docs" / "security"
EVENT = re.compile(
    r"\blog\.(debug|info|warning|error|exception|critical)\(\s*[\"']([a-z_]+)[\"']", re.MULTILINE
)


def limits() -> str:
    """How often each kind of caller may call each class of addresses."""
    from handsel.modules.limits.rules import RULES

    lines = [
        f"| {route.value} | {who.value} | {limit.most:,} in {limit.per.total_seconds():.0f} s |"
        for (route, who), limit in RULES.items()
    ]
    return "\n".join(["| class | caller | at most |", "|---|---|---|", *lines])


def roles() -> str:
    """Who may do what."""
    from handsel.modules.businesses.models import Role
    from handsel.modules.businesses.rules import PERMISSIONS, Permission

    head = "| permission | " + " | ".join(role.value for role in Role) + " |"
    lines = [
        f"| `{permission.value}` | "
        + " | ".join("yes" if permission in PERMISSIONS[role] else "" for role in Role)
        + " |"
        for permission in Permission
    ]
    return "\n".join([head, "|---" * (len(Role) + 1) + "|", *lines])


def sealed() -> str:
    """Every column that holds a sealed secret."""
    from django.apps import apps

    lines = [
        f"| `{model._meta.db_table}` | `{column}` |"
        for model in apps.get_models()
        for column in getattr(model, "sealed_columns", ())
    ]
    return "\n".join(["| table | column |", "|---|---|", *lines])


def events() -> str:
    """Every event that a process may log."""
    found: dict[str, tuple[str, set[str]]] = {}
    for path in sorted((CHECKOUT / "handsel").rglob("*.py")):
        if "tests" not in path.parts:
            for level, name in EVENT.findall(path.read_text()):
                found.setdefault(name, (level, set()))[1].add(path.relative_to(CHECKOUT).as_posix())
    lines = [
        f"| `{name}` | {level} | {', '.join(f'`{path}`' for path in sorted(paths))} |"
        for name, (level, paths) in sorted(found.items())
    ]
    return "\n".join(["| event | level | where |", "|---|---|---|", *lines])


def clients() -> str:
    """Every file that calls others, and why it may."""
    from tests.architecture.test_egress import REASONS

    lines = [f"| `{path}` | {reason} |" for path, reason in REASONS.items()]
    return "\n".join(["| file | why |", "|---|---|", *lines])


def standing() -> str:
    """How the requirements of ASVS stand."""
    from tests.architecture.asvs import counts

    found = counts()
    lines = [
        f"| {level} | {found[level, 'tested']} | {found[level, 'not yet']} "
        f"| {found[level, 'not applicable']} |"
        for level in (1, 2, 3)
    ]
    return "\n".join(["| level | tested | not yet | not applicable |", "|---|---|---|---|", *lines])


def not_yet() -> str:
    """What is not done, in the ledger's own words."""
    from tests.architecture.asvs import rows

    return "\n".join(
        f"- **{row.id}** (level {row.level}): {row.because}"
        for row in rows()
        if row.standing == "not yet"
    )


BLOCKS = {
    ("input.md", "limits"): limits,
    ("authorization.md", "roles"): roles,
    ("cryptography.md", "sealed"): sealed,
    ("logging.md", "events"): events,
    ("connections.md", "clients"): clients,
    ("README.md", "standing"): standing,
    ("README.md", "not yet"): not_yet,
}


def block_of(page: str, name: str) -> re.Pattern[str]:
    """What finds a block: its mark, what stands in it, and its end."""
    mark = re.escape(f"<!-- {name} -->")
    return re.compile(rf"({mark}\n)(.*?)(\n?<!-- end -->)", re.DOTALL)


def write() -> None:
    """Write every block anew."""
    for (page, name), make in BLOCKS.items():
        path = PAGES / page
        before, found, after = _around(block_of(page, name), path.read_text())
        path.write_text(f"{before}{found[1]}{make()}\n<!-- end -->{after}")


def _around(block: re.Pattern[str], text: str) -> tuple[str, re.Match[str], str]:
    found = block.search(text)
    assert found is not None
    return text[: found.start()], found, text[found.end() :]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handsel.config.settings")
    os.environ.setdefault("HANDSEL_ENV", "development")
    os.environ.setdefault("DATABASE_URL", "postgresql://nobody@localhost/none")
    import django

    django.setup()
    write()
    sys.stdout.write("written\n")
