"""Verbs on invitations: sent to one address for one role, taken once, by whoever has the address.

A token is the business's id and 256 random bits; the row knows its SHA-256. The id says in which
business to look, so that nothing has to be readable across businesses (decision 0023).
"""

import hashlib
import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.errors import Conflict, Forbidden, NotFound
from handsel.kit.secrets import Secret
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.members import lock, stand
from handsel.modules.businesses.models import Business, Invitation, InvitationState, Member, Role
from handsel.modules.businesses.profile import require_email
from handsel.modules.businesses.rules import WITH_FACTOR, Permission, may_manage, permissions_of
from handsel.modules.users.actions import shorten_sessions
from handsel.modules.users.rules import STRICT

LASTS: Final = timedelta(hours=72)
MOST_PENDING: Final = 100
_RANDOM_BYTES: Final = 32
_SHAPE: Final = re.compile(r"[A-Za-z0-9_-]{64}")


class AlreadyMember(Conflict):
    """Whoever has this address works here already."""

    code = "already_member"


class TooManyInvitations(Conflict):
    """Too many invitations are open; take some back first."""

    code = "too_many_invitations"


class ForAnotherAddress(Forbidden):
    """This invitation is for another e-mail address: sign in with the one it was sent to."""

    code = "invitation_for_another_address"


@dataclass(frozen=True, slots=True)
class Issued:
    """An invitation and its token, which is told once, in a letter."""

    invitation: Invitation
    token: Secret


@dataclass(frozen=True, slots=True)
class Offer:
    """What whoever holds a token may know before they take it."""

    business_name: str
    inviter_name: str
    masked_email: str
    role: str
    expires_at: datetime


def invite(actor: Actor, *, email: str, role: Role, now: datetime) -> Issued:
    """Invite an address; an invitation of it that is open is taken back.

    Raises AboveYou, AlreadyMember, BadField and TooManyInvitations.
    """
    address = require_email(email)
    standing = stand(actor, Permission.MANAGE_MEMBERS)
    standing.require_manage(role)
    if Member.objects.filter(user__email=address, removed_at=None).exists():
        raise AlreadyMember
    pending = Invitation.objects.filter(state=InvitationState.PENDING)
    for known in pending.filter(email=address):
        standing.require_manage(known.role)
        _end(known, InvitationState.REVOKED, now=now)
    if pending.filter(expires_at__gt=now).count() >= MOST_PENDING:
        raise TooManyInvitations
    return _issue(standing.member, email=address, role=role, now=now)


def reissue(actor: Actor, invitation_id: UUID, *, now: datetime) -> Issued:
    """Send a pending invitation again: a new token, a new end, and the old token is worth nothing.

    Raises AboveYou, AlreadyMember and NotFound.
    """
    known = _get_pending(actor, invitation_id)
    return invite(actor, email=known.email, role=Role(known.role), now=now)


def revoke(actor: Actor, invitation_id: UUID, *, now: datetime) -> Invitation:
    """Take a pending invitation back. Raises AboveYou and NotFound."""
    known = _get_pending(actor, invitation_id)
    _end(known, InvitationState.REVOKED, now=now)
    return known


def business_of(token: str) -> UUID:
    """Which business a token would belong to. Raises NotFound for what cannot be one."""
    if not _SHAPE.fullmatch(token):
        raise NotFound
    return UUID(bytes=urlsafe_b64decode(token)[:16])


def look(token: str, *, now: datetime) -> Offer:
    """What a token offers, in the scope of its business.

    Raises NotFound, the same whether it never was, is over, was taken back or is used.
    """
    found = _get_open(token, now=now)
    return Offer(
        business_name=Business.objects.get(id=tenancy.current()).name,
        inviter_name=found.invited_by.user.name,
        masked_email=masked(found.email),
        role=found.role,
        expires_at=found.expires_at,
    )


def accept(token: str, *, user_id: UUID, email: str, now: datetime) -> Member:
    """Make the user a member in the role they were offered, once.

    `email` is an address the user has proved to be theirs. Raises NotFound as `look` does,
    ForAnotherAddress and AlreadyMember.
    """
    lock()
    found = _get_open(token, now=now)
    if found.email != email.strip().lower():
        raise ForAnotherAddress
    member = _join(user_id, role=found.role)
    if found.role in WITH_FACTOR:
        shorten_sessions(user_id, to=STRICT)
    _end(found, InvitationState.ACCEPTED, now=now)
    return member


def masked(email: str) -> str:
    """Enough of an address to know one's own: `a•••@example.com`."""
    name, _, domain = email.rpartition("@")
    return f"{name[:1]}•••@{domain}"


def _join(user_id: UUID, *, role: str) -> Member:
    member, is_new = Member.objects.get_or_create(user_id=user_id, defaults={"role": role})
    if is_new:
        return member
    if member.removed_at is None:
        raise AlreadyMember
    member.role, member.is_active, member.removed_at = role, True, None
    member.save(update_fields=["role", "is_active", "removed_at"])
    return member


def _issue(inviter: Member, *, email: str, role: Role, now: datetime) -> Issued:
    raw = tenancy.current().bytes + secrets.token_bytes(_RANDOM_BYTES)
    token = Secret(urlsafe_b64encode(raw).decode())
    made = Invitation.objects.create(
        email=email, role=role, digest=_digest_of(token.reveal()), invited_by=inviter,
        created_at=now, expires_at=now + LASTS,
    )  # fmt: skip
    return Issued(made, token)


def _end(invitation: Invitation, state: InvitationState, *, now: datetime) -> None:
    invitation.state, invitation.ended_at = state, now
    invitation.save(update_fields=["state", "ended_at"])


def _get_pending(actor: Actor, invitation_id: UUID) -> Invitation:
    standing = stand(actor, Permission.MANAGE_MEMBERS)
    pending = Invitation.objects.filter(id=invitation_id, state=InvitationState.PENDING)
    found = pending.first()
    if found is None:
        raise NotFound
    standing.require_manage(found.role)
    return found


def _get_open(token: str, *, now: datetime) -> Invitation:
    found = (
        Invitation.objects.select_related("invited_by__user")
        .filter(digest=_digest_of(token), state=InvitationState.PENDING, expires_at__gt=now)
        .first()
    )
    if found is None or not _stands(found.invited_by, role=found.role):
        raise NotFound
    return found


def _stands(inviter: Member, *, role: str) -> bool:
    """Whether who invited may still give this role."""
    active = inviter.is_active and inviter.user.is_active
    return active and may_manage(permissions_of(inviter.role), role)


def _digest_of(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
