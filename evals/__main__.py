"""`python -m evals DATA`: run every eval, print one table or one JSON object.

Exit status: 0 if all that could run did; with `--strict`, also every goal must be met.
"""

import argparse
import json
import sys
import time
from pathlib import Path

from evals.table import PATHS, Outcome, lines, run


def main() -> int:
    """Run what the arguments ask for."""
    asked = _arguments()
    outcomes = []
    for name in asked.only:
        began = time.monotonic()
        outcome = run(name, data=asked.data)
        outcomes.append(outcome)
        print(f"{name}: {outcome.state}, {time.monotonic() - began:.0f} s", file=sys.stderr)
    if asked.json:
        told = {"ok": _all_ran(outcomes), "goals_met": _goals_met(outcomes)}
        print(json.dumps({**told, "evals": [outcome.as_json() for outcome in outcomes]}))
    else:
        print("\n".join(lines(outcomes)))
    good = _all_ran(outcomes) and (_goals_met(outcomes) or not asked.strict)
    return 0 if good else 1


def _all_ran(outcomes: list[Outcome]) -> bool:
    return all(outcome.state != "failed" for outcome in outcomes)


def _goals_met(outcomes: list[Outcome]) -> bool:
    return all(figure.met is not False for outcome in outcomes for figure in outcome.figures)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="evals", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds the material")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--strict", action="store_true", help="fail if a goal is missed")
    parser.add_argument("--only", nargs="+", choices=tuple(PATHS), default=tuple(PATHS))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
