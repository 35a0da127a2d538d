"""The clients' packages, builds and checks: brings Node packages, and does nothing twice.

clients.py packages   what package-lock.json says, under clients/node_modules
clients.py build      the dashboard and the widget, when a source changed
clients.py generate   the API client, from our own OpenAPI document
clients.py check      format and lint, types, an API client that is up to date, sizes
clients.py fmt        mend what can be mended
clients.py test       the clients' own tests
"""

from __future__ import annotations

import fcntl
import filecmp
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
CLIENTS = ROOT / "clients"
SHARED = CLIENTS / "shared"
DASHBOARD = CLIENTS / "dashboard"
WIDGET = CLIENTS / "widget"
MODULES = CLIENTS / "node_modules"
PACKAGES_STAMP = MODULES / ".handsel-packages"
GENERATED = SHARED / "src" / "api" / "gen"
DOCUMENT = SHARED / "openapi.json"
PACKAGE_FILES = ("package-lock.json", "package.json", ".npmrc")
NOT_SOURCES = {"node_modules", "dist", "tests", ".tanstack"}


def environ() -> dict[str, str]:
    """The caller's environment with the project's own Node in front.

    Node trusts the machine's certificates too: where a company's proxy stands in between, its own
    list alone reaches no registry.
    """
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return {"NODE_USE_SYSTEM_CA": "1", **os.environ, "PATH": path, "CI": "1"}


def run(*command: str, cwd: Path = CLIENTS) -> None:
    """Run one of Node's commands; exit as it does when it fails."""
    status = subprocess.run(command, cwd=cwd, env=environ(), check=False).returncode
    if status:
        sys.exit(status)


def tool(name: str, *arguments: str, cwd: Path = CLIENTS) -> None:
    """Run a command that a package brought."""
    run(str(MODULES / ".bin" / name), *arguments, cwd=cwd)


@contextmanager
def alone() -> Iterator[None]:
    """One at a time, for this checkout."""
    (ROOT / ".toolchain").mkdir(exist_ok=True)
    with (ROOT / ".toolchain" / "clients.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def fingerprint(files: Iterator[Path]) -> str:
    """A hash of files and their places."""
    digest = hashlib.sha256(str(CLIENTS).encode())
    for file in sorted(files):
        digest.update(file.relative_to(CLIENTS).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def package_files() -> Iterator[Path]:
    yield from (CLIENTS / name for name in PACKAGE_FILES)
    yield from CLIENTS.glob("*/package.json")


def sources(client: Path) -> Iterator[Path]:
    """Everything a client's build is made of."""
    yield from package_files()
    for folder in (SHARED, client):
        for place, folders, names in os.walk(folder):
            folders[:] = [name for name in folders if name not in NOT_SOURCES]
            yield from (Path(place, name) for name in names if name != DOCUMENT.name)


def is_stamped(stamp: Path, wanted: str) -> bool:
    return stamp.is_file() and stamp.read_text() == wanted


def bring_packages() -> None:
    """Install exactly what the lock says."""
    wanted = fingerprint(package_files())
    if is_stamped(PACKAGES_STAMP, wanted):
        return
    say("Bringing the clients' packages (the first time takes a minute).")
    started = time.monotonic()
    run(str(BIN / "npm"), "ci", "--no-progress", "--loglevel=error")
    PACKAGES_STAMP.write_text(wanted)
    say(f"Packages brought in {time.monotonic() - started:.0f} s.")


def build() -> None:
    """Build each client into its `dist`, when something it is made of changed."""
    for client in (DASHBOARD, WIDGET):
        build_one(client)


def build_one(client: Path) -> None:
    stamp = client / "dist" / ".handsel-build"
    if is_stamped(stamp, fingerprint(sources(client))):
        return
    say(f"Building the {client.name}.")
    started = time.monotonic()
    tool("vite", "build", "--logLevel", "warn", cwd=client)
    stamp.write_text(fingerprint(sources(client)))
    say(f"The {client.name} is built in {time.monotonic() - started:.0f} s.")


def write_document() -> None:
    """Ask our own API for its document."""
    command = [str(BIN / "python"), "-m", "handsel.edge.cli", "openapi"]
    told = {**environ(), "HANDSEL_ENV": "development"}
    done = subprocess.run(command, cwd=ROOT, env=told, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        sys.exit(done.returncode)
    DOCUMENT.write_bytes(done.stdout)


def generate(into: Path = GENERATED) -> None:
    """Write the API client that our OpenAPI document describes."""
    write_document()
    tool("openapi-ts", "--silent", "--output", str(into), cwd=SHARED)


def require_current_client() -> None:
    """Exit when the committed API client is not what our document gives now."""
    with tempfile.TemporaryDirectory() as temporary:
        made = Path(temporary) / "gen"
        generate(made)
        if not are_same(filecmp.dircmp(made, GENERATED, ignore=[])):
            sys.exit(
                "The API changed and its client did not. Write it anew and commit it:\n"
                "    make client"
            )


def are_same(compared: filecmp.dircmp[str]) -> bool:
    """Whether two folders hold the same, all the way down."""
    differing = compared.left_only or compared.right_only or compared.diff_files
    return not differing and all(are_same(below) for below in compared.subdirs.values())


def check() -> None:
    tool("biome", "check", "--error-on-warnings", ".")
    require_current_client()
    tool("tsc", "--noEmit", cwd=SHARED)
    tool("tsr", "generate", cwd=DASHBOARD)
    tool("tsc", "--noEmit", cwd=DASHBOARD)
    tool("tsc", "--noEmit", cwd=WIDGET)
    build()
    for client in (DASHBOARD, WIDGET):
        run(str(BIN / "node"), "sizes.mjs", cwd=client)


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def main() -> None:
    asked = sys.argv[1] if len(sys.argv) == 2 else ""
    todo: dict[str, Callable[[], object]] = {
        "packages": lambda: None,
        "build": build,
        "generate": generate,
        "check": check,
        "fmt": lambda: tool("biome", "check", "--write", "."),
        "test": lambda: tool("vitest", "run"),
    }
    if asked not in todo or shutil.which("npm", path=str(BIN)) is None:
        sys.exit(__doc__)
    with alone():
        bring_packages()
        todo[asked]()


if __name__ == "__main__":
    main()
