"""Find a Python that the project can run on: 3.12 or newer, 3.13 preferred."""

from __future__ import annotations

import glob
import os
import pwd
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

WANTED = "3.13"
OLDEST = (3, 12)
NAMES = ("python3.13", "python3.14", "python3.12", "python3", "python")
# A build without these cannot run the project, and some hand-made builds lack them.
PROBE = "import sys, ssl, ctypes, venv, zlib; print(*sys.version_info[:3], sys.executable, sep='|')"


class Interpreter(NamedTuple):
    version: tuple[int, int, int]
    path: Path

    @property
    def rank(self) -> tuple[bool, tuple[int, int, int]]:
        return (f"{self.version[0]}.{self.version[1]}" == WANTED, self.version)


def homes() -> Iterator[Path]:
    """The person's home as the system knows it, and as HOME says; they differ under `env -i`."""
    yield Path(pwd.getpwuid(os.getuid()).pw_dir)
    if os.environ.get("HOME"):
        yield Path(os.environ["HOME"])


def folders() -> Iterator[str]:
    """Folders that may hold interpreters, as glob patterns."""
    yield from (folder for folder in os.environ.get("PATH", "").split(os.pathsep) if folder)
    if os.environ.get("PYENV_ROOT"):
        yield os.path.join(os.environ["PYENV_ROOT"], "versions", "*", "bin")
    for home in homes():
        yield str(home / ".pyenv/versions/*/bin")
        yield str(home / ".local/share/uv/python/*/bin")
        yield str(home / ".local/share/mise/installs/python/*/bin")
        yield str(home / ".asdf/installs/python/*/bin")
        yield str(home / "*conda3/bin")
        yield str(home / "*conda3/envs/*/bin")
    yield from ("/usr/local/bin", "/usr/bin", "/opt/python*/bin", "/opt/*conda*/bin")
    yield from ("/opt/homebrew/bin", "/usr/local/opt/python@3*/bin")


def candidates(outside: Path) -> Iterator[Path]:
    """Files named like an interpreter, each once, none inside the checkout."""
    seen: set[str] = set()
    for pattern in folders():
        for folder in sorted(glob.glob(pattern)):
            for name in NAMES:
                path = os.path.join(folder, name)
                real = os.path.realpath(path)
                if not os.access(path, os.X_OK) or str(outside) + os.sep in real + os.sep:
                    continue
                # A version manager's shims are one file under many names, each its own version.
                key = path if "shims" in path else real
                if key not in seen:
                    seen.add(key)
                    yield Path(path)


def probe(path: Path) -> Interpreter | None:
    """Ask the interpreter for its version; None when it does not work or is too old."""
    command = [str(path), "-I", "-c", PROBE]
    try:
        done = subprocess.run(command, cwd="/", capture_output=True, text=True, timeout=20)
        major, minor, patch, executable = done.stdout.strip().split("|")
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    version = (int(major), int(minor), int(patch))
    return Interpreter(version, Path(executable)) if version >= OLDEST else None


def find_interpreter(outside: Path, venv: Path) -> Path | None:
    """The best interpreter here, or None.

    An environment that already works keeps its interpreter, so that a second run changes nothing.
    """
    current = venv / "bin" / "python"
    if current.exists() and probe(current) is not None:
        return current
    found: list[Interpreter] = []
    for path in candidates(outside):
        interpreter = probe(path)
        if interpreter is not None:
            found.append(interpreter)
            if interpreter.rank[0]:
                break
    return max(found, key=lambda interpreter: interpreter.rank).path if found else None
