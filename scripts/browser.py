"""Bring a Chromium for the browser tests: the one that is here, else Debian's, else Playwright's.

browser.py            bring one
browser.py --path     print where it is; "" for Playwright's own
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

BIN = Path(__file__).resolve().parent.parent / ".venv" / "bin"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-liberation", "fonts-noto-core", "fonts-noto-color-emoji")


def find() -> str:
    """A Chromium of this machine; "" when there is none."""
    chosen = os.environ.get("HANDSEL_TEST_BROWSER", "")
    if chosen:
        return chosen
    return next((found for name in NAMES if (found := shutil.which(name))), "")


def by_apt() -> bool:
    """Install Debian's, where that is possible."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    told = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        [*apt, "update"],
        [*apt, "install", "-y", "--no-install-recommends", *PACKAGES],
    ):
        if subprocess.run(command, env=told, stdout=subprocess.DEVNULL, check=False).returncode:
            return False
    return bool(find())


def by_playwright() -> bool:
    command = [str(BIN / "playwright"), "install", "chromium-headless-shell"]
    return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0


def main() -> None:
    if "--path" in sys.argv[1:]:
        print(find())
        return
    if find() or by_apt() or by_playwright():
        return
    sys.exit(
        "The browser tests need Chromium. It could be brought neither by apt nor by Playwright; "
        "install it, or say where it is in HANDSEL_TEST_BROWSER."
    )


if __name__ == "__main__":
    main()
