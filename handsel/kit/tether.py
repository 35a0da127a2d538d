"""Tie a process's life to its parent's.

As a script it ties itself and becomes another program, which stays tied:

    python -I -S tether.py PARENT_PID PROGRAM ARGUMENT...
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def die_with_parent(*, parent: int) -> None:
    """Be killed when `parent`, our parent process, ends in whatever way. Linux only, else nothing.

    Exits at once when the parent is already gone.
    """
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def tethered(command: list[str]) -> list[str]:
    """The command line that runs `command` tied to this process."""
    return [sys.executable, "-I", "-S", __file__, str(os.getpid()), *command]


if __name__ == "__main__":
    die_with_parent(parent=int(sys.argv[1]))
    os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606
