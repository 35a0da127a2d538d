"""Every eval in turn, and one table of what they found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from evals.figures import Figure, Skipped
from evals.scoring import SCORED, score

#: Where the material of each eval is in the data folder, in the order they run.
PATHS: Mapping[str, tuple[str, ...]] = {
    "webhooks": ("webhooks",),
    "signatures": ("webhooks/signatures.jsonl",),
    "moderation": ("moderation",),
    "injection": ("injection",),
    "intents": ("intents",),
    "dialogues": ("dialogues",),
    "catalogs": ("catalogs",),
    "lookup": ("catalogs",),
    "payments": ("stripe", "paypal"),
    "service": ("dialogues/tau2_retail",),
}
_HEADINGS = ("eval", "group", "metric", "value", "goal", "met")


@dataclass(slots=True)
class Outcome:
    """What came of one eval. `reason` says why it did not run, or did not finish."""

    eval: str
    state: Literal["ran", "skipped", "failed"] = "ran"
    reason: str = ""
    figures: list[Figure] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The outcome as one JSON object."""
        figures = [figure.as_json() for figure in self.figures]
        return {"eval": self.eval, "state": self.state, "reason": self.reason, "figures": figures}


def run(name: str, *, data: Path) -> Outcome:
    """Run one eval over its material. Never raises."""
    outcome = Outcome(name)
    try:
        module = _module(name)
        for figure in _figures(name, module, data=data):
            outcome.figures.append(figure)
    except Skipped as skipped:
        outcome.state, outcome.reason = "skipped", str(skipped)
    except Exception as error:  # noqa: BLE001  one broken eval does not hide the others
        outcome.state, outcome.reason = "failed", f"{type(error).__name__}: {error}"
    return outcome


def _module(name: str) -> ModuleType:
    if find_spec(f"evals.{name}") is None:
        raise Skipped("there is no such eval yet")
    return import_module(f"evals.{name}")


def _figures(name: str, module: ModuleType, *, data: Path) -> Iterator[Figure]:
    present = [data / path for path in PATHS[name] if (data / path).exists()]
    if not present:
        raise Skipped(f"there is no {' or '.join(PATHS[name])} in {data}")
    if hasattr(module, "measure"):
        for path in present:
            yield from module.measure(path)
    scored = [each for each in SCORED if each.eval == name and (data / each.path).exists()]
    if (data / "score.py").is_file():
        for each in scored:
            yield from score(each, module.predict(data / each.path), folder=data)
    elif scored and not hasattr(module, "measure"):
        raise Skipped(f"there is no score.py in {data}")
    if not scored and not hasattr(module, "measure"):
        for path in present:
            count = sum(1 for _ in module.predict(path))
            yield Figure(name, path.name, "predictions", count)


def lines(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The table, a line at a time."""
    rows = [_row(figure) for outcome in outcomes for figure in outcome.figures]
    widths = [max(len(row[at]) for row in (_HEADINGS, *rows)) for at in range(len(_HEADINGS))]
    for row in (_HEADINGS, tuple("-" * width for width in widths), *rows):
        cells = [
            cell.rjust(width) if at in {3, 4} else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()
    for outcome in outcomes:
        if outcome.state != "ran":
            yield f"{outcome.state}: {outcome.eval}: {outcome.reason}"


def _row(figure: Figure) -> tuple[str, ...]:
    sign = "≥" if figure.better == "more" else "≤"
    goal = "" if figure.goal is None else f"{sign} {figure.goal:g}"
    met = {True: "yes", False: "NO", None: ""}[figure.met]
    value = f"{figure.value:.3f}" if figure.value != int(figure.value) else f"{figure.value:g}"
    return figure.eval, figure.group, figure.metric, value, goal, met
