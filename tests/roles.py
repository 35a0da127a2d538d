"""Speak to the database as another role for a while."""

from typing import Any

from django.db import connections

from handsel.config.database import PATIENCE_SECONDS, databases
from handsel.config.environment import environment


class as_role:  # noqa: N801 - reads as a phrase
    """Speak to the database under another address for a while."""

    def __init__(self, url: str, *, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self._url = url
        self._patience_seconds = patience_seconds

    def __enter__(self) -> None:
        self._saved = dict(connections.settings["default"])
        told = environment().model_copy(update={"database_url": self._url})
        self._switch(databases(told, patience_seconds=self._patience_seconds))

    def __exit__(self, *_: object) -> None:
        self._switch({"default": self._saved})

    def _switch(self, told: dict[str, Any]) -> None:
        wrapper = connections["default"]
        wrapper.close()
        wrapper.close_pool()  # type: ignore[attr-defined]
        wrapper.settings_dict.update(told["default"])
