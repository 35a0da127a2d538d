"""Two furnished shops a process keeps for what changes nothing: to read, and to be refused."""

import pytest

from handsel.edge.api.tests.things import Things, furnish
from tests.cast import Shop, open_blue_cafe, open_rose_bakery


@pytest.fixture(scope="session")
def _kept_rose(_django_database: dict[str, str]) -> tuple[Shop, Things]:
    shop = open_rose_bakery()
    return shop, furnish(shop, admin_url=_django_database["admin"])


@pytest.fixture(scope="session")
def _kept_blue(
    _kept_rose: tuple[Shop, Things], _django_database: dict[str, str]
) -> tuple[Shop, Things]:
    # After the other, so that by their ids all of Rose Bakery's things are older.
    shop = open_blue_cafe()
    return shop, furnish(shop, admin_url=_django_database["admin"])


@pytest.fixture
def kept_rose(_kept_rose: tuple[Shop, Things], database: dict[str, str]) -> Shop:
    """A Rose Bakery that has everything, and that no test may change."""
    return _kept_rose[0]


@pytest.fixture
def kept_things(_kept_rose: tuple[Shop, Things], database: dict[str, str]) -> Things:
    """All that the kept Rose Bakery has."""
    return _kept_rose[1]


@pytest.fixture
def kept_blue(_kept_blue: tuple[Shop, Things], database: dict[str, str]) -> Shop:
    """Its rival, which has as much."""
    return _kept_blue[0]


@pytest.fixture
def kept_blue_things(_kept_blue: tuple[Shop, Things], database: dict[str, str]) -> Things:
    """All that the kept Blue Cafe has."""
    return _kept_blue[1]


@pytest.fixture
def things(rose: Shop, database: dict[str, str]) -> Things:
    """All that this test's own Rose Bakery has."""
    return furnish(rose, admin_url=database["admin"])
