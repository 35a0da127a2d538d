"""Named places where a process may be killed, to prove that nothing is lost there.

`CRASH_AT=name:k` kills this process, as `kill -9` would, the k-th time it reaches `name`. With
`CRASH_FOLDER`, points are armed while processes run: `arm` has whichever process reaches `name`
for the k-th time from then on die, once, and `list_reached` tells which points were passed.
Without either a crash point is one comparison.
"""

import os
import signal
from collections import Counter
from pathlib import Path

_NAME, _, _COUNT = os.environ.get("CRASH_AT", "").partition(":")
_FOLDER = os.environ.get("CRASH_FOLDER", "")
_IS_ON = bool(_NAME or _FOLDER)
_REACHED_FILE = "reached.log"
_reached: Counter[str] = Counter()


def crashpoint(name: str) -> None:
    """Die here if this is where the test asked for it."""
    if not _IS_ON:
        return
    if name == _NAME:
        _reached[name] += 1
        if _reached[name] == int(_COUNT or "1"):
            os.kill(os.getpid(), signal.SIGKILL)
    if _FOLDER and _is_last_token(Path(_FOLDER), name):
        os.kill(os.getpid(), signal.SIGKILL)


def arm(folder: Path, name: str, *, nth: int = 1) -> None:
    """Have the process that is the `nth` to reach `name` from now on die there."""
    for number in range(1, nth + 1):
        (folder / f"{name}.{number}").touch()


def disarm(folder: Path) -> None:
    """Take back what is armed and forget what was reached."""
    for path in folder.iterdir():
        path.unlink(missing_ok=True)


def is_armed(folder: Path, name: str) -> bool:
    """Whether nobody has died at `name` yet."""
    return (folder / f"{name}.1").exists()


def list_reached(folder: Path) -> list[str]:
    """Every point passed since `disarm`, in order, with repetitions."""
    path = folder / _REACHED_FILE
    return path.read_text().split() if path.exists() else []


def _is_last_token(folder: Path, name: str) -> bool:
    """Each arrival takes one token; taking it is atomic between threads and processes."""
    with (folder / _REACHED_FILE).open("a") as log:
        log.write(name + "\n")
    tokens = sorted(folder.glob(f"{name}.[0-9]*"), key=lambda path: int(path.suffix[1:]))
    while tokens:
        token = tokens.pop()
        try:
            token.unlink()
        except FileNotFoundError:
            continue
        return token.suffix == ".1"
    return False
