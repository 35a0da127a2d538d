"""`python -m handsel.edge.cli` is the `handsel` command."""

from handsel.edge.cli.application import app

if __name__ == "__main__":
    app(prog_name="handsel")
