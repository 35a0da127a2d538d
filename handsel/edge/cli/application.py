"""The commands, each one call into the file that does the work."""

from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from handsel.edge.cli.refusal import plain_refusals

app = typer.Typer(
    name="handsel",
    help="Turns a customer's direct message into a paid order.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
audit = typer.Typer(help="The record of who did what.", no_args_is_help=True)
app.add_typer(audit, name="audit")
Host = Annotated[str, typer.Option(help="The address to listen on.")]
LOOPBACK = "127.0.0.1"


@app.command()
def up() -> None:
    """Start all of Handsel on this machine, over an embedded PostgreSQL or DATABASE_URL."""
    with plain_refusals():
        from handsel.edge.cli.supervisor.up import run_everything

        raise typer.Exit(run_everything())


@app.command()
def gate(host: Host = LOOPBACK) -> None:
    """Run the gate: webhooks in, live events out."""
    with plain_refusals():
        from handsel.edge.cli import serve

        serve.gate(host=host)


@app.command()
def web(host: Host = LOOPBACK) -> None:
    """Run the API and the dashboard."""
    with plain_refusals():
        from handsel.edge.cli import serve

        serve.web(host=host)


@app.command()
def ops(host: Host = LOOPBACK) -> None:
    """Run health, metrics and administration, on a private port only."""
    with plain_refusals():
        from handsel.edge.cli import serve

        serve.ops(host=host)


@app.command()
def worker() -> None:
    """Run customer conversations and background jobs."""
    with plain_refusals():
        from handsel.edge.cli import serve

        serve.worker()


@app.command()
def sandbox() -> None:
    """Run the simulated outside world (development)."""
    with plain_refusals():
        from handsel.edge.cli.development import run_sandbox

        run_sandbox()


@app.command()
def migrate() -> None:
    """Bring the database's schema and protection in line with the code, as its owner."""
    with plain_refusals():
        from handsel.edge.cli.schema import migrate as bring_in_line

        bring_in_line()


@app.command("check-migrations")
def check_migrations() -> None:
    """Fail when a model has changed without a migration; needs no database."""
    with plain_refusals():
        from handsel.edge.cli.schema import require_no_missing_migrations

        require_no_missing_migrations()


@app.command()
def openapi() -> None:
    """Print the API's OpenAPI document; needs no database."""
    with plain_refusals():
        from handsel.edge.cli.openapi import document

        typer.echo(document(), nl=False)


@app.command()
def seed(into: Annotated[Path, typer.Option(help="The file to describe the shops in.")]) -> None:
    """Create the demo shops (development)."""
    with plain_refusals():
        from handsel.edge.cli.development import seed_demo

        seed_demo(into=into)


@app.command()
def demo(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Play one customer's whole story through a running Handsel, or through one of its own."""
    with plain_refusals():
        from handsel.edge.cli.demo_story.command import run_demo

        raise typer.Exit(run_demo(as_json=as_json))


Business = Annotated[UUID, typer.Option(help="The shop's id.")]


@app.command("import")
def import_catalog(
    file: Annotated[Path, typer.Argument(help="A CSV file: Shopify's, WooCommerce's, any.")],
    business: Business,
    mapping: Annotated[
        list[str] | None, typer.Option("--map", help="Our field = their column; repeat it.")
    ] = None,
    dry_run: Annotated[bool, typer.Option(help="Only say what would change.")] = False,
) -> None:
    """Import products from a file: all of it, or nothing and why."""
    with plain_refusals():
        from handsel.edge.cli.catalog_files import import_file

        raise typer.Exit(
            import_file(file, business=business, mapping=mapping or (), is_dry_run=dry_run)
        )


@app.command("export")
def export_catalog(
    business: Business,
    file: Annotated[Path | None, typer.Argument(help="Where to; else standard output.")] = None,
    shape: Annotated[str, typer.Option(help="plain or shopify.")] = "plain",
) -> None:
    """Write a shop's products to a CSV file."""
    with plain_refusals():
        from handsel.edge.cli.catalog_files import export_file

        export_file(file, business=business, shape=shape)


@app.command()
def reconcile(
    business: Annotated[UUID, typer.Option(help="The shop's id.")],
) -> None:
    """Compare a shop's books with its providers' now, and show what disagrees."""
    with plain_refusals():
        from handsel.edge.cli.books import reconcile as compare

        raise typer.Exit(compare(business=business))


@audit.command()
def verify(
    business: Annotated[str | None, typer.Option(help="A shop's short name; else all.")] = None,
    head: Annotated[str | None, typer.Option(help="A head printed before, to be found.")] = None,
) -> None:
    """Walk each chain of entries and fail where one is not as it was written."""
    with plain_refusals():
        from handsel.edge.cli.audit import verify as walk

        raise typer.Exit(walk(slug=business, head=head))


figures = typer.Typer(help="What is counted about a shop.", no_args_is_help=True)
app.add_typer(figures, name="figures")


@figures.command()
def rebuild(business: Business) -> None:
    """Forget a shop's figures and count them from the facts."""
    with plain_refusals():
        from handsel.edge.cli.figures import rebuild as count_anew

        count_anew(business=business)


keys = typer.Typer(help="The keys that seal secrets.", no_args_is_help=True)
app.add_typer(keys, name="keys")


@keys.command("list")
def list_keys() -> None:
    """Show how many secrets each key wraps."""
    with plain_refusals():
        from handsel.edge.cli.keys import show_keys

        raise typer.Exit(show_keys())


@keys.command()
def rotate() -> None:
    """Bring every secret under the newest key, while everything runs."""
    with plain_refusals():
        from handsel.edge.cli.keys import rotate_keys

        raise typer.Exit(rotate_keys())


@keys.command()
def retire(key: Annotated[str, typer.Argument(help="The key's id, as in k1.")]) -> None:
    """Say whether a key may be taken out of the ring."""
    with plain_refusals():
        from handsel.edge.cli.keys import retire_key

        retire_key(key)


operators = typer.Typer(help="Who may sign in on the private port.", no_args_is_help=True)
app.add_typer(operators, name="operators")
Email = Annotated[str, typer.Argument(help="Their e-mail address.")]


@operators.command("add")
def add_operator(
    email: Email, name: Annotated[str, typer.Option(help="What their deeds are signed with.")]
) -> None:
    """Make an operator, with a password and an authenticator app. Needs the schema's owner."""
    with plain_refusals():
        from handsel.edge.cli import operators as people

        people.add_operator(
            email,
            name=name,
            ask=typer.prompt,
            ask_secretly=lambda what: str(typer.prompt(what, hide_input=True)),
        )


@operators.command("remove")
def remove_operator(email: Email) -> None:
    """End an operator and where they are signed in, at once. Needs the schema's owner."""
    with plain_refusals():
        from handsel.edge.cli import operators as people

        people.remove_operator(email)


@operators.command("list")
def list_operators() -> None:
    """Show who may sign in on the private port."""
    with plain_refusals():
        from handsel.edge.cli import operators as people

        people.show_operators()


@app.command()
def psql(
    role: Annotated[str, typer.Option(help="admin, owner, app, gate or ops.")] = "admin",
) -> None:
    """Open psql on the embedded database (development)."""
    with plain_refusals():
        from handsel.edge.cli.development import open_psql

        open_psql(role=role)


@app.command()
def version() -> None:
    """Print the version."""
    from importlib.metadata import version as installed_version

    typer.echo(f"handsel {installed_version('handsel')}")
