"""Messages → what the shop judges them to be: fine, rude, abusive, spam, injection.

`PATH` is a file or folder of JSON lines with `id`, `text` and, where known, `context`: what was
said before.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.figures import Figure, Skipped
from handsel.modules.assistant.moderation import judge

REFUSED = {"abusive", "spam"}
_RUDE = "rude_but_legitimate"


def predict(path: Path) -> Iterator[dict[str, object]]:
    """Each case with its judgement and the words that led to it."""
    for case in _cases(path):
        judged = judge(case["text"], case.get("context") or ())
        yield {
            "id": case["id"],
            "label": judged.label,
            "weight": round(judged.weight, 3),
            "words": judged.words,
        }


def measure(path: Path) -> Iterator[Figure]:
    """How surely abuse and spam are known, and how many rude customers would be refused."""
    cases = list(_cases(path))
    judged = {row["id"]: row["label"] for row in predict(path)}
    for label, group in (("abusive", "abuse"), ("spam", "spam")):
        own = [case for case in cases if case["id"] in _belonging(cases, label)]
        yield from _known(group, label, own, judged)
    rude = [judged[case["id"]] for case in cases if case.get("label") == _RUDE]
    if rude:
        refused = sum(label in REFUSED for label in rude) / len(rude)
        yield Figure("moderation", "rude customers", "refused", refused, 0.02, better="less")
        known = sum(label == "rude" for label in rude) / len(rude)
        yield Figure("moderation", "rude customers", "known as rude", known)


def _belonging(cases: list[dict[str, Any]], label: str) -> set[str]:
    """The ids of the cases that come from where this label does."""
    sources = {case.get("source") for case in cases if case.get("label") == label}
    return {
        case["id"]
        for case in cases
        if case.get("source") in sources and case.get("label") not in ("unsure", _RUDE)
    }


def _known(
    group: str, label: str, cases: list[dict[str, Any]], judged: dict[object, object]
) -> Iterator[Figure]:
    true = {case["id"] for case in cases if case["label"] == label}
    said = {case["id"] for case in cases if judged[case["id"]] == label}
    if true and said:
        yield Figure("moderation", group, "precision", len(true & said) / len(said))
        yield Figure("moderation", group, "recall", len(true & said) / len(true))


def _cases(path: Path) -> Iterator[dict[str, Any]]:
    files = [path] if path.is_file() else sorted(path.glob("*.jsonl"))
    if not files:
        raise Skipped(f"no cases in {path}")
    for file in files:
        with file.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def main(path: Path) -> None:
    """Print the predictions as JSON lines."""
    for prediction in predict(path):
        print(json.dumps(prediction, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
