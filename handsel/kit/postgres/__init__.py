"""An embedded PostgreSQL, the roles processes connect as, and the proof that a role is safe."""

from handsel.kit.postgres.cluster import Postgres, Server
from handsel.kit.postgres.failures import PostgresFailed

__all__ = ["Postgres", "PostgresFailed", "Server"]
