"""As whom the embedded server runs. PostgreSQL refuses root, so root lends it an ordinary user."""

import os
import pwd
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from handsel.kit.postgres import launch
from handsel.kit.postgres.failures import PostgresFailed

CAP_DAC_OVERRIDE = 1
CAP_DAC_READ_SEARCH = 2
NO_CAPABILITY = -1


@dataclass(frozen=True)
class Account:
    """A user id and group id, and the one capability it needs to reach its files (or -1)."""

    uid: int
    gid: int
    capability: int = NO_CAPABILITY

    def command(self, *arguments: str | Path) -> list[str]:
        """The command line that becomes this account and then `arguments`."""
        numbers = (self.uid, self.gid, self.capability)
        prefix = [sys.executable, "-I", "-S", launch.__file__, *map(str, numbers)]
        return [*prefix, *map(str, arguments)]

    def give(self, path: Path) -> None:
        """Make `path` belong to this account."""
        if os.geteuid() == 0:
            os.chown(path, self.uid, self.gid)


def choose_account(*, data: Path, reads: tuple[Path, ...]) -> Account:
    """Who runs a server whose cluster is `data` and that must also reach `reads`.

    Ourselves, unless we are root: then the owner of an existing cluster, else `nobody`. Raises
    PostgresFailed when root cannot lend what is needed.
    """
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    user = _lent_user(data)
    closed = [path for path in (data.parent, *reads) if not is_open_to_others(path)]
    if not closed:
        return Account(user.pw_uid, user.pw_gid)
    return Account(user.pw_uid, user.pw_gid, _reaching_capability(closed[0]))


def require_ours(data: Path) -> None:
    """Raises PostgresFailed when the cluster is another user's and we are not root."""
    if os.geteuid() != 0 and data.exists() and data.stat().st_uid != os.geteuid():
        raise PostgresFailed(f"{data} belongs to another user; run as that user or as root.")


def is_open_to_others(path: Path) -> bool:
    """Whether any user may enter this folder: every folder on the way has its x bit for others."""
    resolved = path.resolve()
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in (resolved, *resolved.parents))


def _lent_user(data: Path) -> pwd.struct_passwd:
    try:
        if data.exists() and data.stat().st_uid != 0:
            return pwd.getpwuid(data.stat().st_uid)
        return pwd.getpwnam("nobody")
    except KeyError:
        raise PostgresFailed(
            "PostgreSQL does not run as root, and there is no user nobody to lend it; "
            "run as an ordinary user or set DATABASE_URL."
        ) from None


def _reaching_capability(closed: Path) -> int:
    """The capability that opens closed folders, the weaker one first; containers have the other."""
    try:
        status = Path("/proc/self/status").read_text()
        held = int(status.split("CapEff:")[1].split()[0], 16)
    except (OSError, IndexError):
        held = 0
    for capability in (CAP_DAC_READ_SEARCH, CAP_DAC_OVERRIDE):
        if held & 1 << capability:
            return capability
    raise PostgresFailed(
        f"PostgreSQL does not run as root, and the ordinary user it runs as cannot enter {closed}; "
        "set HANDSEL_HOME to a folder below one that everybody may enter, or set DATABASE_URL."
    )
