"""As whom the server runs, and whether that user can reach its files."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from handsel.kit.postgres.account import NO_CAPABILITY, choose_account, is_open_to_others

only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root lends another user")
only_others = pytest.mark.skipif(os.geteuid() == 0, reason="root is never itself here")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_folder_is_open_only_when_every_folder_above_it_is(open_folder: Path) -> None:
    inner = open_folder / "closed" / "inner"
    inner.mkdir(parents=True)
    assert is_open_to_others(inner)
    inner.parent.chmod(0o700)
    assert not is_open_to_others(inner)


@only_root
def test_root_lends_nobody_and_keeps_no_capability_for_it(open_folder: Path) -> None:
    account = choose_account(data=open_folder / "data", reads=(open_folder,))
    assert account.uid != 0
    assert account.capability == NO_CAPABILITY


@only_root
def test_a_closed_folder_costs_one_capability(open_folder: Path) -> None:
    open_folder.chmod(0o700)
    account = choose_account(data=open_folder / "data", reads=())
    assert account.uid != 0
    assert account.capability != NO_CAPABILITY


@only_root
def test_an_existing_clusters_owner_runs_it(open_folder: Path) -> None:
    data = open_folder / "data"
    data.mkdir()
    os.chown(data, 1, 1)
    assert choose_account(data=data, reads=()).uid == 1


@only_others
def test_an_ordinary_user_runs_its_server_itself(open_folder: Path) -> None:
    assert choose_account(data=open_folder / "data", reads=()).uid == os.geteuid()


def test_the_account_runs_a_command_with_no_more_than_it_says(open_folder: Path) -> None:
    account = choose_account(data=open_folder / "data", reads=(open_folder,))
    asked = account.command(sys.executable, "-c", "pass")
    assert asked[-3:] == [sys.executable, "-c", "pass"]
    assert asked[4:7] == [str(account.uid), str(account.gid), str(account.capability)]
