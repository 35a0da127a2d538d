"""The moderation eval, on a few cases of our own."""

import json
from pathlib import Path

from evals import moderation

CASES = {
    "abuse.jsonl": [
        ("a1", "you stupid bot", "abusive"),
        ("a2", "where is my parcel", "ok"),
        ("a3", "hm", "unsure"),
    ],
    "rude.jsonl": [("r1", "where is my damn parcel", "rude_but_legitimate")],
}


def _folder(tmp_path: Path) -> Path:
    for name, cases in CASES.items():
        rows = [
            {"id": one, "text": text, "label": label, "source": name} for one, text, label in cases
        ]
        (tmp_path / name).write_text("\n".join(json.dumps(row) for row in rows))
    return tmp_path


def test_each_message_is_judged_with_its_words(tmp_path: Path) -> None:
    labels = {row["id"]: row["label"] for row in moderation.predict(_folder(tmp_path))}
    assert labels == {"a1": "abusive", "a2": "fine", "a3": "fine", "r1": "rude"}


def test_figures_leave_out_what_is_unsure(tmp_path: Path) -> None:
    figures = {(f.group, f.metric): f for f in moderation.measure(_folder(tmp_path))}
    assert figures["abuse", "recall"].value == 1.0
    assert figures["rude customers", "refused"].met
