"""Figures from the material's own scorer, `score.py` in the data folder.

Its functions read files and print; what they print is read back as figures.
"""

import io
import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from evals.figures import Figure

_SHARE = re.compile(r"\s*(?P<metric>[^:]+?):?\s+(?P<right>\d+) / (?P<all>\d+)")
_VALUE = re.compile(r"(?P<metric>[A-Za-z][A-Za-z@1-9() -]*?)\s(?P<value>\d\.\d{3})")
# A row for each label follows the totals; they are too many for one table.
_LABEL_ROW = re.compile(r"   \w+\s+P \d")


@dataclass(frozen=True, slots=True)
class Scored:
    """One run that the material's scorer scores: predictions for `path` against `gold`."""

    eval: str
    path: str
    function: str
    gold: str = ""
    positive: str = ""


SCORED = (
    Scored("webhooks", "webhooks", "webhooks"),
    Scored("payments", "stripe", "payments"),
    Scored("payments", "paypal", "payments"),
    Scored("intents", "intents/dev.jsonl", "intents"),
    Scored("intents", "intents/multilingual.jsonl", "intents"),
    Scored("lookup", "catalogs", "lookup", gold="catalogs/lookup_queries.jsonl"),
    Scored("moderation", "moderation/abuse.jsonl", "binary", positive="abusive"),
    Scored("moderation", "moderation/spam.jsonl", "binary", positive="spam"),
)
GOALS: Mapping[tuple[str, str], float] = {
    ("webhooks", "cases fully right"): 1.0,
    ("payments", "sequences right"): 1.0,
    ("intents", "REAL SHOP MESSAGES accepted"): 0.45,
    ("intents", "out-of-scope recall"): 0.85,
    ("intents", "out-of-scope precision"): 0.80,
    ("lookup", "ALL hit@1"): 0.98,
    ("lookup", "not_in_catalog (right = nothing found) hit@1"): 0.90,
}


def score(
    run: Scored, predictions: Iterable[Mapping[str, object]], *, folder: Path
) -> Iterator[Figure]:
    """What the scorer in `folder` makes of predictions."""
    scorer = _load(folder / "score.py")
    with tempfile.TemporaryDirectory() as place, redirect_stdout(io.StringIO()) as printed:
        file = Path(place) / "predictions.jsonl"
        file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in predictions))
        positive = (run.positive,) if run.positive else ()
        getattr(scorer, run.function)(str(folder / (run.gold or run.path)), str(file), *positive)
    yield from read_figures(run, printed.getvalue())


def read_figures(run: Scored, printed: str) -> Iterator[Figure]:
    """The figures in what the scorer printed."""
    for line in printed.splitlines():
        if share := _SHARE.fullmatch(line.rstrip()):
            value = int(share["right"]) / max(int(share["all"]), 1)
            yield _figure(run, run.path, share["metric"].strip(), value)
        elif not _LABEL_ROW.match(line):
            group, counted, rest = line.partition("n=")
            told = re.sub(r"^\s*\d+", "", rest) if counted else line
            for found in _VALUE.finditer(told):
                metric = found["metric"].strip()
                where = group.strip() if counted and group.strip() else run.path
                yield _figure(run, where, metric, float(found["value"]))


def _figure(run: Scored, group: str, metric: str, value: float) -> Figure:
    # The scorer names two figures of one line by one prefix.
    if metric == "precision" and run.function == "intents":
        metric = "out-of-scope precision"
    key = metric if group == run.path else f"{group} {metric}"
    goal = GOALS.get((run.eval, key)) if run.path != "intents/multilingual.jsonl" else None
    return Figure(run.eval, group, metric, value, goal)


def _load(path: Path) -> ModuleType:
    spec = spec_from_file_location("material_scorer", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
