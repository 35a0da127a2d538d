"""Locks between processes, private files, free ports."""

import socket
import stat
from pathlib import Path

import pytest

from handsel.kit.file_lock import Locked, file_lock
from handsel.kit.free_port import find_free_port, is_port_free
from handsel.kit.private_file import write_private


def test_a_held_lock_is_refused_and_a_released_one_is_not(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with (
        file_lock(lock, seconds=0),
        pytest.raises(Locked, match="lock"),
        file_lock(lock, seconds=0),
    ):
        pytest.fail("two holders")
    with file_lock(lock, seconds=0):
        assert lock.exists()


def test_a_private_file_is_replaced_whole_and_stays_private(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text("old and readable")
    path.chmod(0o644)
    write_private(path, "new")
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_port_is_free_until_somebody_listens() -> None:
    port = find_free_port()
    assert is_port_free(port)
    with socket.create_server(("127.0.0.1", port)):
        assert not is_port_free(port)
