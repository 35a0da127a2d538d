"""The pages on security say what the code does, and the ledger names tests that exist."""

import ast
import re
from collections import Counter
from datetime import timedelta
from fnmatch import fnmatch

import pytest
from django.apps import apps

from handsel.config.environment import Environment
from handsel.edge.api.application import api
from tests.architecture.asvs import CHECKOUT, Row, names_in, rows
from tests.architecture.security_pages import BLOCKS, PAGES, block_of

#: ASVS 5.0.0 has so many requirements of each level.
REQUIREMENTS = {1: 70, 2: 183, 3: 92}
CRYPTOGRAPHY = {"hashlib", "hmac", "secrets", "cryptography", "argon2", "nacl", "jwt"}
QUOTED = re.compile(r"`([^`\n]+)`")
SECRET_NAME = re.compile(r"token|secret|password|key|code|signature")


def quoted_in(page: str) -> set[str]:
    return set(QUOTED.findall((PAGES / page).read_text()))


def imported(path: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse((CHECKOUT / path).read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


@pytest.mark.parametrize(("file", "name"), BLOCKS, ids=str)
def test_what_is_written_from_the_code_is_up_to_date(file: str, name: str) -> None:
    found = block_of(file, name).search((PAGES / file).read_text())
    assert found is not None
    assert found[2] == BLOCKS[file, name](), "run python -m tests.architecture.security_pages"


def test_every_use_of_cryptography_is_in_the_inventory() -> None:
    using = {
        path.relative_to(CHECKOUT).as_posix()
        for path in (CHECKOUT / "handsel").rglob("*.py")
        if "tests" not in path.parts
        if imported(path.relative_to(CHECKOUT).as_posix()) & CRYPTOGRAPHY
    }
    told = {name for name in quoted_in("cryptography.md") if name.endswith(".py")}
    assert using - told == set()
    assert {name for name in told if not (CHECKOUT / name).is_file()} == set()


def test_every_table_has_a_level_of_protection() -> None:
    rows_of_page = re.findall(
        r"^\| ((?:`[^`]+`(?:, )?)+) \| (\w+) \|", (PAGES / "records.md").read_text(), re.MULTILINE
    )
    levels = {name: level for names, level in rows_of_page for name in QUOTED.findall(names)}
    assert set(levels.values()) <= {"secret", "personal", "business", "money", "plumbing"}
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert {one for one in tables if not any(fnmatch(one, name) for name in levels)} == set()
    secret = {
        model._meta.db_table
        for model in apps.get_models()
        if getattr(model, "sealed_columns", ()) or hasattr(model, "password")
    }
    for table in secret:
        # The first row that names it counts: the narrower ones stand above.
        assert next(level for name, level in levels.items() if fnmatch(table, name)) == "secret"


def test_every_way_out_is_written_down() -> None:
    page = (PAGES / "connections.md").read_text()
    addresses = {
        f"HANDSEL_{name.upper()}"
        for name in Environment.model_fields
        if name.endswith("_url") and name not in ("database_url", "public_url", "hooks_url",
                                                  "ops_database_url")
    }  # fmt: skip
    assert {name for name in addresses if name not in page} == set()
    found = block_of("connections.md", "clients").search(page)
    assert found is not None
    assert found[2] == BLOCKS["connections.md", "clients"]()


def test_the_rules_of_input_are_written_down() -> None:
    from handsel.edge.api.bodies import LARGEST_BODY, LARGEST_FILE
    from handsel.modules.assistant.answer import MOST_COMMANDS
    from handsel.modules.commerce.checkout import rules as checkout
    from handsel.modules.commerce.returns import rules as returns
    from handsel.modules.limits.budgets import DEFAULT

    page = (PAGES / "input.md").read_text()
    for said in (
        f"at most {LARGEST_BODY // 1_000_000} MB",
        f"up to {LARGEST_FILE // 1_000_000} MB",
        f"{checkout.MAX_QUANTITY}; {checkout.MAX_LINES}",
        f"Wrong discount codes for one cart | {checkout.MAX_WRONG_CODES}",
        f"| {checkout.SUMMARY_LASTS.seconds // 60} minutes; "
        f"{checkout.PAYMENT_LASTS.seconds // 60} minutes |",
        f"{returns.CHANGE_LASTS.seconds // 60} minutes; "
        f"{returns.PROOF_LASTS.seconds // 3600} hours",
        f"{returns.MOST_GUESSES} in an hour",
        f"Commands of one turn of the assistant | {MOST_COMMANDS}",
        f"{DEFAULT.customer_sends} and {DEFAULT.business_sends:,} a day",
    ):
        assert said in page, said
    for heading in ("## Shape", "## What must fit together", "## Limits of doing", "## Files",
                    "## What costs much"):  # fmt: skip
        assert heading in page


def test_how_people_sign_in_is_written_down() -> None:
    from handsel.modules.users import rules

    page = (PAGES / "sign-in.md").read_text()
    lifetimes = {
        "owner, admin, finance": (rules.STRICT, "60 minutes", "24 hours"),
        "agent, viewer": (rules.EVERYDAY, "12 hours", "7 days"),
        "anybody in an app": (rules.PHONE, "30 days", "30 days"),
        "nobody yet": (rules.ARRIVING, "30 minutes", "1 hour"),
    }
    for who, (lifetime, idle, absolute) in lifetimes.items():
        row = next(line for line in page.splitlines() if line.startswith(f"| {who}"))
        assert row.endswith(f"| {idle} | {absolute} |")
        assert (span(idle), span(absolute)) == (lifetime.idle, lifetime.absolute)
    assert rules.MOST_SESSIONS == 10
    assert "at most ten" in page
    for heading in ("## What is proven", "## A fresh proof", "## Guesses", "## Who is told"):
        assert heading in page


def span(written: str) -> timedelta:
    """A length of time as the page has it: "12 hours"."""
    number, unit = written.split()
    return timedelta(**{unit.rstrip("s") + "s": int(number)})


def test_the_upkeep_of_dependencies_is_written_down() -> None:
    page = (PAGES / "upkeep.md").read_text()
    assert re.findall(r"^\| .+ \| (?:\d+ days|the next release.*) \|$", page, re.MULTILINE)
    assert "**Risky components**" in page
    assert "**Dangerous functions**" in page
    for path in re.findall(r"`(handsel/[^`]+|tests/[^`]+)`", page):
        assert (CHECKOUT / path).exists(), path


def test_what_browsers_must_do_is_written_down() -> None:
    page = (PAGES / "browsers.md").read_text()
    for feature in ("Content-Security-Policy", "Strict-Transport-Security", "SameSite", "WebAuthn"):
        assert feature in page


def test_no_address_takes_a_secret_in_its_query() -> None:
    asked = {
        parameter["name"]
        for path in api.get_openapi_schema()["paths"].values()
        for operation in path.values()
        for parameter in operation.get("parameters", ())
        if parameter["in"] == "query"
    }
    assert asked
    assert {name for name in asked if SECRET_NAME.search(name)} == set()


def test_every_requirement_stands_in_one_way() -> None:
    assert Counter(row.level for row in rows()) == REQUIREMENTS
    for row in rows():
        assert row.tests or len(row.because) > 15, f"{row.id} needs a reason"


@pytest.mark.parametrize("row", [one for one in rows() if one.tests], ids=lambda row: row.id)
def test_a_tested_requirement_names_tests_that_exist(row: Row) -> None:
    for named in row.tests:
        path, _, test = named.partition("::")
        assert test in names_in(path), named
