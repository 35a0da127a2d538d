"""What a customer is after: text → label, read without a shop, or with a shop's own examples.

`python -m evals.intents PATH [--examples]`: PATH is a file or folder of JSON lines with `id`,
`text`, and where known `lang` and `source`; without a shop no product, entry or example is known.
With `--examples` a message of a shop is read as that shop's assistant would after its members
answered the questions in the shop's own file (`hint3_native`), never the very same question.
"""

import csv
import json
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from evals.figures import Figure
from evals.wishes import measure_wishes
from handsel.modules.assistant.context import ExampleCard
from handsel.modules.assistant.engine import read, recall

_SHOPS = "hint3-"


def predict(path: Path, *, examples: bool = False) -> Iterator[dict[str, object]]:
    """One label for each text; a text the engine makes nothing of has an empty one."""
    for case in _cases(path):
        language = str(case.get("lang") or "en")[:2]
        reading = read(str(case["text"]), language=language)
        if examples:
            own = _taught(path, str(case.get("source", "")), but=_plain(str(case["text"])))
            reading = recall(reading, own, language=language)
        weight = reading.intents[0].weight if reading.intents else 0.0
        yield {"id": case["id"], "label": reading.label or "", "confidence": round(weight, 3)}


def measure(path: Path) -> Iterator[Figure]:
    """Shares accepted by group, and how well what is out of scope is known."""
    cases = [case for case in _cases(path) if "label" in case]
    for with_examples, name in ((False, "no examples"), (True, "own examples")):
        said = {row["id"]: row["label"] for row in predict(path, examples=with_examples)}
        for group, own in _groups(cases).items():
            if with_examples and not group.startswith(_SHOPS):
                continue
            right = sum(_accepts(case, said[case["id"]]) for case in own)
            goal = (0.8 if with_examples else 0.45) if group.startswith(_SHOPS) else None
            yield Figure("intents", group, f"accepted, {name}", right / len(own), goal)
        if not with_examples:
            yield from _scope(cases, said)
    yield from measure_wishes(cases)


def _scope(cases: list[dict[str, Any]], said: Mapping[object, object]) -> Iterator[Figure]:
    foreign = [case for case in cases if case["label"] == "out_of_scope"]
    called = [case for case in cases if said[case["id"]] == "out_of_scope"]
    right = sum(said[case["id"]] == "out_of_scope" for case in foreign)
    accepted = sum(_accepts(case, "out_of_scope") for case in called)
    if foreign and called:
        yield Figure("intents", "out of scope", "recall", right / len(foreign), 0.85)
        yield Figure("intents", "out of scope", "precision", accepted / len(called), 0.8)


def _groups(cases: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {"all": cases}
    for case in cases:
        groups.setdefault(str(case.get("source", "")), []).append(case)
    return groups


def _accepts(case: Mapping[str, Any], label: object) -> bool:
    return label == case["label"] or label in case.get("alt", [])


def _cases(path: Path) -> Iterator[dict[str, Any]]:
    files = [path] if path.is_file() else [path / "dev.jsonl", path / "multilingual.jsonl"]
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).strip("?.! ")


def _taught(path: Path, source: str, *, but: str) -> tuple[ExampleCard, ...]:
    """What the shop's members settled, the very question asked now left out."""
    folder = path if path.is_dir() else path.parent
    own = _examples(folder, source)
    left = tuple(card for card in own if _plain(card.text) != but)
    return own if len(left) == len(own) else left


@cache
def _examples(folder: Path, source: str) -> tuple[ExampleCard, ...]:
    shop = source.removeprefix(_SHOPS)
    labels_file = folder / "labels.json"
    files = sorted(folder.glob(f"hint3_native/*/{shop}_train.csv"))
    if not source.startswith(_SHOPS) or not files or not labels_file.exists():
        return ()
    meanings = json.loads(labels_file.read_text(encoding="utf-8"))["mapping"].get(source, {})
    found: dict[str, ExampleCard] = {}
    for file in files:
        with file.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                meaning = meanings.get(row["label"])
                if meaning:
                    found.setdefault(
                        _plain(row["sentence"]), ExampleCard(row["sentence"], meaning["label"])
                    )
    return tuple(found.values())


def main(path: Path, *, examples: bool = False) -> None:
    """Print the predictions as JSON lines."""
    for prediction in predict(path, examples=examples):
        print(json.dumps(prediction, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]), examples="--examples" in sys.argv[2:])
