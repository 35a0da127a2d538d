"""`handsel figures rebuild`: count a shop's figures from the facts."""

from uuid import UUID

from rich.console import Console

from handsel.edge.cli.database import connect
from handsel.edge.cli.schema import closed_connections
from handsel.kit.errors import NotFound


def rebuild(*, business: UUID) -> None:
    """Forget a shop's figures, count all its conversations, say how many. Raises NotFound."""
    connect()
    with closed_connections():
        from handsel.modules.analytics import recounting
        from handsel.modules.businesses import queries as businesses

        if businesses.find(business) is None:
            raise NotFound(f"There is no business {business}.")
        counted = recounting.rebuild(business)
    Console().print(f"Counted {counted} conversations.")
