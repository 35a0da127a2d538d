"""Changes of orders by retail tasks' reference actions → done or refused, and the order's state.

`python -m evals.service PATH` reads `db.json` and `tasks.json`. Each task has a shop of its own,
filled from the database; its customer writes in a new thread, proves the order, has each change
listed and agrees. What the published policy permits must end in the same order state as by that
policy's text (`retail_rules`), what it forbids must be refused with a reason and change nothing.
Beside the tasks' own actions, every kind of change of each of the user's orders is asked for, and
things that never may be done; those are only listed, not agreed to.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evals.figures import Figure
from evals.own_database import own_database

ABOUT_ORDERS = frozenset({
    "cancel_pending_order", "modify_pending_order_address", "modify_pending_order_payment",
    "modify_pending_order_items", "return_delivered_order_items",
    "exchange_delivered_order_items",
})  # fmt: skip


def predict(path: Path) -> Iterator[dict[str, object]]:
    """One line for each action of a task, and for each further attempt."""
    db = json.loads((path / "db.json").read_text("utf-8"))
    tasks = json.loads((path / "tasks.json").read_text("utf-8"))
    with own_database():
        from evals.retail_tasks import play
        from tests.provider import connected

        with connected() as provider:
            tried: set[str] = set()
            for task in tasks:
                actions = actions_of(task)
                if actions:
                    yield from play(task, actions, db=db, provider=provider, tried=tried)


def actions_of(task: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The task's reference actions that change an order."""
    actions = task["evaluation_criteria"].get("actions") or []
    return [action for action in actions if action["name"] in ABOUT_ORDERS]


def measure(path: Path) -> Iterator[Figure]:
    """How many permitted actions ended as they must, and how many forbidden ones were refused."""
    told = list(predict(path))
    for line in told:
        if not line["right"]:
            print(json.dumps(line, ensure_ascii=False), file=sys.stderr)
    for group in ("task", "attempt"):
        for permitted, metric in ((True, "permitted ones right"), (False, "forbidden refused")):
            cases = [t for t in told if (t["group"], t["permitted"]) == (group, permitted)]
            if cases:
                right = sum(bool(case["right"]) for case in cases)
                yield Figure("service", group, metric, right / len(cases), goal=1.0)
                yield Figure("service", group, f"{metric}, of", len(cases))


def table(told: list[dict[str, object]]) -> Iterator[str]:
    """A row for each kind of action: how many were right of how many."""
    right: Counter[tuple[str, str, str]] = Counter()
    seen: Counter[tuple[str, str, str]] = Counter()
    for line in told:
        key = (str(line["group"]), "permitted" if line["permitted"] else "forbidden",
               str(line["name"]))  # fmt: skip
        seen[key] += 1
        right[key] += bool(line["right"])
    for key in sorted(seen):
        yield f"{key[0]:8} {key[1]:10} {key[2]:34} {right[key]:5} / {seen[key]}"


def main(path: Path) -> None:
    """Print the lines as JSON, and the table to standard error."""
    told = []
    for line in predict(path):
        told.append(line)
        print(json.dumps(line, ensure_ascii=False), flush=True)
    print("\n".join(table(told)), file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
