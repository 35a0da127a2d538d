"""The worker: lanes of customers' and payments' events, and background jobs."""

from handsel.edge.worker.process import run

__all__ = ["run"]
