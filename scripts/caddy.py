"""Bring Caddy for the tests of the public door, where that is easy; else say nothing.

Debian's package is unpacked into the checkout rather than installed: nothing is started, and no
right is needed but to read the package lists. Tests that need it are skipped where it is absent.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / ".toolchain" / "caddy"


def is_here() -> bool:
    """Whether there is one, of this machine or brought before."""
    return shutil.which("caddy") is not None or (FOLDER / "usr" / "bin" / "caddy").exists()


def bring() -> bool:
    """Download Debian's package and unpack it; whether that worked."""
    with tempfile.TemporaryDirectory() as folder:
        # apt drops its rights to download, and may not write into a private folder.
        os.chmod(folder, 0o777)
        for command in (["apt-get", "update"], ["apt-get", "download", "caddy"]):
            if command[1] == "update" and os.getuid() != 0:
                continue
            subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=300)
        found = sorted(Path(folder).glob("caddy_*.deb"))
        if not found:
            return False
        FOLDER.mkdir(parents=True, exist_ok=True)
        unpack = ["dpkg-deb", "-x", str(found[0]), str(FOLDER)]
        return subprocess.run(unpack, check=False).returncode == 0


def main() -> int:
    if is_here() or not all(map(shutil.which, ("apt-get", "dpkg-deb"))):
        return 0
    try:
        brought = bring()
    except (OSError, subprocess.SubprocessError):
        brought = False
    if not brought:
        print("Caddy could not be brought; tests that need it are skipped.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
