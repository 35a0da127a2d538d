"""Fixtures every test may use: the database (see tests/plugin.py) and the cast (tests/cast.py)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connections

from handsel.config.database import databases
from handsel.config.environment import environment
from tests.cast import Shop, open_blue_cafe, open_rose_bakery

# What the checkout's own build is, or whether there is one, changes no test.
settings.DASHBOARD_FOLDER = Path(__file__).parent / "tests" / "hardening" / "built"


@pytest.fixture(scope="session")
def _django_database(
    database_urls: dict[str, str], django_db_blocker: Any
) -> Iterator[dict[str, str]]:
    # A real hash takes a third of a second, by design, and every shop of the tests has people.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    told = environment().model_copy(update={"database_url": database_urls["handsel_app"]})
    connections.settings["default"].update(databases(told)["default"])
    with django_db_blocker.unblock():
        yield database_urls
        connections["default"].close()
        connections["default"].close_pool()


@pytest.fixture
def database(_django_database: dict[str, str]) -> Iterator[dict[str, str]]:
    """Django may use this process's database, as the role `handsel_app`. Tests commit.

    Gives role → address (`handsel_app`, `handsel_gate`, `handsel_ops`, `admin`).
    """
    with connections["default"].cursor() as cursor:
        # All tests call from one address.
        cursor.execute("DELETE FROM limits_allowance")
    yield _django_database
    connections["default"].close()


@pytest.fixture
def rose(database: dict[str, str]) -> Shop:
    """Rose Bakery, new: Amal owns it, Bo answers."""
    return open_rose_bakery()


@pytest.fixture
def blue(database: dict[str, str]) -> Shop:
    """Blue Cafe, its rival, new: Zed owns it."""
    return open_blue_cafe()


@pytest.fixture
def world(database: dict[str, str]) -> Iterator[Any]:
    """A world to tell stories in: a tests.world.World."""
    from tests.world import quiet_world

    with quiet_world(database) as made:
        yield made


# How long an example takes says nothing on a busy machine.
hypothesis.settings.register_profile("handsel", deadline=None)
hypothesis.settings.load_profile("handsel")
