"""Bring the checkout to life: uv, a Python for the project, and every locked dependency.

Runs on any Python >= 3.8 with the standard library alone, writes only inside the checkout (besides
uv's own cache), and returns at once when the lock file has not changed since the last run.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from interpreters import WANTED, find_interpreter
from uv_tool import CannotBringUv, find_or_bring_uv

ROOT = Path(__file__).resolve().parent.parent
TOOLCHAIN = ROOT / ".toolchain"
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / ".handsel-setup"
INPUTS = ("uv.lock", "pyproject.toml", ".python-version", "scripts/setup.py")


def fingerprint() -> str:
    """What the environment was built from: the inputs, and where the checkout lies."""
    digest = hashlib.sha256(str(ROOT).encode())
    for name in INPUTS:
        digest.update(name.encode())
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def is_current() -> bool:
    """Whether the environment on disk was built from exactly these inputs."""
    python = ENVIRONMENT / "bin" / "python"
    return STAMP.is_file() and python.exists() and STAMP.read_text() == fingerprint()


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def clean_environ() -> dict[str, str]:
    """The caller's environment without what would point uv at another project or interpreter."""
    unwanted = {"VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "UV_PROJECT_ENVIRONMENT", "UV_PYTHON"}
    environ = {name: value for name, value in os.environ.items() if name not in unwanted}
    environ["UV_PYTHON_INSTALL_DIR"] = str(TOOLCHAIN / "python")
    environ["UV_NO_PROGRESS"] = "1"
    return environ


def python_choices(uv: Path) -> Iterator[str]:
    """Interpreters to try, best first: a suitable one that is here, else one that uv downloads."""
    existing = find_interpreter(outside=ROOT, venv=ENVIRONMENT)
    if existing is not None:
        yield str(existing)
        return
    say(f"No Python 3.12 or newer is installed; asking uv to download Python {WANTED}.")
    command = [str(uv), "python", "install", WANTED, "--no-bin"]
    if subprocess.run(command, cwd="/", env=clean_environ(), check=False).returncode == 0:
        yield WANTED


def sync(uv: Path) -> None:
    """Install exactly what uv.lock says; exit with a sentence when that is impossible."""
    for python in python_choices(uv):
        # Compiled once, here: else each start compiles them, where Python may not keep what it did.
        command = [str(uv), "sync", "--frozen", "--all-groups", "--compile-bytecode", "--quiet"]
        command += ["--python", python]
        if subprocess.run(command, cwd=str(ROOT), env=clean_environ(), check=False).returncode:
            sys.exit("The dependencies could not be installed; uv's own message is above.")
        return
    sys.exit(
        "Handsel needs Python 3.12 or newer. None was found on PATH, in ~/.pyenv, /usr/local/bin, "
        f"/opt or conda, and it could not be downloaded from GitHub. Install Python {WANTED} and "
        "run this again."
    )


def set_up() -> None:
    started = time.monotonic()
    say("Setting up (the first time takes a minute).")
    try:
        uv = find_or_bring_uv(TOOLCHAIN / "uv")
    except CannotBringUv as reason:
        sys.exit(str(reason))
    sync(uv)
    STAMP.write_text(fingerprint())
    say(f"Set up in {time.monotonic() - started:.0f} s.")


def main() -> None:
    if is_current():
        return
    TOOLCHAIN.mkdir(exist_ok=True)
    with (TOOLCHAIN / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_current():
            set_up()


if __name__ == "__main__":
    main()
