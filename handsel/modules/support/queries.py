"""Questions about support access, in the business in scope."""

from datetime import datetime
from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.errors import NotFound
from handsel.modules.operators.queries import is_active
from handsel.modules.support.models import Allows, SupportAccess, SupportPolicy
from handsel.modules.support.rules import State, Times, business_in, digest_of, state_of


def get_policy() -> Allows:
    """What the shop allows."""
    return _allows(SupportPolicy.objects.filter(business_id=tenancy.current()).first())


def get_access(access_id: UUID) -> SupportAccess:
    """One access; raises NotFound."""
    found = SupportAccess.objects.filter(id=access_id, business_id=tenancy.current()).first()
    if found is None:
        raise NotFound
    return found


def list_accesses(*, before: UUID | None = None, limit: int) -> list[SupportAccess]:
    """The shop's accesses, past ones too, the latest first."""
    found = SupportAccess.objects.filter(business_id=tenancy.current())
    if before is not None:
        found = found.filter(id__lt=before)
    return list(found.order_by("-id")[:limit])


def find_open(token: str, *, now: datetime) -> SupportAccess | None:
    """The access that is open now under this token, of an operator who is one still."""
    business_id = business_in(token)
    if business_id is None:
        return None
    with tenancy.business(business_id):
        access = SupportAccess.objects.filter(token_digest=digest_of(token)).first()
        allows = get_policy()
    if access is None or state_at(access, now=now) is not State.OPEN or allows is Allows.NOBODY:
        return None
    return access if access.operator_id and is_active(access.operator_id) else None


def state_at(access: SupportAccess, *, now: datetime) -> State:
    """How far an access is at this moment."""
    return state_of(Times(access.asked_at, access.ends_at, access.ended_at), now=now)


def _allows(policy: SupportPolicy | None) -> Allows:
    return Allows(policy.allows) if policy else Allows.GRANTED
