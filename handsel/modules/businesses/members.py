"""Verbs on who works in a business, one at a time in each business.

Every verb here locks the business's row first and looks again at who acts, so that nobody acts on
authority they have just lost, and the last owner cannot leave beside the last but one. Whose role
changes or ends is signed out everywhere.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.errors import Conflict, Forbidden, NotFound
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.models import (
    Business,
    Invitation,
    InvitationState,
    Member,
    Role,
)
from handsel.modules.businesses.rules import Permission, may_manage, permissions_of
from handsel.modules.users.actions import end_sessions


class LastOwner(Conflict):
    """A business keeps at least one owner: make somebody else one first."""

    code = "last_owner"


class Yourself(Conflict):
    """You cannot do this to yourself; leave the business instead."""

    code = "yourself"


class AboveYou(Forbidden):
    """You cannot give, change or end a role above your own."""

    code = "above_you"


@dataclass(frozen=True, slots=True)
class Standing:
    """Who acts, as they stand at this moment."""

    member: Member
    permissions: frozenset[Permission]

    def require_manage(self, role: str) -> None:
        """Raise AboveYou unless they may give and touch this role."""
        if not may_manage(self.permissions, role):
            raise AboveYou


@dataclass(frozen=True, slots=True)
class RoleChange:
    """A member and the role they had before."""

    member: Member
    before: str

    @property
    def is_one(self) -> bool:
        """Whether anything changed."""
        return self.member.role != self.before


def stand(actor: Actor, permission: Permission) -> Standing:
    """Lock the memberships of the current business and look again at who acts.

    Raises Forbidden when they have lost the permission since they were let in.
    """
    lock()
    member = Member.objects.select_related("user").filter(id=actor.member_id, is_active=True)
    found = member.first()
    if found is None:
        raise Forbidden
    permissions = permissions_of(found.role) & actor.permissions
    if permission not in permissions:
        raise Forbidden
    return Standing(found, permissions)


def lock() -> None:
    """Let nobody else change who works in the current business until the transaction ends.

    Raises NotFound for a business that never was.
    """
    # Not FOR UPDATE: every row of the business refers to this one and would wait.
    if not Business.objects.select_for_update(no_key=True).filter(id=tenancy.current()):
        raise NotFound


def change_role(actor: Actor, member_id: UUID, *, role: Role, now: datetime) -> RoleChange:
    """Give a member another role. Raises AboveYou, LastOwner and NotFound."""
    standing = stand(actor, Permission.MANAGE_MEMBERS)
    member = _get(member_id)
    before = member.role
    standing.require_manage(before)
    standing.require_manage(role)
    _keep_owner(member, stays=role == Role.OWNER)
    if role != before:
        _give(member, role)
        _revoke_beyond(member, now=now)
    return RoleChange(member, before)


def disable(actor: Actor, member_id: UUID, *, now: datetime) -> Member:
    """Let a member in no more, until enabled. Raises AboveYou, LastOwner, NotFound, Yourself."""
    member = _get_other(actor, member_id)
    _end(member, now=now)
    return member


def enable(actor: Actor, member_id: UUID) -> Member:
    """Let a disabled member in again. Raises AboveYou, NotFound and Yourself."""
    member = _get_other(actor, member_id)
    member.is_active = True
    member.save(update_fields=["is_active"])
    return member


def remove(actor: Actor, member_id: UUID, *, now: datetime) -> Member:
    """End a membership. Raises AboveYou, LastOwner, NotFound and Yourself."""
    member = _get_other(actor, member_id)
    member.removed_at = now
    _end(member, now=now)
    return member


def leave(actor: Actor, *, now: datetime) -> Member:
    """End the actor's own membership. Raises LastOwner."""
    member = stand(actor, Permission.LEAVE_BUSINESS).member
    member.removed_at = now
    _end(member, now=now)
    return member


def transfer(actor: Actor, member_id: UUID, *, now: datetime) -> tuple[Member, Member]:
    """Make another active member the owner and the actor an admin: (who gave, who received).

    Raises NotFound and Yourself.
    """
    giver = stand(actor, Permission.TRANSFER_BUSINESS).member
    receiver = _get(member_id)
    if receiver.id == giver.id:
        raise Yourself
    if not (receiver.is_active and receiver.user.is_active):
        raise NotFound
    # The new owner first: at no moment is there none.
    _give(receiver, Role.OWNER)
    _give(giver, Role.ADMIN)
    _revoke_beyond(giver, now=now)
    return giver, receiver


def _get(member_id: UUID) -> Member:
    found = Member.objects.select_related("user").filter(id=member_id, removed_at=None).first()
    if found is None:
        raise NotFound
    return found


def _get_other(actor: Actor, member_id: UUID) -> Member:
    standing = stand(actor, Permission.MANAGE_MEMBERS)
    member = _get(member_id)
    if member.id == actor.member_id:
        raise Yourself
    standing.require_manage(member.role)
    return member


def _give(member: Member, role: Role) -> None:
    member.role = role
    member.save(update_fields=["role"])
    end_sessions(member.user_id)


def _end(member: Member, *, now: datetime) -> None:
    _keep_owner(member, stays=False)
    member.is_active = False
    member.save(update_fields=["is_active", "removed_at"])
    end_sessions(member.user_id)
    _revoke_beyond(member, now=now)


def _keep_owner(member: Member, *, stays: bool) -> None:
    if member.role != Role.OWNER or stays or not member.is_active:
        return
    others = Member.objects.filter(role=Role.OWNER, is_active=True).exclude(id=member.id)
    if not others.exists():
        raise LastOwner


def _revoke_beyond(member: Member, *, now: datetime) -> None:
    """Take back what somebody offered and could offer no longer."""
    allowed = permissions_of(member.role) if member.is_active else frozenset()
    beyond = [role for role in Role.values if not may_manage(allowed, role)]
    pending = Invitation.objects.filter(invited_by=member, state=InvitationState.PENDING)
    pending.filter(role__in=beyond).update(state=InvitationState.REVOKED, ended_at=now)
