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

# A parent that starts a tethered grandchild, says its number, and then waits to be killed.
PARENT = """
import subprocess, sys, time
from handsel.kit.tether import tethered
child = subprocess.Popen(tethered([sys.executable, "-c", "import time; time.sleep(60)"]))
print(child.pid, flush=True)
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
