"""The log of what the outside world saw: append-only JSON lines on disk, numbered from 1."""

import asyncio
import json
import os
from array import array
from collections.abc import Iterator
from pathlib import Path

from sandbox.clock import Clock
from sandbox.web import Json, to_json

_DURABLE_KINDS = frozenset({"send", "charge", "refund"})

type _Label = tuple[str, str, str | None]
"""Provider, kind, and the channel kind where there is one."""


class Log:
    """Append-only. Keeps offsets and labels in memory, the entries themselves on disk."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / "log.jsonl"
        self._grown = asyncio.Event()
        self._durable_seq = self._synced_seq = 0
        self._syncing: asyncio.Task[None] | None = None
        aside = (int(path.stem.removeprefix("log-")) for path in folder.glob("log-*.jsonl"))
        self._open(first_seq=max(aside, default=0) + 1)

    def _open(self, *, first_seq: int) -> None:
        self._fd = os.open(self._path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        self._offsets = array("Q", [0])
        self._codes = array("H")
        self._labels: list[_Label] = []
        self._code_of: dict[_Label, int] = {}
        self._first_seq = first_seq
        self._replay()

    def _replay(self) -> None:
        for number, line in enumerate(self._whole_lines()):
            entry = json.loads(line)
            if number == 0:
                self._first_seq = entry["seq"]
            self._index(entry, len(line))
        # A kill in the middle of a write leaves half a line; nobody was answered for it.
        os.ftruncate(self._fd, self._offsets[-1])

    def _whole_lines(self) -> Iterator[bytes]:
        with self._path.open("rb") as lines:
            yield from (line for line in lines if line.endswith(b"\n"))

    def _index(self, entry: Json, size: int) -> None:
        label = (entry["provider"], entry["kind"], entry.get("channel_kind"))
        code = self._code_of.get(label)
        if code is None:
            code = self._code_of[label] = len(self._labels)
            self._labels.append(label)
        self._codes.append(code)
        self._offsets.append(self._offsets[-1] + size)

    @property
    def last_seq(self) -> int:
        """Number of the newest entry ever written; 0 before the first."""
        return self._first_seq + len(self._codes) - 1

    def append(
        self,
        provider: str,
        kind: str,
        *,
        account_id: str | None = None,
        customer_id: str | None = None,
        **fields: object,
    ) -> Json:
        """Write one entry and return it; ``synced`` waits for the disk where it matters."""
        entry: Json = {
            "seq": self.last_seq + 1,
            "at": Clock.real_iso(),
            "provider": provider,
            "kind": kind,
            "account_id": account_id,
            "customer_id": customer_id,
            **fields,
        }
        line = to_json(entry) + b"\n"
        os.write(self._fd, line)
        self._index(entry, len(line))
        if kind in _DURABLE_KINDS:
            self._durable_seq = self.last_seq
        self._grown.set()
        self._grown = asyncio.Event()
        return entry

    async def synced(self) -> None:
        """Return once every send, charge and refund is on the disk; callers share one sync."""
        wanted = self._durable_seq
        while self._synced_seq < wanted:
            if self._syncing is None:
                self._syncing = asyncio.ensure_future(self._sync())
            await asyncio.shield(self._syncing)

    async def _sync(self) -> None:
        upto = self.last_seq
        try:
            await asyncio.get_running_loop().run_in_executor(None, os.fsync, self._fd)
            self._synced_seq = upto
        finally:
            self._syncing = None

    def lines(
        self, *, provider: str | None = None, kind: str | None = None, since: int = 0
    ) -> Iterator[bytes]:
        """Entries after ``since`` as JSON, oldest first; a channel kind also names its provider."""
        wanted = [
            (provider is None or provider in {label[0], label[2]})
            and (kind is None or kind == label[1])
            for label in self._labels
        ]
        for at in range(max(0, since - self._first_seq + 1), len(self._codes)):
            if wanted[self._codes[at]]:
                start, end = self._offsets[at], self._offsets[at + 1]
                yield os.pread(self._fd, end - start - 1, start)

    async def grown(self, *, timeout_seconds: float) -> bool:
        """Wait for the next entry; False when none came in time."""
        try:
            await asyncio.wait_for(self._grown.wait(), timeout_seconds)
        except TimeoutError:
            return False
        return True

    async def start_over(self) -> None:
        """Set the file aside under its last number and begin an empty one; numbers go on."""
        await self.close()
        next_seq = self.last_seq + 1
        if self._codes:
            self._path.rename(self._path.with_name(f"log-{next_seq - 1}.jsonl"))
        self._open(first_seq=next_seq)

    async def close(self) -> None:
        """Close the file, with everything on the disk that must be."""
        await self.synced()
        os.close(self._fd)
