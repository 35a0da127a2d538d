"""`python -m chaos`: run all parts, print a table or one JSON object; 0 if nothing is wrong."""

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from chaos.outside import list_scenarios, run_scenario
from chaos.points import list_points
from chaos.single import Bench, Trial, list_unreached, plan
from chaos.storms import run_storm
from chaos.tales import MODEL_TALES
from tests.stack import RunningStack, running_stack, with_models

PARTS = ("single", "model", "outside", "storms")
# A provider goes on trying for days; ours must outlast a few deaths of the gate in a row.
PATIENT = {"HANDSEL_SANDBOX_DELIVERY_ATTEMPTS": "8"}


class Report:
    """Results as they come: a line each, and all of them at the end."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self.results: dict[str, list[dict[str, Any]]] = {}

    def add(self, part: str, what: str, result: dict[str, Any]) -> None:
        """Keep and show one result."""
        self.results.setdefault(part, []).append(result)
        word = "ok    " if result["ok"] else "FAILED"
        self.say(f"{word}  {part:<8} {what:<52} {result.get('seconds', 0):>6.1f} s")
        for violation in result["violations"]:
            self.say(f"          {violation}")
        if not result["ok"] and not result["violations"]:
            self.say("          nobody died there, or the fault never struck")

    def say(self, line: str) -> None:
        """Show a line, unless JSON is wanted."""
        if not self._as_json:
            print(line, flush=True)

    @property
    def ok(self) -> bool:
        """Everything went well."""
        return all(one["ok"] for results in self.results.values() for one in results)


def main() -> int:
    """Run what the arguments ask for."""
    asked = _arguments()
    report = Report(as_json=asked.json)
    began = time.monotonic()
    if set(asked.only) - {"model"}:
        _run_on_one_stack(report, asked)
    if "model" in asked.only:
        _kill_with_a_model(report)
    seconds = time.monotonic() - began
    report.say(f"\n{'Nothing was lost.' if report.ok else 'FAILED.'} {seconds:.0f} s in all.")
    if asked.json:
        whole = {"ok": report.ok, "seconds": round(seconds, 1), "seed": asked.seed}
        print(json.dumps({**whole, **report.results}))
    return 0 if report.ok else 1


def _run_on_one_stack(report: Report, asked: argparse.Namespace) -> None:
    with _one_stack(report, asked.home) as (stack, bench):
        if "single" in asked.only:
            _kill_at_each_point(bench, report, asked)
        if "outside" in asked.only:
            _misbehave(stack, bench, report, asked)
        if "storms" in asked.only:
            _storm(stack, bench, report, asked)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="chaos", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="fewer kills, no slow faults")
    parser.add_argument("--every", action="store_true", help="kill each time a point is reached")
    parser.add_argument("--storms", type=int, default=5, help="how many storms")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="replays storms")
    parser.add_argument("--home", type=Path, help="keep the stack's state and logs here")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    return parser.parse_args()


@contextmanager
def _one_stack(report: Report, home: Path | None) -> Iterator[tuple[RunningStack, Bench]]:
    with running_stack(environ=PATIENT, home=home) as stack:
        report.say(f"All processes ready after {stack.running.ready_seconds:.1f} s.")
        yield stack, Bench(stack)


def _kill_at_each_point(bench: Bench, report: Report, asked: argparse.Namespace) -> None:
    reached = bench.survey()
    elsewhere = {"turn.stored"}
    missing = set(list_unreached(reached)) - elsewhere
    report.say(f"{len(list_points())} crash points; no tale reaches: {sorted(missing) or 'none'}")
    trials = list(plan(reached, every=asked.every))
    if asked.quick:
        trials = list({trial.point: trial for trial in trials}.values())
    for trial in trials:
        result = bench.run(trial)
        report.add("single", f"{trial.point} #{trial.nth} ({trial.tale})", result.as_json())
    for name in sorted(missing):
        unproven = {"ok": False, "violations": [f"no tale reaches {name}"], "point": name}
        report.add("single", name, unproven)


def _misbehave(
    stack: RunningStack, bench: Bench, report: Report, asked: argparse.Namespace
) -> None:
    for scenario in list_scenarios(quick=asked.quick):
        outcome = run_scenario(stack, bench, scenario)
        report.add("outside", scenario.name, outcome.as_json())


def _storm(stack: RunningStack, bench: Bench, report: Report, asked: argparse.Namespace) -> None:
    for seed in range(asked.seed, asked.seed + (1 if asked.quick else asked.storms)):
        storm = run_storm(stack, bench, seed=seed)
        report.add("storms", f"seed {seed}: {len(storm.kills)} kills", storm.as_json())


def _kill_with_a_model(report: Report) -> None:
    with running_stack(environ=with_models()) as stack:
        bench = Bench(stack, tales=MODEL_TALES)
        for point in ("", "turn.gathered", "turn.stored", "turn.acted"):
            result = bench.run(Trial("model turn", point))
            report.add("model", point or "unharmed", result.as_json())


if __name__ == "__main__":
    sys.exit(main())
