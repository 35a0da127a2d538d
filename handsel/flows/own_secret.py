"""The secret that one connected account proves its events with: sealed for its route.

While it is changed two may hold: the provider goes on signing with the one before until it has
taken the new one, and deliveries already under way carry it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.errors import Invalid
from handsel.kit.jobs import job
from handsel.kit.key_ring import seal, unseal
from handsel.kit.secrets import Place, Secret
from handsel.modules.ingress import actions as ingress
from handsel.modules.ingress.models import Route

LONGEST_OVERLAP: Final = timedelta(days=7)
#: What is enough for a provider to be told, and for what it had under way.
USUAL_OVERLAP: Final = timedelta(hours=1)
NO_OVERLAP: Final = timedelta(0)


@dataclass(frozen=True, slots=True)
class Kept:
    """That there is a secret, and until when the one before it holds too."""

    previous_until: datetime | None


class OverlapTooLong(Invalid):
    """Two secrets hold for at most seven days."""

    code = "overlap_too_long"


def keep(
    *, source: str, account: str, target_id: UUID, secret: str, overlap: timedelta = NO_OVERLAP
) -> None:
    """Route an account's events to the business in scope, proved by this secret.

    The one before it holds for `overlap` longer. Raises ingress.AccountTaken and OverlapTooLong.
    """
    if not NO_OVERLAP <= overlap <= LONGEST_OVERLAP:
        raise OverlapTooLong
    route = ingress.add_route(source=source, account=account, target_id=target_id)
    present = _open(route)
    previous, until = "", None
    if present is not None and present.reveal() != secret and overlap:
        previous = seal(present.reveal(), place=_previous_place(route))
        until = now() + overlap
        forget_previous.enqueue(business_id=tenancy.current(), route_id=route.id, not_before=until)
    ingress.change_secret(
        route.id, present=seal(secret, place=_place(route)), previous=previous, until=until
    )


def find(*, source: str, account: str) -> Secret | None:
    """The secret of an account of the business in scope, or None."""
    route = Route.objects.filter(
        source=source, account=account, business_id=tenancy.current()
    ).first()
    return _open(route) if route is not None else None


def list_valid(*, source: str, account: str, now: datetime) -> list[Secret]:
    """The secrets that prove something for an account now: the present one, and the one before it
    while it holds too."""
    route = Route.objects.filter(
        source=source, account=account, business_id=tenancy.current()
    ).first()
    if route is None or (present := _open(route)) is None:
        return []
    if not route.previous_secret or route.previous_until is None or route.previous_until <= now:
        return [present]
    return [present, unseal(route.previous_secret, place=_previous_place(route))]


def list_kept(targets: Iterable[UUID]) -> dict[UUID, Kept]:
    """What is kept for each of these channels or payment accounts that has a secret."""
    found = Route.objects.filter(
        target_id__in=list(targets), business_id=tenancy.current()
    ).exclude(signing_secret="")
    return {one.target_id: Kept(previous_until=one.previous_until) for one in found}


@job(queue="notify", name="forget_previous_secret")
def forget_previous(*, business_id: str, route_id: str) -> None:
    """Wipe a secret that proves nothing any more; one whose time was made longer stays."""
    with tenancy.business(UUID(business_id)):
        ingress.forget_previous_secret(UUID(route_id), now=now())


def _open(route: Route) -> Secret | None:
    return unseal(route.signing_secret, place=_place(route)) if route.signing_secret else None


def _place(route: Route) -> Place:
    return Place(
        table="ingress_route",
        column="signing_secret",
        row=str(route.id),
        business=str(route.business_id),
    )


def _previous_place(route: Route) -> Place:
    return Place(
        table="ingress_route",
        column="previous_secret",
        row=str(route.id),
        business=str(route.business_id),
    )
