"""An embedded PostgreSQL: made, started, adopted, and stopped in one state folder."""

import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from handsel.kit.file_lock import file_lock
from handsel.kit.free_port import find_free_port, is_port_free
from handsel.kit.postgres import tuning
from handsel.kit.postgres.account import Account, choose_account, require_ours
from handsel.kit.postgres.binaries import Binaries, find_binaries
from handsel.kit.postgres.failures import PostgresFailed
from handsel.kit.postgres.last_words import last_words
from handsel.kit.postgres.postmaster import Postmaster, is_alive, read_postmaster
from handsel.kit.private_file import write_private

START_SECONDS = 60.0
STOP_SECONDS = 20.0
# After its main process was killed, the others need a moment to notice and let go.
LEFTOVER_SECONDS = 10.0
LEFTOVERS = ("pre-existing shared memory block", "lock file", "is another server")
# The server outlives us, so it gets none of our secrets; an interpreter may need its libraries.
PASSED_ON = ("PATH", "LD_LIBRARY_PATH")
TAKEN_PORT = ("could not bind", "could not create any TCP/IP sockets")


@dataclass(frozen=True)
class Server:
    """A running server: its administrator's address (a secret), port, and main process."""

    url: str
    port: int
    pid: int

    def __repr__(self) -> str:
        return f"Server(port={self.port}, pid={self.pid})"


class Postgres:
    """The cluster in `home`/postgres, listening on 127.0.0.1 at a port it remembers.

    `durable=False` is for tests: faster, and safe against everything but a crash of the machine.
    """

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        self._folder = home / "postgres"
        self._data = self._folder / "data"
        self._durable = durable

    def start(self) -> Server:
        """Start the server, or adopt the one that is already running, and wait until it answers.

        Makes the cluster first when there is none. Raises PostgresFailed with the end of the
        server's own log.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        require_ours(self._data)
        with self._alone():
            running = self._adopt()
            if running:
                return running
            binaries = self._binaries()
            account = choose_account(data=self._data, reads=(binaries.folder,))
            if not self._data.exists():
                self._create(binaries, account)
            return self._run(binaries, account)

    def is_running(self) -> bool:
        """Whether the server's main process lives; cheaper than asking it."""
        postmaster = read_postmaster(self._data)
        return postmaster is not None and postmaster.is_alive()

    def find(self) -> Server | None:
        """The running server when it answers, else None. Starts nothing."""
        postmaster = read_postmaster(self._data)
        if postmaster is None or not postmaster.ready or not postmaster.is_alive():
            return None
        server = Server(self._url(postmaster.port), postmaster.port, postmaster.pid)
        return server if self._answers(server) else None

    def stop(self) -> None:
        """Stop the server cleanly, whoever started it; nothing happens when none runs."""
        if not self._data.exists():
            return
        with self._alone():
            postmaster = read_postmaster(self._data)
            if postmaster is None or not postmaster.is_alive():
                return
            postmaster.ask_to_stop()
            if postmaster.wait_until_gone(seconds=STOP_SECONDS):
                return
            postmaster.insist_to_stop()
            if not postmaster.wait_until_gone(seconds=STOP_SECONDS):
                raise PostgresFailed(f"PostgreSQL (process {postmaster.pid}) does not stop.")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with file_lock(self._folder / "lock", seconds=START_SECONDS + STOP_SECONDS):
            yield

    def _adopt(self) -> Server | None:
        """The server that someone else started, waited for while it starts, recovers or stops."""
        deadline = time.monotonic() + START_SECONDS
        while (postmaster := read_postmaster(self._data)) and postmaster.is_alive():
            running = self.find()
            if running:
                return running
            if time.monotonic() > deadline:
                raise PostgresFailed(f"PostgreSQL (process {postmaster.pid}) does not answer.")
            time.sleep(0.05)
        if postmaster and is_alive(postmaster.pid):
            # Its number now belongs to another program, which PostgreSQL would take for itself.
            (self._data / "postmaster.pid").unlink(missing_ok=True)
        return None

    def _binaries(self) -> Binaries:
        version = self._data / "PG_VERSION"
        return find_binaries(major=int(version.read_text()) if self._data.exists() else None)

    def _create(self, binaries: Binaries, account: Account) -> None:
        """Make the cluster beside its place and move it there whole."""
        fresh, word = self._folder / "data.fresh", self._folder / "password.fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        write_private(word, self._password())
        account.give(fresh)
        account.give(word)
        options = tuning.initdb_arguments(major=binaries.major, durable=self._durable)
        command = account.command(
            binaries.initdb, *options, f"--pwfile={word}", f"--pgdata={fresh}"
        )
        done = subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, check=False, cwd="/"
        )
        word.unlink()
        if done.returncode:
            raise PostgresFailed(f"The database cluster could not be made: {_tail(done.stderr)}")
        fresh.rename(self._data)

    def _run(self, binaries: Binaries, account: Account) -> Server:
        deadline = time.monotonic() + LEFTOVER_SECONDS
        port = self._port()
        while True:
            problem = self._try_to_run(binaries, account, port)
            if problem is None:
                break
            if time.monotonic() > deadline:
                raise PostgresFailed(f"PostgreSQL did not start: {_tail(problem)}")
            if any(phrase in problem for phrase in TAKEN_PORT):
                port = find_free_port()
            elif any(phrase in problem for phrase in LEFTOVERS):
                time.sleep(0.1)
            else:
                raise PostgresFailed(f"PostgreSQL did not start: {_tail(problem)}")
        (self._folder / "port").write_text(str(port))
        server = self.find()
        if server is None:
            raise PostgresFailed("PostgreSQL started but does not accept its own password.")
        return server

    def _try_to_run(self, binaries: Binaries, account: Account, port: int) -> str | None:
        """Start the server once; None when it is ready, else everything it said."""
        log = self._folder / "start.log"
        options = tuning.arguments(major=binaries.major, port=port, durable=self._durable)
        command = account.command(binaries.postgres, "-D", self._data, *options)
        pid = _spawn(command, log=log)
        if self._wait_until_ready(pid=pid):
            return None
        return last_words(pid, started=log, logs=self._data / "log")

    def _wait_until_ready(self, *, pid: int) -> bool:
        deadline = time.monotonic() + START_SECONDS
        while is_alive(pid):
            postmaster = read_postmaster(self._data)
            if postmaster and postmaster.pid == pid and postmaster.ready:
                return True
            if time.monotonic() > deadline:
                Postmaster(pid, 0, ready=False).insist_to_stop()
                return False
            time.sleep(0.01)
        return False

    def _port(self) -> int:
        remembered = self._folder / "port"
        if remembered.exists() and is_port_free(int(remembered.read_text())):
            return int(remembered.read_text())
        return find_free_port()

    def _password(self) -> str:
        kept = self._folder / "password"
        if not kept.exists():
            write_private(kept, secrets.token_urlsafe(24))
        return kept.read_text()

    def _url(self, port: int) -> str:
        return f"postgresql://postgres:{self._password()}@127.0.0.1:{port}/postgres"

    def _answers(self, server: Server) -> bool:
        """Whether it is this cluster that answers there, not a stranger on the same port."""
        try:
            with psycopg.connect(server.url, connect_timeout=5, autocommit=True) as connection:
                row = connection.execute("SHOW data_directory").fetchone()
        except psycopg.OperationalError:
            return False
        return row is not None and Path(row[0]).resolve() == self._data.resolve()


def _spawn(command: list[str], *, log: Path) -> int:
    """Start a program that outlives us, in a session of its own, so that Ctrl-C is not its."""
    read_only, write_fresh = os.O_RDONLY, os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    return os.posix_spawn(
        command[0],
        command,
        {name: os.environ[name] for name in PASSED_ON if name in os.environ},
        setsid=True,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, read_only, 0),
            (os.POSIX_SPAWN_OPEN, 1, str(log), write_fresh, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
    )


def _tail(text: str) -> str:
    lines = [line.strip() for line in text.strip().splitlines() if "HINT" not in line]
    return " / ".join(lines[-6:])
