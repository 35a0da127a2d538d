"""An operator whom the shop let in: reads, and leaves each address in the shop's audit."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest
from ninja.security import HttpBearer

from handsel.edge.api.limiting import class_of
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.errors import Forbidden
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import SUPPORT
from handsel.modules.limits.rules import RouteClass
from handsel.modules.support import actions, queries
from handsel.modules.support.models import SupportAccess

#: Who a shop sees; which operator it was, the installation knows.
NAME: Final = "Handsel support"
#: Where a member's id would stand.
NO_MEMBER: Final = UUID(int=0)


class LetIn(HttpBearer):
    """`Authorization: Bearer hs_…`, while the access it belongs to is open."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """The Actor who reads, once that is written down. Raises Forbidden for all else."""
        moment = now()
        access = queries.find_open(token, now=moment)
        if access is None:
            return None
        actor = _actor_of(access)
        if class_of(method=request.method or "", path=request.path_info) is not RouteClass.READ:
            told: Any = request
            told.auth = actor  # whoever notes the refusal asks who it was
            raise Forbidden("Support reads, and takes nothing out.")
        with tenancy.business(actor.business_id):
            actions.note_reading(access, by=actor, path=request.path, now=moment)
        return actor


def _actor_of(access: SupportAccess) -> Actor:
    assert access.business_id is not None
    return Actor(
        business_id=access.business_id,
        member_id=NO_MEMBER,
        name=NAME,
        permissions=SUPPORT,
        support_id=access.id,
    )
