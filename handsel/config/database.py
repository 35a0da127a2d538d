"""How processes reach PostgreSQL: one pool a process, no session state, short statements."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from handsel.config.environment import Environment

POOL_SIZE = 16
#: How long one waits for a connection.
PATIENCE_SECONDS = 10.0
PREPARE_AFTER = 3
STATEMENT_TIMEOUT_MS = 15_000
LOCK_TIMEOUT_MS = 5_000


def databases(
    environment: Environment, *, patience_seconds: float = PATIENCE_SECONDS
) -> dict[str, Any]:
    """Django's DATABASES for this process's own DATABASE_URL."""
    url = urlsplit(environment.database_url)
    options: dict[str, Any] = dict(parse_qsl(url.query))
    asked = options.pop("options", "")
    options["options"] = " ".join(
        part
        for part in (
            asked,
            f"-c statement_timeout={STATEMENT_TIMEOUT_MS}",
            f"-c lock_timeout={LOCK_TIMEOUT_MS}",
            "-c idle_in_transaction_session_timeout=60000",
        )
        if part
    )
    # Prepared once a connection, a statement is planned once, policies and all.
    options["server_side_binding"] = True
    options["prepare_threshold"] = PREPARE_AFTER
    options["pool"] = {"min_size": 1, "max_size": POOL_SIZE, "timeout": patience_seconds}
    return {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": url.hostname or "",
            "PORT": str(url.port or ""),
            "NAME": unquote(url.path.lstrip("/")),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "CONN_MAX_AGE": 0,
            "OPTIONS": options,
        }
    }
