"""The private port as its own process sees it: its addresses, its front, its database role."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from handsel.config import ops_settings
from handsel.config.database import databases
from handsel.config.environment import environment


@pytest.fixture
def ops(database: dict[str, str], settings: Any) -> Iterator[Client]:
    """A client of the private port, whose database role is handsel_ops."""
    settings.ROOT_URLCONF = ops_settings.ROOT_URLCONF
    settings.MIDDLEWARE = ops_settings.MIDDLEWARE
    settings.ALLOWED_HOSTS = ops_settings.ALLOWED_HOSTS
    with as_role(database["handsel_ops"]):
        yield Client(raise_request_exception=False)


class as_role:  # noqa: N801 - reads as a phrase
    """Speak to the database under another address for a while."""

    def __init__(self, url: str) -> None:
        self._url = url

    def __enter__(self) -> None:
        self._saved = dict(connections.settings["default"])
        self._switch(databases(environment().model_copy(update={"database_url": self._url})))

    def __exit__(self, *_: object) -> None:
        self._switch({"default": self._saved})

    def _switch(self, told: dict[str, Any]) -> None:
        wrapper = connections["default"]
        wrapper.close()
        wrapper.close_pool()  # type: ignore[attr-defined]
        wrapper.settings_dict.update(told["default"])
