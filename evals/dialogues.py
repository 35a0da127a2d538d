"""Whole talks: which wishes are heard in what customers of shops write, turn by turn.

`python -m evals.dialogues FOLDER` reads `multi_intent.jsonl` (anywhere below the folder: texts
that want several things, with labels), and files of chats (`turns` with `speaker` and `text`).
Chats carry no labels of their own, so what is measured of them needs none: whether the customer's
opening wish is heard, how many turns are taken for something that concerns no shop (each of them
does), and how many call for a person although nobody asked for one. A turn is read by itself.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.figures import Figure, Skipped
from handsel.modules.assistant.engine import read, wants_person
from handsel.modules.assistant.engine.requests import BUYING, SERVICE, requests_of

_SEVERAL = "multi_intent.jsonl"
_PERSON = ("human", "person", "agent", "representative", "someone", "manager")


def predict(path: Path) -> Iterator[dict[str, object]]:
    """The wishes of each text and of each customer's turn, with whether a person is wanted."""
    for case in _several(path):
        yield {"id": case["id"], **_heard(str(case["text"]))}
    for chat in _chats(path):
        for number, text in enumerate(_customer(chat)):
            yield {"id": f"{chat['id']}#{number}", "turn": number, **_heard(text)}


def _heard(text: str) -> dict[str, object]:
    reading = read(text)
    labels = [request.label for request in requests_of(reading)]
    person = wants_person(text)
    return {"label": reading.label or "", "labels": labels, "person": person}


def measure(path: Path) -> Iterator[Figure]:
    """Shares by group; texts without a labeled wish are left out of the first."""
    yield from _of_several(path)
    for group, chats in _grouped(path).items():
        yield from _of_chats(group, chats)


def _of_several(path: Path) -> Iterator[Figure]:
    cases = [case for case in _several(path) if case["labels"]]
    heard = {str(case["id"]): set(_labels(str(case["text"]))) for case in cases}
    wanted = [(label, heard[str(case["id"])]) for case in cases for label in case["labels"]]
    if not wanted:
        return
    found = sum(label in own for label, own in wanted) / len(wanted)
    every = sum(set(case["labels"]) <= heard[str(case["id"])] for case in cases) / len(cases)
    service = sum(bool(own & SERVICE) for own in heard.values()) / len(cases)
    yield Figure("dialogues", "several wishes", "wishes found", found)
    yield Figure("dialogues", "several wishes", "texts with every wish found", every)
    yield Figure("dialogues", "several wishes", "texts with a service wish found", service, 0.7)


def _labels(text: str) -> list[str]:
    return [request.label for request in requests_of(read(text))]


def _of_chats(group: str, chats: list[dict[str, Any]]) -> Iterator[Figure]:
    turns = [text for chat in chats for text in _customer(chat)]
    openings = [" ".join(_customer(chat)[:2]) for chat in chats if _customer(chat)]
    if not turns:
        return
    opened = sum(bool(set(_labels(text)) & (BUYING | SERVICE)) for text in openings)
    strange = sum(read(text).label == "out_of_scope" for text in turns)
    unasked = [text for text in turns if wants_person(text) and not _names_person(text)]
    yield Figure("dialogues", group, "opening wish heard", opened / len(openings), 0.7)
    yield Figure("dialogues", group, "turns declined", strange / len(turns), 0.1, "less")
    share = len(unasked) / len(turns)
    yield Figure("dialogues", group, "persons called unasked", share, 0.02, "less")


def _names_person(text: str) -> bool:
    return any(word in text.lower() for word in _PERSON)


def _grouped(path: Path) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for chat in _chats(path):
        groups.setdefault(str(chat["id"]).partition("-")[0], []).append(chat)
    return groups


def _several(path: Path) -> Iterator[dict[str, Any]]:
    files = [path] if path.is_file() else sorted(path.rglob(_SEVERAL))
    if not files:
        raise Skipped(f"no {_SEVERAL} in {path}")
    for file in files:
        yield from (case for case in _lines(file) if "labels" in case)


def _chats(path: Path) -> Iterator[dict[str, Any]]:
    files = [path] if path.is_file() else sorted(path.glob("*.jsonl"))
    for file in files:
        yield from (case for case in _lines(file) if "turns" in case)


def _customer(chat: dict[str, Any]) -> list[str]:
    return [str(turn["text"]) for turn in chat["turns"] if turn["speaker"] == "customer"]


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def main(path: Path) -> None:
    """Print the predictions as JSON lines."""
    for prediction in predict(path):
        print(json.dumps(prediction, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
