"""What can go wrong with the embedded server."""

from handsel.kit.errors import Failure


class PostgresFailed(Failure):
    """The embedded PostgreSQL could not do what was asked; the message says why."""

    code = "postgres_failed"
    status = 503
