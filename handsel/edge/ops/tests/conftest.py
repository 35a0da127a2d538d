"""The private port as its own process sees it: its addresses, its front, its database role."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from handsel.config import ops_settings
from tests.roles import as_role


@pytest.fixture
def ops(database: dict[str, str], settings: Any) -> Iterator[Client]:
    """A client of the private port, whose database role is handsel_ops."""
    settings.ROOT_URLCONF = ops_settings.ROOT_URLCONF
    settings.MIDDLEWARE = ops_settings.MIDDLEWARE
    settings.ALLOWED_HOSTS = ops_settings.ALLOWED_HOSTS
    with as_role(database["handsel_ops"]):
        yield Client(raise_request_exception=False)
