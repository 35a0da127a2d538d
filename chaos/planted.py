"""`python -m chaos.planted`: plant known bugs, one at a time, and demand that each is found.

Each bug is a replaced line in a copy of the code; the copy is run as all of Handsel and given the
trial that should find it. A proof that finds nothing in broken code proves nothing.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chaos.outside import LATE_PAYPAL, LATE_REFUND, LATE_SEND, list_scenarios, run_scenario
from chaos.single import Bench, Trial
from tests.stack import RunningStack, running_stack

CHECKOUT = Path(__file__).resolve().parents[1]
COPIED = ("handsel", "sandbox", "tests", "chaos")
TRIAL_SECONDS = 400.0
LOST_ECHOES = "no answer after a send, and its echo is lost"


@dataclass(frozen=True, slots=True)
class Bug:
    """One line of the code made wrong, and what must find it: a tale and a kill, or a fault."""

    name: str
    file: str
    right: str
    wrong: str
    tale: str = "purchase"
    point: str = ""
    nth: int = 1
    scenario: str = ""
    #: A second line and what becomes of it: the delay that brings the bug to light.
    also: tuple[str, str] | None = None
    #: Rules in force beside a kill: where two guards stand, one is taken away.
    rules: tuple[Mapping[str, Any], ...] = ()


BUGS = (
    Bug(
        "acknowledged before it is stored",
        "handsel/edge/gate/group_commit.py",
        "        await waiting.stored\n",
        "        await asyncio.sleep(0)\n",
        also=(
            "                group = self._take()\n",
            "                await asyncio.sleep(0.05)\n                group = self._take()\n",
        ),
        point="gate.storing",
        nth=3,
    ),
    Bug(
        "only the first message of a call is stored",
        "handsel/edge/gate/application.py",
        "for item in door.split(call, payload)]",
        "for item in list(door.split(call, payload))[:1]]",
        tale="burst",
    ),
    Bug(
        "a send in doubt is sent again",
        "handsel/modules/conversations/delivery/rules.py",
        '        return "unknown"\n',
        '        return "again"\n',
        scenario=LOST_ECHOES,
    ),
    Bug(
        "'no such message' is believed at once",
        "handsel/modules/conversations/delivery/rules.py",
        "    return now - since >= settle\n",
        "    return True\n",
        scenario=LATE_SEND,
    ),
    Bug(
        "a send that was interrupted is sent again",
        "handsel/modules/conversations/delivery/claiming.py",
        "if message.delivery != Delivery.PENDING:",
        "if message.delivery == Delivery.UNKNOWN:",
        point="delivery.called",
        nth=2,
        rules=({"provider": "meta", "kind": "lose_echoes"},),
    ),
    Bug(
        "another key for each call at the payment provider",
        "handsel/modules/commerce/payments/adapters/stripe/adapter.py",
        '"idempotency_key": page.idempotency_key',
        '"idempotency_key": __import__("secrets").token_hex(8)',
        point="payment.page_opened",
    ),
    Bug(
        "another key for each refund",
        "handsel/modules/commerce/payments/adapters/stripe/adapter.py",
        '"idempotency_key": request.idempotency_key',
        '"idempotency_key": __import__("secrets").token_hex(8)',
        scenario=LATE_REFUND,
    ),
    Bug(
        "another key for each refund at paypal",
        "handsel/modules/commerce/payments/adapters/paypal/adapter.py",
        "body, key=request.idempotency_key)",
        'body, key=__import__("secrets").token_hex(8))',
        scenario=LATE_PAYPAL,
    ),
    Bug(
        "our own echo is taken for a person's word",
        "handsel/modules/conversations/actions.py",
        "    if conversation.messages.filter(external_id=event.external_id).exists():\n",
        "    if False:\n",
    ),
    Bug(
        "what is sold stays on the shelf",
        "handsel/flows/settlement.py",
        "shortages = stock.sell(order.checkout_id)",
        "shortages = ()",
    ),
    Bug(
        "the jobs of a dead worker are left where they are",
        "handsel/edge/worker/job_loop.py",
        "await jobs.take_over_stalled(app, dead_after_seconds=DEAD_AFTER_SECONDS)",
        "pass",
        point="job.begun",
        nth=2,
    ),
)


def main() -> int:
    """Plant each bug; 0 when all are found."""
    parser = argparse.ArgumentParser(prog="chaos.planted", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--only", help="bugs whose name contains this")
    parser.add_argument("--try", dest="trial", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.trial:
        return _try(asked.trial)
    results = []
    for bug in BUGS:
        if asked.only and asked.only not in bug.name:
            continue
        began = time.monotonic()
        found = _find(bug)
        result = {"bug": bug.name, "ok": bool(found), "found_by": found}
        results.append(result)
        if not asked.json:
            word = "found " if found else "MISSED"
            print(f"{word}  {bug.name}  ({time.monotonic() - began:.0f} s)", flush=True)
            for line in found[:2]:
                print(f"          {line[:140]}", flush=True)
    ok = all(one["ok"] for one in results)
    if asked.json:
        print(json.dumps({"ok": ok, "bugs": results}))
    return 0 if ok else 1


def _find(bug: Bug) -> list[str]:
    """What is wrong when this bug is in the code."""
    with tempfile.TemporaryDirectory(prefix="handsel-planted-") as folder:
        copy = Path(folder)
        for name in COPIED:
            shutil.copytree(
                CHECKOUT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        _plant(copy / bug.file, bug.right, bug.wrong)
        if bug.also:
            _plant(copy / bug.file, *bug.also)
        done = subprocess.run(
            [sys.executable, "-m", "chaos.planted", "--try", bug.name],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy)},
            capture_output=True,
            text=True,
            timeout=TRIAL_SECONDS,
        )
    if done.returncode:
        raise RuntimeError(f"the trial of {bug.name!r} did not run: {done.stderr[-800:]}")
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found


def _plant(path: Path, right: str, wrong: str) -> None:
    code = path.read_text()
    if code.count(right) != 1:
        raise RuntimeError(f"{path} has {code.count(right)} places with {right!r}")
    path.write_text(code.replace(right, wrong))


def _try(name: str) -> int:
    """In the copy: run the bug's trial and print what is wrong."""
    (bug,) = (one for one in BUGS if one.name == name)
    with running_stack() as stack:
        print(json.dumps(list(_violations(bug, Bench(stack), stack))))
    return 0


def _violations(bug: Bug, bench: Bench, stack: RunningStack) -> Iterator[str]:
    if bug.scenario:
        (scenario,) = (one for one in list_scenarios() if one.name == bug.scenario)
        yield from run_scenario(stack, bench, scenario).violations
    else:
        for rule in bug.rules:
            stack.sandbox.call("faults", **rule)
        yield from bench.run(Trial(bug.tale, bug.point, bug.nth)).violations


if __name__ == "__main__":
    sys.exit(main())
