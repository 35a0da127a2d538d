"""The `handsel` command: every process of Handsel, and `up`, which runs them all on one machine.

Imports what a command needs only when it runs, so that `handsel --help` stays quick and the
processes' own server stays small.
"""


def __getattr__(name: str) -> object:
    if name == "app":
        from handsel.edge.cli.application import app

        return app
    raise AttributeError(name)
