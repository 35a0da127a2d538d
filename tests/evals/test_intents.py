"""The intents and dialogues evals, on a few cases of our own."""

import json
from pathlib import Path
from typing import Any

from evals import dialogues, intents

SHOP = "hint3-corner"


def write(file: Path, cases: list[dict[str, Any]]) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(json.dumps(case) for case in cases), encoding="utf-8")
    return file


def _cases(folder: Path) -> Path:
    texts = [
        ("i1", "where is my order", "order_status", "plain"),
        ("i2", "who won the match", "out_of_scope", "plain"),
        ("i3", "the usual for table nine", "buy", SHOP),
    ]
    rows = [
        {"id": one, "text": text, "label": label, "alt": [], "source": source, "lang": "en"}
        for one, text, label, source in texts
    ]
    native = folder / "hint3_native" / "v1" / "corner_train.csv"
    native.parent.mkdir(parents=True)
    native.write_text("sentence,label\nthe usual for table four,USUAL\n", encoding="utf-8")
    meanings = {"mapping": {SHOP: {"USUAL": {"label": "buy", "also_accepted": []}}}}
    (folder / "labels.json").write_text(json.dumps(meanings), encoding="utf-8")
    return write(folder / "dev.jsonl", rows)


def test_each_text_gets_a_label(tmp_path: Path) -> None:
    labels = {row["id"]: row["label"] for row in intents.predict(_cases(tmp_path))}
    assert (labels["i1"], labels["i2"]) == ("order_status", "out_of_scope")
    assert labels["i3"] != "buy"


def test_a_shops_own_questions_are_its_examples(tmp_path: Path) -> None:
    rows = intents.predict(_cases(tmp_path), examples=True)
    assert {row["id"]: row["label"] for row in rows}["i3"] == "buy"


def test_figures_have_their_groups_and_goals(tmp_path: Path) -> None:
    figures = {(f.group, f.metric): f for f in intents.measure(_cases(tmp_path))}
    assert figures[SHOP, "accepted, no examples"].value == 0.0
    assert figures[SHOP, "accepted, own examples"].met
    assert figures["out of scope", "recall"].value == 1.0


def test_wishes_of_whole_talks_are_counted(tmp_path: Path) -> None:
    several = {"id": "m-1", "text": "Cancel my order. Send me the invoice.", "labels": []}
    several["labels"] = ["cancel_order", "invoice"]
    write(tmp_path / "shop" / "multi_intent.jsonl", [several])
    turns = [
        {"speaker": "customer", "text": "I want to return a lamp"},
        {"speaker": "agent", "text": "Your name?"},
        {"speaker": "customer", "text": "Bo Reed"},
    ]
    write(tmp_path / "chats.jsonl", [{"id": "shop-1", "turns": turns}])
    heard = {row["id"]: row["labels"] for row in dialogues.predict(tmp_path)}
    assert set(heard) == {"m-1", "shop-1#0", "shop-1#1"}
    assert heard["shop-1#0"] == ["return_refund"]
    figures = {(f.group, f.metric): f.value for f in dialogues.measure(tmp_path)}
    assert figures["several wishes", "wishes found"] == 1.0
    assert figures["shop", "opening wish heard"] == 1.0
