"""Whatever is written into a shop's audit has a sentence; its type has it in every language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
HOUSE = CHECKOUT / "handsel"
SENTENCES = CHECKOUT / "clients" / "dashboard" / "features" / "audit" / "sentences.ts"
DEED = re.compile(r"[a-z][a-z_]*\.[a-z][a-z_]*")
WRITING = {"record", "_record", "Change"}
# The operators' own record, which no shop reads.
OPERATORS = ("handsel/edge/ops/", "handsel/edge/cli/")


def deeds_of(call: ast.Call) -> Iterator[str]:
    """Which deeds a call writes down, as far as they stand in its text."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    told = [word.value for word in call.keywords if word.arg == "what"]
    for argument in [*told, *(call.args if name in WRITING else [])]:
        for part in ast.walk(argument):
            text = part.value if isinstance(part, ast.Constant) else None
            if isinstance(text, str) and DEED.fullmatch(text):
                yield text


def written_deeds() -> set[str]:
    found: set[str] = set()
    for path in HOUSE.rglob("*.py"):
        place = path.relative_to(CHECKOUT).as_posix()
        if "/tests/" in place or place.startswith(OPERATORS):
            continue
        calls = [one for one in ast.walk(ast.parse(path.read_text())) if isinstance(one, ast.Call)]
        found.update(deed for call in calls for deed in deeds_of(call))
    return found


def test_every_deed_in_a_shops_audit_has_a_sentence() -> None:
    said = set(re.findall(r'^  "([a-z_.]+)",$', SENTENCES.read_text(), re.MULTILINE))
    written = written_deeds()
    assert {"channel.connected", "payment_account.keys_renewed", "factor.added"} <= written
    assert sorted(written - said) == []
