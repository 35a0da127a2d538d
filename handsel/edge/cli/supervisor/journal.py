"""One readable log of all processes on the terminal, and a file for each that rotates by size."""

import logging
import re
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

FILE_BYTES = 5_000_000
OLDER_FILES = 2
NAME_WIDTH = 8
COLORS = {
    "handsel": 1,
    "postgres": 34,
    "gate": 36,
    "web": 32,
    "worker": 35,
    "worker-2": 95,
    "ops": 33,
    "sandbox": 90,
    "migrate": 34,
    "seed": 90,
}
_STYLING = re.compile(r"\x1b\[[0-9;]*m")


class Journal:
    """Where lines go. `colors` styles the names on `terminal`; files never hold styling."""

    def __init__(self, folder: Path, *, terminal: TextIO = sys.stdout, colors: bool) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._terminal = terminal
        self._colors = colors
        self._files: dict[str, RotatingFileHandler] = {}

    def write(self, name: str, line: str) -> None:
        """Add one line under a process's name, to the terminal and to its file."""
        label = f"{name:<{NAME_WIDTH}}"
        if self._colors:
            label = f"\x1b[{COLORS.get(name, 0)}m{label}\x1b[0m"
        self.print(f"{label} {line}")
        record = logging.makeLogRecord({"msg": _STYLING.sub("", line)})
        self._file(name).emit(record)

    def print(self, line: str) -> None:
        """Put a line on the terminal only. A terminal that is gone is not an error."""
        try:
            self._terminal.write(line + "\n")
            self._terminal.flush()
        except (BrokenPipeError, ValueError):
            return

    def close(self) -> None:
        for file in self._files.values():
            file.close()

    def _file(self, name: str) -> RotatingFileHandler:
        if name not in self._files:
            self._files[name] = RotatingFileHandler(
                self._folder / f"{name}.log", maxBytes=FILE_BYTES, backupCount=OLDER_FILES
            )
        return self._files[name]
