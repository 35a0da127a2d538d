"""Who works in the shop, and as what."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from handsel.edge.api.acting import Id, acting, actor_of
from handsel.edge.api.shapes import In, Listed, Out
from handsel.flows.hand_over import hand_over
from handsel.kit.clock import now
from handsel.modules.api_keys.actions import revoke_those_of
from handsel.modules.audit.actions import record
from handsel.modules.businesses import members, queries
from handsel.modules.businesses.models import Member, Role
from handsel.modules.businesses.rules import Permission

router = Router(tags=["team"])

RoleName = Literal["owner", "admin", "agent", "finance", "viewer"]


class MemberOut(Out):
    """A member. One who is not active was disabled and can be enabled."""

    id: UUID
    name: str
    email: str
    role: str
    is_active: bool
    joined_at: datetime


class RoleIn(In):
    """Another role for a member, no higher than yours; owners and admins are an owner's to make."""

    role: RoleName


@router.get("/members", response=Listed[MemberOut])
def list_members(request: HttpRequest) -> Listed[MemberOut]:
    """Who works here, those who are disabled too."""
    with acting(request, Permission.READ_MEMBERS):
        return Listed(items=[_shown(member) for member in queries.list_members()])


@router.patch("/members/{member_id}", response=MemberOut)
def change_member(request: HttpRequest, member_id: Id, asked: RoleIn) -> MemberOut:
    """Give a member another role; whoever gets one is signed out everywhere."""
    with acting(request, Permission.MANAGE_MEMBERS) as actor:
        change = members.change_role(actor, member_id, role=Role(asked.role), now=now())
        if change.is_one:
            record(
                "member.role_changed",
                actor=actor,
                subject=("member", member_id),
                detail={"from": change.before, "to": change.member.role},
            )
        return _shown(change.member)


@router.post("/members/{member_id}/disable", response=MemberOut)
def disable_member(request: HttpRequest, member_id: Id) -> MemberOut:
    """Let a member in no more, from this moment, until they are enabled."""
    with acting(request, Permission.MANAGE_MEMBERS) as actor:
        member = members.disable(actor, member_id, now=now())
        revoke_those_of(actor, member_id)
        record("member.disabled", actor=actor, subject=("member", member_id))
        return _shown(member)


@router.post("/members/{member_id}/enable", response=MemberOut)
def enable_member(request: HttpRequest, member_id: Id) -> MemberOut:
    """Let a disabled member in again."""
    with acting(request, Permission.MANAGE_MEMBERS) as actor:
        member = members.enable(actor, member_id)
        record("member.enabled", actor=actor, subject=("member", member_id))
        return _shown(member)


@router.delete("/members/{member_id}", response={204: None})
def remove_member(request: HttpRequest, member_id: Id) -> Status[None]:
    """End a membership, from this moment; they come back by invitation only."""
    with acting(request, Permission.MANAGE_MEMBERS) as actor:
        member = members.remove(actor, member_id, now=now())
        revoke_those_of(actor, member_id)
        detail = {"role": member.role}
        record("member.removed", actor=actor, subject=("member", member_id), detail=detail)
    return Status(204, None)


@router.post("/business/leave", response={204: None})
def leave_business(request: HttpRequest) -> Status[None]:
    """End your own membership; the last owner cannot. You are signed out everywhere."""
    with acting(request, Permission.LEAVE_BUSINESS) as actor:
        member = members.leave(actor, now=now())
        revoke_those_of(actor, member.id)
        detail = {"role": member.role}
        record("member.left", actor=actor, subject=("member", member.id), detail=detail)
    return Status(204, None)


@router.post("/members/{member_id}/hand-over", response=MemberOut)
def hand_business_over(request: HttpRequest, member_id: Id) -> MemberOut:
    """Make another member the owner in your place: you become an admin, and both get a letter."""
    actor = actor_of(request, Permission.TRANSFER_BUSINESS)
    return _shown(hand_over(actor, member_id, now=now()))


def _shown(member: Member) -> MemberOut:
    return MemberOut(
        id=member.id,
        name=member.user.name,
        email=member.user.email,
        role=member.role,
        is_active=member.is_active,
        joined_at=member.created_at,
    )
