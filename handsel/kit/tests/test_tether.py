"""A tethered process does not outlive its parent."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from handsel.kit.postgres.postmaster import is_alive
from handsel.kit.tether import tethered

# Says its number only once it is tethered, so that no earlier check can end it.
CHILD = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
# A parent that starts a tethered child and then waits to be killed.
PARENT = f"""
import subprocess, sys, time
from handsel.kit.tether import tethered
child = subprocess.Popen(tethered([sys.executable, "-c", {CHILD!r}]))
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own promise, Linux only")
def test_a_tethered_process_ends_when_its_parent_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    child = int(parent.stdout.readline())
    assert is_alive(child)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    for _ in range(500):
        if not is_alive(child):
            return
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    pytest.fail("the child outlived its parent")


def test_a_tethered_process_is_the_program_itself(tmp_path: Path) -> None:
    program = "import os, sys; print(os.getpid(), sys.argv[1])"
    with subprocess.Popen(
        tethered([sys.executable, "-c", program, "argument"]), stdout=subprocess.PIPE, text=True
    ) as child:
        said, _ = child.communicate()
    assert said.split() == [str(child.pid), "argument"]


def test_a_process_whose_parent_is_already_gone_does_not_start() -> None:
    command = tethered([sys.executable, "-c", "print('started')"])
    command[4] = "1"
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
