"""Questions about operators."""

from datetime import datetime
from uuid import UUID

from handsel.modules.operators.actions import digest_of
from handsel.modules.operators.models import Operator, OperatorSession
from handsel.modules.operators.rules import Standing, Times, standing


def find_session(key: str, *, now: datetime) -> tuple[OperatorSession, Standing] | None:
    """The session of this key that has not ended, with what it is good for now."""
    session = (
        OperatorSession.objects.select_related("operator")
        .defer("operator__totp_secret", "operator__password_hash")
        .filter(key_digest=digest_of(key), operator__is_active=True)
        .first()
    )
    if session is None:
        return None
    good_for = standing(
        Times(session.used_at, session.proven_at, session.ends_at, session.ended_at), now=now
    )
    return None if good_for is Standing.ENDED else (session, good_for)


def is_active(operator_id: UUID) -> bool:
    """Whether somebody is an operator still."""
    return Operator.objects.filter(id=operator_id, is_active=True).exists()


def list_operators() -> list[Operator]:
    """Everybody who may sign in on the private port, by name."""
    found = Operator.objects.filter(is_active=True).defer("totp_secret", "password_hash")
    return list(found.order_by("name", "id"))
