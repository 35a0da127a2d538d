"""`make evals`: every eval that can run runs, and one table says what they found."""

import json
import subprocess
import sys
from pathlib import Path

from evals.figures import Figure
from evals.scoring import SCORED, read_figures
from evals.table import PATHS, Outcome, lines, run

SCORER = """
import json
def binary(gold, pred, positive):
    with open(pred, encoding="utf-8") as lines:
        said = [json.loads(line)["label"] for line in lines]
    print("n=%d precision %.3f recall %.3f" % (len(said), said.count(positive) / len(said), 1))
"""


def _material(tmp_path: Path) -> Path:
    (tmp_path / "moderation").mkdir()
    rows = [{"id": "a1", "text": "you idiot", "label": "abusive", "source": "us"}]
    (tmp_path / "moderation" / "abuse.jsonl").write_text(json.dumps(rows[0]))
    (tmp_path / "score.py").write_text(SCORER)
    return tmp_path


def test_an_eval_is_measured_and_scored_by_the_materials_own_scorer(tmp_path: Path) -> None:
    outcome = run("moderation", data=_material(tmp_path))
    assert (outcome.state, outcome.reason) == ("ran", "")
    found = {(figure.group, figure.metric): figure.value for figure in outcome.figures}
    assert found["abuse", "recall"] == 1.0
    assert found["moderation/abuse.jsonl", "precision"] == 1.0


def test_an_eval_without_its_material_is_skipped_with_the_reason(tmp_path: Path) -> None:
    for name in PATHS:
        outcome = run(name, data=tmp_path)
        assert outcome.state == "skipped"
        assert outcome.reason


def test_a_broken_eval_fails_and_says_why(tmp_path: Path) -> None:
    data = _material(tmp_path)
    (data / "moderation" / "abuse.jsonl").write_text("not JSON")
    assert run("moderation", data=data).state == "failed"


def test_the_scorers_lines_are_read_as_figures() -> None:
    run_of = {each.function: each for each in SCORED}
    printed = (
        "REAL SHOP MESSAGES     n=  412  accuracy 0.401  accepted 0.512\n"
        "in-scope accuracy (accepted) 0.700   out-of-scope recall 0.900 precision 0.810\n"
        "   buy                P 0.10 R 0.20 F1 0.30  n=7\n"
    )
    intents = {(f.group, f.metric): f for f in read_figures(SCORED[3], printed)}
    assert intents["REAL SHOP MESSAGES", "accepted"].met
    assert intents["intents/dev.jsonl", "out-of-scope precision"].goal == 0.8
    assert len(intents) == 5
    (right,) = read_figures(run_of["webhooks"], "cases fully right: 3 / 4")
    assert (right.metric, right.value, right.met) == ("cases fully right", 0.75, False)


def test_the_table_shows_what_missed_its_goal_and_what_did_not_run() -> None:
    missed = Figure("lookup", "ALL", "hit@1", 0.5, goal=0.98)
    outcomes = [Outcome("lookup", figures=[missed]), Outcome("service", "skipped", "no folder")]
    table = "\n".join(lines(outcomes))
    assert "0.500  ≥ 0.98  NO" in table
    assert "skipped: service: no folder" in table


def test_a_missed_goal_is_shown_and_fails_only_when_strict(tmp_path: Path) -> None:
    data = tmp_path / "moderation"
    data.mkdir()
    row = {"id": "r", "text": "kill you", "label": "rude_but_legitimate", "source": "us"}
    (data / "rude.jsonl").write_text(json.dumps(row))
    command = [sys.executable, "-m", "evals", "--json", "--only", "moderation", "--"]
    for strict, status in (([], 0), (["--strict"], 1)):
        asked = [*command[:-1], *strict, "--", str(tmp_path)]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        assert done.returncode == status, done.stderr
        assert json.loads(done.stdout)["goals_met"] is False
