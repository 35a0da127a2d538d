"""`python -m bench`: measure all parts, print a table or one JSON object; 0 if all goals met."""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import (
    acknowledge,
    busy_shop,
    enumeration,
    footprint,
    gate,
    house_engine,
    imports,
    latency,
    limits,
    live,
    look_up,
    resume,
    rotation,
    sustained,
)
from bench.figures import Figure
from tests.stack import running_stack, with_models

PARTS = (
    "gate",
    "latency",
    "sustained",
    "limits",
    "live",
    "resume",
    "start",
    "acknowledge",
    "look_up",
    "engine",
    "imports",
    "rotation",
)
#: Minutes each, so only when asked for.
LONG_PARTS = ("enumeration", "busy_shop")
NO_WINDOW = {"HANDSEL_QUIET_SECONDS": "0"}
# Crash points write down that they were reached: only for the part that kills.
NO_KILLS = {**NO_WINDOW, "CRASH_FOLDER": ""}


class Report:
    """Figures as they come."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self.figures: list[Figure] = []

    def add(self, *figures: Figure) -> None:
        """Keep and show figures."""
        for one in figures:
            self.figures.append(one)
            word = "ok    " if one.ok else "MISSED"
            sign = "≥" if one.better == "more" else "≤"
            low, high = min(one.runs), max(one.runs)
            self.say(f"{word}  {one.name}")
            self.say(
                f"        {one.value:.2f} {one.unit} (goal {sign} {one.goal:g}; "
                f"{len(one.runs)} runs {low:.2f} to {high:.2f})"
            )
            if one.note:
                self.say(f"        {one.note}")

    def say(self, line: str) -> None:
        """Show a line, unless JSON is wanted."""
        if not self._as_json:
            print(line, flush=True)


def main() -> int:
    """Measure what the arguments ask for."""
    asked = _arguments()
    report = Report(as_json=asked.json)
    began, busy = time.monotonic(), os.getloadavg()[0]
    report.say(f"{os.cpu_count()} cores, load average {busy:.1f} before we began.\n")
    with tempfile.TemporaryDirectory(prefix="handsel-bench-") as folder:
        _measure_one_stack(Path(folder) / "home", report, asked.only)
        if "acknowledge" in asked.only:
            with running_stack(environ=with_models()) as stack:
                report.add(acknowledge.measure(stack))
                acknowledge.forget_what_waits(stack)
    if "look_up" in asked.only:
        report.add(*look_up.measure())
    if "engine" in asked.only:
        report.add(house_engine.measure())
    seconds = time.monotonic() - began
    ok = all(figure.ok for figure in report.figures)
    report.say(f"\n{seconds:.0f} s in all.")
    if asked.json:
        figures = [figure.as_json() for figure in report.figures]
        machine = {"cores": os.cpu_count(), "load_average": busy, "seconds": round(seconds, 1)}
        print(json.dumps({"ok": ok, **machine, "figures": figures}))
    return 0 if ok else 1


def _measure_one_stack(home: Path, report: Report, only: list[str]) -> None:
    parts: dict[str, Callable[..., Figure]] = {
        "latency": latency.measure,
        "sustained": sustained.measure,
        "rotation": rotation.measure,
    }
    if not set(only) & {
        *parts,
        "gate",
        "imports",
        "limits",
        "live",
        "resume",
        "start",
        *LONG_PARTS,
    }:
        return
    with running_stack(home=home, environ=NO_KILLS) as stack:
        report.say(f"First start, from nothing: {stack.running.ready_seconds:.1f} s\n")
        for name, measure in parts.items():
            if name in only:
                report.add(measure(stack))
        if "gate" in only:
            report.add(*gate.measure(stack))
        if "limits" in only:
            report.add(*limits.measure(stack))
        if "live" in only:
            report.add(*live.measure(stack))
        if "enumeration" in only:
            report.add(*enumeration.measure(stack))
        if "busy_shop" in only:
            report.add(*busy_shop.measure(stack))
        if "imports" in only:
            report.add(*imports.measure(stack))
    if "start" in only:
        report.add(*footprint.measure(home, environ=NO_KILLS))
    if "resume" in only:
        with running_stack(home=home, environ=NO_WINDOW) as stack:
            report.add(resume.measure(stack))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--only", nargs="+", choices=(*PARTS, *LONG_PARTS), default=PARTS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
