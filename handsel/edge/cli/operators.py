"""`handsel operators`: who may sign in on the private port. Only the schema's owner decides."""

from collections.abc import Callable
from getpass import getuser

from rich.console import Console
from rich.table import Table

from handsel.edge.cli.database import connect
from handsel.edge.cli.schema import closed_connections
from handsel.kit.errors import Invalid

type Ask = Callable[[str], str]

ISSUER = "Handsel operators"


class NotTheSame(Invalid):
    """The two passwords are not the same."""

    code = "not_the_same"


def add_operator(email: str, *, name: str, ask: Ask, ask_secretly: Ask) -> None:
    """Ask for a password, show the secret of the codes, and keep the operator once one is right.

    Raises NotTheSame and what `operators.add` raises.
    """
    connect(role="handsel_owner")
    with closed_connections():
        from handsel.kit.totp import address_for, make_secret
        from handsel.modules.operators import actions

        password = ask_secretly(f"A password of {email}")
        actions.require_good_password(password, email=email, name=name)
        if ask_secretly("The same again") != password:
            raise NotTheSame
        secret = make_secret()
        console = Console(highlight=False, soft_wrap=True)
        console.print("Add this to an authenticator app; it is not shown again:")
        console.print(address_for(secret, name=email, issuer=ISSUER), markup=False)
        _keep(email, name=name, password=password, secret=secret, code=ask("The code it shows"))
        console.print(f"{email} may sign in at /admin/ on the private port.", markup=False)


def remove_operator(email: str) -> None:
    """End an operator and their sessions, at once. Raises NotFound."""
    connect(role="handsel_owner")
    with closed_connections():
        from django.db import transaction

        from handsel.kit.clock import now
        from handsel.modules.operators import actions

        with transaction.atomic():
            gone = actions.remove(email=email, now=now())
            _note("operator.removed", email, str(gone.id))
        Console(highlight=False).print(f"{email} is no operator any more.", markup=False)


def show_operators() -> None:
    """Print who may sign in on the private port."""
    connect(role="handsel_owner")
    with closed_connections():
        from handsel.modules.operators.queries import list_operators

        table = Table("name", "e-mail", "since")
        for one in list_operators():
            table.add_row(one.name, one.email, one.created_at.date().isoformat())
        Console().print(table)


def _keep(email: str, *, name: str, password: str, secret: str, code: str) -> None:
    from django.db import transaction

    from handsel.kit.clock import now
    from handsel.modules.operators import actions

    with transaction.atomic():
        made = actions.add(
            email=email, name=name, password=password, totp_secret=secret, code=code, now=now()
        )
        _note("operator.added", email, str(made.id))


def _note(what: str, email: str, operator_id: str) -> None:
    from handsel.kit.clock import now
    from handsel.modules.operators import actions

    actions.note(
        what,
        name=f"{getuser()} at the command line",
        now=now(),
        detail={"email": email, "operator_id": operator_id},
    )
