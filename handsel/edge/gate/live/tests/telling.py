"""Telling something in a shop's feed, in transactions a test holds in its hands."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from tests.cast import Shop

ADD = "INSERT INTO live_entry (business_id, kind, subject) VALUES (%s, 'message.added', %s)"
SCOPE = "SELECT set_config('handsel.business', %s, true)"


class Writer:
    """A connection of the application's, in a transaction of one shop."""

    def __init__(self, url: str, shop: Shop) -> None:
        self._shop = shop
        self._connection: psycopg.Connection[Any] = psycopg.connect(url)
        self._connection.execute(SCOPE, [str(shop.id)])

    def tell(self, *marks: str) -> None:
        """Write entries that carry these marks; seen by others after `commit`."""
        for mark in marks:
            self._connection.execute(ADD, [self._shop.id, json.dumps({"mark": mark})])

    def tell_in_a_savepoint(self, mark: str) -> None:
        """The same in a transaction within, which has a number of its own."""
        with self._connection.transaction():
            self.tell(mark)

    def commit(self) -> None:
        """Make it so; the next transaction is open at once."""
        self._connection.commit()
        self._connection.execute(SCOPE, [str(self._shop.id)])

    def close(self) -> None:
        """Undo what is open."""
        self._connection.close()


@contextmanager
def writer(urls: dict[str, str], shop: Shop) -> Iterator[Writer]:
    """A writer; what it did not commit is undone in the end."""
    made = Writer(urls["handsel_app"], shop)
    try:
        yield made
    finally:
        made.close()


def tell(urls: dict[str, str], shop: Shop, *marks: str) -> None:
    """Tell and commit."""
    with writer(urls, shop) as one:
        one.tell(*marks)
        one.commit()
