"""The tests' own PostgreSQL server, kept running between runs because starting one costs a second.

A crash of the machine may lose it, which costs the next run a second too.
"""

from pathlib import Path

from handsel.kit.postgres import Postgres

HOME = Path(__file__).resolve().parents[1] / ".handsel" / "tests"


def start() -> str:
    """Start or adopt the server and return its superuser's address."""
    return Postgres(HOME, durable=False).start().url
