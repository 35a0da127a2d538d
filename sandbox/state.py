"""What must survive a restart beside the log: small tables of JSON, journaled to one file."""

import json
import os
from pathlib import Path
from typing import Any

from sandbox.web import Json


class State:
    """Tables of JSON values in memory, every change appended to a journal that a start replays."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / "state.jsonl"
        self._tables: dict[str, dict[str, Any]] = {}
        if self._path.exists():
            self._replay()
        self._rewrite()

    def _replay(self) -> None:
        with self._path.open("rb") as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    table, key, value = json.loads(line)
                    self._apply(table, key, value)

    def _apply(self, table: str, key: str, value: Any) -> None:
        if value is None:
            self.table(table).pop(key, None)
        else:
            self.table(table)[key] = value

    def _rewrite(self) -> None:
        fresh = self._path.with_suffix(".new")
        with fresh.open("wb") as out:
            for name, table in self._tables.items():
                out.writelines(_line(name, key, value) for key, value in table.items())
        fresh.replace(self._path)
        self._fd = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def table(self, name: str) -> dict[str, Any]:
        """The live table; read it, but write through ``put`` and ``drop``."""
        return self._tables.setdefault(name, {})

    def put(self, table: str, key: str, value: Json | list[Any] | str | int) -> None:
        """Set one value and journal it."""
        self.table(table)[key] = value
        os.write(self._fd, _line(table, key, value))

    def drop(self, table: str, key: str) -> None:
        """Forget one value."""
        if self.table(table).pop(key, None) is not None:
            os.write(self._fd, _line(table, key, None))

    def clear(self) -> None:
        """Forget everything."""
        self.close()
        self._tables.clear()
        self._path.unlink()
        self._rewrite()

    def close(self) -> None:
        """Close the journal."""
        os.close(self._fd)


def _line(table: str, key: str, value: object) -> bytes:
    return json.dumps([table, key, value], separators=(",", ":")).encode() + b"\n"
