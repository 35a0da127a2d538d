"""`handsel reconcile`: compare a shop's books now, and show what disagrees."""

from collections.abc import Sequence
from uuid import UUID

from rich.console import Console
from rich.table import Table

from handsel.edge.cli.database import connect
from handsel.edge.cli.schema import closed_connections
from handsel.kit.errors import NotFound
from handsel.kit.money import Money, format_money


def reconcile(*, business: UUID) -> int:
    """Compare, print the open differences, and see that it happens daily from now on.

    0 when all agree, 1 when something differs or a provider did not answer. Raises NotFound.
    """
    connect()
    with closed_connections():
        from handsel.flows import reconcile_books
        from handsel.kit import tenancy
        from handsel.kit.clock import now
        from handsel.modules.businesses import queries as businesses
        from handsel.modules.commerce.payments.books import list_differences

        if businesses.find(business) is None:
            raise NotFound(f"There is no business {business}.")
        reconcile_books.schedule(business_id=business)
        compared = reconcile_books.compare(business_id=business, now=now())
        with tenancy.business(business):
            rows = [
                (
                    one.kind,
                    one.subject,
                    _shown(one.expected_minor, one.currency) or one.expected,
                    _shown(one.found_minor, one.currency) or one.found,
                    one.first_seen_at.date().isoformat(),
                )
                for one in list_differences(limit=1000)
            ]
    _print(rows, answered=compared is not None)
    return 0 if compared is not None and not rows else 1


def _print(rows: Sequence[tuple[str, ...]], *, answered: bool) -> None:
    console = Console()
    if rows:
        table = Table("kind", "about", "expected", "found", "since")
        for row in rows:
            table.add_row(*row)
        console.print(table)
    if not answered:
        console.print("A provider did not answer: what it knows was not compared.")
    elif not rows:
        console.print("The books agree.")


def _shown(amount_minor: int | None, currency: str) -> str:
    if amount_minor is None:
        return ""
    if not currency:
        return str(amount_minor)
    return format_money(Money(amount_minor, currency), locale="en")
