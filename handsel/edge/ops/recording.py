"""Whatever an operator does is kept: in their deeds, in the log, and in the audit of the shop."""

from typing import Final
from uuid import UUID

import structlog
from django.db import transaction
from django.http import HttpRequest

from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.audit import actions as audit
from handsel.modules.audit.rules import operator as by_operator
from handsel.modules.operators import actions as operators
from handsel.modules.operators.models import Operator

LONGEST_NAME: Final = 80
#: Who a script is that does not say.
SOMEBODY: Final = "operator at the private port"

type Subject = tuple[str, UUID | None]

log = structlog.get_logger()


def record(
    request: HttpRequest,
    what: str,
    *,
    business_id: UUID | None = None,
    subject: Subject = ("", None),
    shown_as: str = "",
    **detail: str,
) -> None:
    """Write down an operator's deed, in the caller's transaction.

    `what` is a noun and a verb. What touches a business is also in that business's audit. Scripts
    give a name in `X-Operator`, which is taken for what it is: nobody has proved it. The business
    sees that name, or `shown_as`.
    """
    operator = operator_of(request)
    name = operator.name if operator else _said_name(request)
    address = request.META.get("REMOTE_ADDR", "")
    with transaction.atomic():
        operators.note(
            what,
            name=name,
            now=now(),
            operator_id=operator.id if operator else None,
            address=address,
            business_id=business_id,
            detail=detail,
        )
        if business_id is not None:
            with tenancy.business(business_id):
                audit.record(
                    what, actor=by_operator(shown_as or name), subject=subject, detail=detail
                )
    log.warning("operator_acted", verb=what, operator=name, address=address, **detail)


def operator_of(request: HttpRequest) -> Operator | None:
    """The operator who is signed in, if one is."""
    session = getattr(request, "operator_session", None)
    return session.operator if session else None


def _said_name(request: HttpRequest) -> str:
    name = request.headers.get("X-Operator", "")[:LONGEST_NAME]
    return name if name.strip() and name.isprintable() else SOMEBODY
