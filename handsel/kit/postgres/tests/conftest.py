"""Clusters of our own, apart from the one the other tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from handsel.kit.postgres import Postgres, Server
from handsel.kit.postgres.roles import ensure_roles


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder that no other user may enter: pytest's own folders are closed."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def postgres(home: Path) -> Iterator[Postgres]:
    """A cluster for one test file, stopped at its end."""
    cluster = Postgres(home, durable=False)
    yield cluster
    cluster.stop()


@pytest.fixture
def server(postgres: Postgres) -> Server:
    """The cluster's server, running."""
    return postgres.start()


@pytest.fixture(scope="module")
def urls(postgres: Postgres, home: Path) -> dict[str, str]:
    """Role → address, in the cluster of this test file."""
    return ensure_roles(postgres.start().url, passwords=home / "roles.json")
