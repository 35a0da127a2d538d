"""The embedded server's life: made, adopted, killed, stopped."""

import os
import pwd
import signal
import socket
import stat
import subprocess
import threading
import time
from pathlib import Path

import psycopg
import pytest

from handsel.kit.postgres import Postgres, PostgresFailed, Server, cluster
from handsel.kit.postgres.account import choose_account
from handsel.kit.postgres.postmaster import is_alive


def kill(server: Server) -> None:
    os.kill(server.pid, signal.SIGKILL)


def ask(server: Server, question: str) -> object:
    with psycopg.connect(server.url, autocommit=True) as connection:
        row = connection.execute(question).fetchone()
    return row[0] if row else None


def test_a_fresh_server_sorts_text_the_same_everywhere_and_checks_its_pages(
    server: Server,
) -> None:
    assert ask(server, "SHOW server_encoding") == "UTF8"
    assert ask(server, "SELECT datcollate FROM pg_database LIMIT 1") in {"C", "C.UTF-8"}
    assert ask(server, "SELECT lower('ÅÉ')") == "åé"
    assert ask(server, "SHOW data_checksums") == "on"
    assert ask(server, "SHOW synchronous_commit") == "on"


def test_a_server_with_real_data_waits_for_the_disk(tmp_path: Path) -> None:
    durable = Postgres(tmp_path)
    try:
        server = durable.start()
        assert ask(server, "SHOW fsync") == "on"
        assert ask(server, "SHOW full_page_writes") == "on"
    finally:
        durable.stop()


def test_the_server_is_never_root(server: Server) -> None:
    assert os.stat(f"/proc/{server.pid}").st_uid != 0
    if os.geteuid() == 0:
        assert pwd.getpwuid(os.stat(f"/proc/{server.pid}").st_uid).pw_name == "nobody"


def test_only_this_machine_reaches_the_server_and_only_with_the_password(
    server: Server, home: Path
) -> None:
    assert ask(server, "SHOW listen_addresses") == "127.0.0.1"
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(f"postgresql://postgres:wrong@127.0.0.1:{server.port}/postgres")
    assert stat.S_IMODE((home / "postgres" / "password").stat().st_mode) == 0o600


def test_a_servers_description_does_not_show_its_password(server: Server) -> None:
    assert "postgres:" not in repr(server)


def test_a_running_server_is_adopted(postgres: Postgres, server: Server, home: Path) -> None:
    assert Postgres(home, durable=False).start() == server


def test_starters_at_the_same_time_share_one_server(postgres: Postgres, home: Path) -> None:
    postgres.stop()
    found: list[Server] = []
    starters = [
        threading.Thread(target=lambda: found.append(Postgres(home, durable=False).start()))
        for _ in range(3)
    ]
    for starter in starters:
        starter.start()
    for starter in starters:
        starter.join()
    assert len(found) == 3
    assert len({server.pid for server in found}) == 1


def test_a_killed_server_comes_back_on_its_port_with_what_was_committed(
    postgres: Postgres, server: Server
) -> None:
    ask(server, "SELECT set_config('application_name', 'before', false)")
    with psycopg.connect(server.url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('hello')")
    kill(server)
    again = postgres.start()
    assert again.pid != server.pid
    assert again.port == server.port
    assert ask(again, "SELECT word FROM kept LIMIT 1") == "hello"


def test_a_stopped_server_is_gone_and_stopping_it_again_is_nothing(
    postgres: Postgres, server: Server
) -> None:
    assert postgres.is_running()
    postgres.stop()
    assert not is_alive(server.pid)
    assert not postgres.is_running()
    assert postgres.find() is None
    postgres.stop()


def test_a_stop_closes_the_connections_of_others(postgres: Postgres, server: Server) -> None:
    with psycopg.connect(server.url) as connection:
        connection.execute("SELECT 1")
        postgres.stop()
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")


@pytest.mark.parametrize("noticed", [True, False], ids=["before", "too late"])
def test_a_taken_port_is_left_for_another(
    postgres: Postgres, server: Server, monkeypatch: pytest.MonkeyPatch, noticed: bool
) -> None:
    postgres.stop()
    if not noticed:
        monkeypatch.setattr(cluster, "is_port_free", lambda port: True)
    with socket.socket() as squatter:
        squatter.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        squatter.bind(("127.0.0.1", server.port))
        squatter.listen()
        moved = postgres.start()
        assert moved.port != server.port
        assert ask(moved, "SELECT 1") == 1


def test_a_lock_file_whose_number_now_belongs_to_another_program_is_stale(
    postgres: Postgres, server: Server, home: Path
) -> None:
    data = home / "postgres" / "data"
    lines = (data / "postmaster.pid").read_text().splitlines()
    postgres.stop()
    # Of the server's own user, as PostgreSQL does not mind anybody else's.
    command = choose_account(data=data, reads=()).command("/bin/sleep", "60")
    with subprocess.Popen(command) as other:
        until_named(other.pid, "sleep")
        (data / "postmaster.pid").write_text("\n".join([str(other.pid), *lines[1:]]) + "\n")
        assert postgres.find() is None
        assert postgres.start().pid != other.pid
        other.kill()


def until_named(pid: int, name: str) -> None:
    deadline = time.monotonic() + 10
    while Path(f"/proc/{pid}/comm").read_text().strip() != name:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_refusal_repeats_what_the_server_said(postgres: Postgres, home: Path) -> None:
    postgres.stop()
    version = home / "postgres" / "data" / "global" / "pg_control"
    whole = version.read_bytes()
    version.write_bytes(b"")
    try:
        with pytest.raises(PostgresFailed, match="pg_control"):
            postgres.start()
    finally:
        version.write_bytes(whole)


def test_the_log_keeps_no_statement_and_no_value(
    postgres: Postgres, server: Server, home: Path
) -> None:
    with psycopg.connect(server.url) as connection, pytest.raises(psycopg.Error):
        connection.execute("SELECT 'secret words'::int")
    logs = list((home / "postgres" / "data" / "log").glob("*.log"))
    assert logs
    for log in logs:
        assert "SELECT 'secret words'" not in log.read_text()
