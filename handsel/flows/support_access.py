"""Support is asked for, let in and at work: the shop's owners get a letter each time."""

from uuid import UUID

from django.conf import settings

from handsel.flows import letterhead
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.jobs import job
from handsel.modules.businesses.actor import Actor
from handsel.modules.notifications import letters
from handsel.modules.notifications.letters import SupportOccasion
from handsel.modules.operators.models import Operator
from handsel.modules.support import actions as support
from handsel.modules.support import entering, queries
from handsel.modules.support.models import SupportAccess

PAGE = "/settings/support"


def grant(actor: Actor, *, minutes: int, reason: str) -> SupportAccess:
    """An owner lets support in. Raises what `support.grant` raises."""
    with tenancy.business(actor.business_id):
        access = support.grant(actor, minutes=minutes, reason=reason, now=now())
        _have_told(access, "granted")
    return access


def agree(actor: Actor, access_id: UUID) -> SupportAccess:
    """An owner lets in the operator who asked. Raises what `support.agree` raises."""
    with tenancy.business(actor.business_id):
        access = support.agree(actor, access_id, now=now())
        _have_told(access, "granted")
    return access


def ask(
    operator: Operator, *, business_id: UUID, reason: str, minutes: int, is_emergency: bool
) -> SupportAccess:
    """An operator asks, or in an emergency opens. Raises what `entering.ask` raises."""
    with tenancy.business(business_id):
        access = entering.ask(
            operator, reason=reason, minutes=minutes, is_emergency=is_emergency, now=now()
        )
        _have_told(access, "emergency" if is_emergency else "asked")
    return access


def enter(operator: Operator, *, business_id: UUID, access_id: UUID) -> tuple[SupportAccess, str]:
    """An operator begins to read; the token to do it with. Raises what `entering.enter` raises."""
    with tenancy.business(business_id):
        access, token = entering.enter(operator, access_id, now=now())
        _have_told(access, "entered")
    return access, token


@job(queue="notify", name="tell_of_support")
def tell_of_support(*, business_id: str, access_id: str, occasion: SupportOccasion) -> None:
    """Write to the owners; each occasion of an access once."""
    with tenancy.business(UUID(business_id)):
        access = queries.get_access(UUID(access_id))
        letter = letters.owner_support(
            shop=letterhead.current_shop(),
            occasion=occasion,
            reason=access.reason,
            minutes=access.minutes,
            link=settings.PUBLIC_URL + PAGE,
        )
        letterhead.write_to_owners(letter, once_key=f"support:{access.id}:{occasion}")


def _have_told(access: SupportAccess, occasion: SupportOccasion) -> None:
    # The operators' role may queue this and not write letters.
    tell_of_support.enqueue(business_id=tenancy.current(), access_id=access.id, occasion=occasion)
