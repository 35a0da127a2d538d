"""The `handsel` command: every process of Handsel, and `up`, which runs them all on one machine.

Imports what a command needs only when it runs, so that `handsel --help` stays quick.
"""

from handsel.edge.cli.application import app

__all__ = ["app"]
