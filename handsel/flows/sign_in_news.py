"""What follows when somebody signs in, fails to, or changes how they do: letters and the audit.

The audit is each of their businesses': a shop sees what becomes of its people's accounts.
"""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from handsel.kit import tenancy
from handsel.kit.jobs import job
from handsel.modules.audit.actions import record
from handsel.modules.audit.models import ActorKind
from handsel.modules.audit.rules import By
from handsel.modules.businesses.queries import list_memberships
from handsel.modules.notifications import letters
from handsel.modules.notifications.actions import write_to_person
from handsel.modules.users import actions as users
from handsel.modules.users.models import User
from handsel.modules.users.session_engine import SessionStore


def signed_in(
    user: User, *, session_id: UUID, new_device: bool, address: str, user_agent: str
) -> None:
    """Somebody signed in: it is in the audit, and on a new device they are told."""
    _record(
        user.id, "session.opened", session_id=session_id,
        detail={"address": address, "new_device": new_device},
    )  # fmt: skip
    if new_device:
        facts = {"place": _place(address), "device": user_agent[:120] or "an unnamed program"}
        write_to_person(
            recipient=user.email, letter=letters.about_account("new_device", facts=facts)
        )


def password_refused(*, email: str, address: str) -> None:
    """A password was wrong. Whose it was meant to be is found out later, by nobody's clock."""
    with transaction.atomic():
        refusal_id = users.keep_refusal(email=email, address=address)
        note_refused_password.enqueue(refusal_id=refusal_id)


@job(queue="notify", name="note_refused_password")
def note_refused_password(*, refusal_id: str) -> None:
    """Tell the businesses of whoever has the address, if anybody."""
    tell_of_refusal(UUID(refusal_id))


def tell_of_refusal(refusal_id: UUID) -> None:
    """Put a wrong password into the audit of its owner's businesses, once, and forget it."""
    with transaction.atomic():
        taken = users.take_refusal(refusal_id)
        user, refusal = taken or (None, None)
        if user and refusal:
            _record(user.id, "session.refused", detail={"address": refusal.address})


@job(queue="bulk", name="sweep_sessions")
def sweep_sessions() -> None:
    """Forget sessions that are over."""
    SessionStore.clear_expired()


def changed(
    user: User,
    *,
    what: str,
    occasion: str,
    session_id: UUID | None,
    address: str,
    device: str = "",
    factor: str = "",
    ends_others: bool = True,
) -> None:
    """How somebody signs in was changed: told to them and the audit; their other devices leave.

    `device` is the mark of the one it was changed on, which alone goes on being known.
    """
    ended = 0
    if ends_others:
        ended = users.end_sessions(user.id, except_id=session_id)
        users.forget_devices(user.id, except_mark=device)
    detail: dict[str, object] = {"address": address, "ended_sessions": ended}
    if factor:
        detail["factor"] = factor
    _record(user.id, what, session_id=session_id, detail=detail)
    facts = {"place": _place(address), "factor": factor}
    write_to_person(recipient=user.email, letter=letters.about_account(occasion, facts=facts))


def sessions_ended(user_id: UUID, *, session_id: UUID, count: int) -> None:
    """Somebody signed devices of theirs out."""
    _record(user_id, "session.ended", session_id=session_id, detail={"ended_sessions": count})


def _record(
    user_id: UUID, what: str, *, detail: Mapping[str, object], session_id: UUID | None = None
) -> None:
    for membership in list_memberships(user_id):
        by = By(ActorKind.MEMBER, membership.member_id)
        with tenancy.business(membership.business_id):
            record(what, actor=by, subject=("session", session_id), detail=detail)


def _place(address: str) -> str:
    return f"the network address {address}" if address else "an unknown place"
