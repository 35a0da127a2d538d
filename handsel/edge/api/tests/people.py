"""People of a shop, and how their calls are read."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from handsel.edge.api.tests.callers import Caller
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.audit.models import AuditEntry
from handsel.modules.audit.verifying import verify
from handsel.modules.businesses.models import Member
from handsel.modules.users import actions as users
from handsel.modules.users.models import SessionKind, User
from tests.cast import Shop


def signed_in(user: User, *, with_factor: bool = True) -> Caller:
    """Somebody with a session, who names no business."""
    _, key = users.open_session(
        user.id, kind=SessionKind.APP, with_factor=with_factor, proven_at=now()
    )
    return Caller(key)


def user_of(shop: Shop, member_id: UUID) -> User:
    with tenancy.business(shop.id):
        return Member.objects.select_related("user").get(id=member_id).user


def read(answer: HttpResponse, status: int = 200) -> Any:
    assert answer.status_code == status, answer.content
    return json.loads(answer.content) if answer.content else None


def code_of(answer: HttpResponse) -> tuple[int, str]:
    return answer.status_code, json.loads(answer.content)["code"]


def told(shop_id: UUID, what: str) -> list[AuditEntry]:
    assert verify(shop_id).broken is None
    with tenancy.business(shop_id):
        return list(AuditEntry.objects.filter(what=what).order_by("id"))
