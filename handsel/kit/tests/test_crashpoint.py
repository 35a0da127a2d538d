"""Crash points: who is asked to die dies there, once; everybody else walks past."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from handsel.kit import crashpoint

WALK = """
from handsel.kit.crashpoint import crashpoint
for _ in range(3):
    crashpoint("first")
    crashpoint("second")
"""


def walk(**environ: str) -> int:
    """The exit status of a process that passes two points three times each."""
    told = {name: value for name, value in os.environ.items() if not name.startswith("CRASH_")}
    return subprocess.run([sys.executable, "-c", WALK], env=told | environ).returncode


def test_nobody_dies_unasked(tmp_path: Path) -> None:
    assert walk() == 0
    assert walk(CRASH_FOLDER=str(tmp_path)) == 0
    assert crashpoint.list_reached(tmp_path) == ["first", "second"] * 3


def test_a_process_dies_at_the_named_point_and_time() -> None:
    assert walk(CRASH_AT="second:3") == -signal.SIGKILL
    assert walk(CRASH_AT="second:4") == 0


def test_an_armed_point_kills_one_process_once(tmp_path: Path) -> None:
    crashpoint.arm(tmp_path, "second", nth=2)
    assert walk(CRASH_FOLDER=str(tmp_path)) == -signal.SIGKILL
    assert crashpoint.list_reached(tmp_path) == ["first", "second"] * 2
    assert not crashpoint.is_armed(tmp_path, "second")
    assert walk(CRASH_FOLDER=str(tmp_path)) == 0


def test_disarming_takes_it_back(tmp_path: Path) -> None:
    crashpoint.arm(tmp_path, "first")
    crashpoint.disarm(tmp_path)
    assert walk(CRASH_FOLDER=str(tmp_path)) == 0
