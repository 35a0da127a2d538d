"""The secret that one connected account proves its events with: sealed for its route."""

from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.key_ring import seal, unseal
from handsel.kit.secrets import Place, Secret
from handsel.modules.ingress import actions as ingress
from handsel.modules.ingress.models import Route


def keep(*, source: str, account: str, target_id: UUID, secret: str) -> None:
    """Route an account's events to the business in scope, proved by this secret.

    Raises ingress.AccountTaken.
    """
    route = ingress.add_route(source=source, account=account, target_id=target_id)
    sealed = seal(secret, place=_place(route))
    ingress.add_route(source=source, account=account, target_id=target_id, signing_secret=sealed)


def find(*, source: str, account: str) -> Secret | None:
    """The secret of an account of the business in scope, or None."""
    route = Route.objects.filter(
        source=source, account=account, business_id=tenancy.current()
    ).first()
    if route is None or not route.signing_secret:
        return None
    return unseal(route.signing_secret, place=_place(route))


def _place(route: Route) -> Place:
    return Place(
        table="ingress_route",
        column="signing_secret",
        row=str(route.id),
        business=str(route.business_id),
    )
