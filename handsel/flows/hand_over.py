"""An owner hands the business over: roles change, both are signed out, and both get a letter."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.conf import settings

from handsel.flows import letterhead
from handsel.kit import tenancy
from handsel.kit.names import clean
from handsel.modules.audit.actions import record
from handsel.modules.businesses import members
from handsel.modules.businesses import queries as businesses
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.models import Member
from handsel.modules.businesses.rules import Permission
from handsel.modules.notifications import actions as notifications
from handsel.modules.notifications import letters

PAGE: Final = "/team"


def hand_over(actor: Actor, member_id: UUID, *, now: datetime) -> Member:
    """Make another member the owner in the actor's place; the new owner.

    Raises Forbidden, NotFound, ReauthenticationRequired and Yourself.
    """
    actor.require(Permission.TRANSFER_BUSINESS)
    with tenancy.business(actor.business_id):
        giver, receiver = members.transfer(actor, member_id, now=now)
        entry = record(
            "business.handed_over",
            actor=actor,
            subject=("member", receiver.id),
            detail={"from": giver.id, "to": receiver.id},
        )
        _tell(giver, receiver, occasion=entry.id)
    return receiver


def _tell(giver: Member, receiver: Member, *, occasion: UUID) -> None:
    business = businesses.get_current()
    letter = letters.business_handed_over(
        shop=letterhead.shop_of(business),
        giver=clean(giver.user.name),
        receiver=clean(receiver.user.name),
        link=settings.PUBLIC_URL + PAGE,
    )
    notifications.write(
        once_key=f"business-handed-over:{occasion}",
        recipients=[giver.user.email, receiver.user.email],
        letter=letter,
        sender_name=business.name,
    )
