"""Find uv, or bring it from PyPI into the checkout."""

from __future__ import annotations

import hashlib
import io
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

OLDEST = (0, 9)
INDEX = "https://pypi.org/pypi/uv/json"


class CannotBringUv(Exception):
    """uv is neither installed nor reachable."""


def works(uv: Path) -> bool:
    """Whether this file is a uv that runs and is new enough."""
    try:
        # From / because a version manager's shim may refuse because of .python-version.
        done = subprocess.run([str(uv), "--version"], cwd="/", capture_output=True, text=True)
    except OSError:
        return False
    found = re.match(r"uv (\d+)\.(\d+)", done.stdout)
    return found is not None and (int(found.group(1)), int(found.group(2))) >= OLDEST


def find_or_bring_uv(folder: Path) -> Path:
    """The path of a working uv; it is installed into `folder` when there is none.

    Raises CannotBringUv with a sentence that says what was tried.
    """
    ours = folder / "bin" / "uv"
    if works(ours):
        return ours
    on_path = shutil.which("uv")
    if on_path is not None and works(Path(on_path)):
        return Path(on_path)
    reasons = []
    for way in (with_pip, with_wheel):
        try:
            way(folder)
        except CannotBringUv as reason:
            reasons.append(str(reason))
        if works(ours):
            return ours
    raise CannotBringUv("uv could not be installed from PyPI. " + " ".join(reasons))


def with_pip(folder: Path) -> None:
    """Install uv with this interpreter's pip, which knows the machine's mirrors.

    `--target` is allowed also where the system's Python is externally managed (PEP 668).
    """
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-cache-dir", "--upgrade"]
    command += ["--disable-pip-version-check", "--no-warn-script-location"]
    command += ["--target", str(folder), f"uv>={OLDEST[0]}.{OLDEST[1]}"]
    done = subprocess.run(command, cwd="/", capture_output=True, text=True)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise CannotBringUv("pip said: " + last)


def with_wheel(folder: Path) -> None:
    """Download uv's wheel from PyPI and unpack its two programs; needs neither pip nor venv."""
    try:
        with urllib.request.urlopen(INDEX, timeout=60) as answer:
            files = json.load(answer)["urls"]
        chosen = next((file for file in files if fits(file["filename"])), None)
        if chosen is None:
            raise CannotBringUv(f"PyPI has no uv for {platform.platform()}.")
        # A mirror may give addresses relative to its index.
        address = urllib.parse.urljoin(INDEX, chosen["url"])
        with urllib.request.urlopen(address, timeout=300) as answer:
            content = answer.read()
    except urllib.error.URLError as reason:
        raise CannotBringUv(f"PyPI could not be reached: {reason}.") from reason
    if hashlib.sha256(content).hexdigest() != chosen["digests"]["sha256"]:
        raise CannotBringUv("The wheel of uv arrived damaged.")
    unpack(content, folder / "bin")


def fits(filename: str) -> bool:
    """Whether a wheel with this name is for this machine."""
    machine = platform.machine()
    if sys.platform == "darwin":
        return filename.endswith(".whl") and "macosx" in filename and machine in filename
    libc = "manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux"
    return filename.endswith(".whl") and libc in filename and machine in filename


def unpack(content: bytes, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(content)) as wheel:
        for name in wheel.namelist():
            base = os.path.basename(name)
            if base in ("uv", "uvx") and "/scripts/" in name:
                # Never written over in place: a running uv would make that fail.
                fresh = folder / (base + ".fresh")
                fresh.write_bytes(wheel.read(name))
                fresh.chmod(0o755)
                fresh.replace(folder / base)
