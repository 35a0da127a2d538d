"""A member invites somebody: the invitation, its entry in the audit, and the letter with its link.

The letter is the one place the token is in, and its words are sealed until it has left.
"""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings

from handsel.kit import tenancy
from handsel.kit.names import clean
from handsel.modules.audit.actions import record
from handsel.modules.businesses import invitations
from handsel.modules.businesses import queries as businesses
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.invitations import Issued, masked
from handsel.modules.businesses.models import Invitation, Role
from handsel.modules.limits import actions as limits
from handsel.modules.limits.rules import Limit, TooManyRequests
from handsel.modules.notifications import actions as notifications
from handsel.modules.notifications import letters

#: Letters to strangers, for one business: whoever wants to send more wants to send something else.
LETTERS: Final = Limit(60, timedelta(days=1))
PAGE: Final = "/invitations/"


def invite(actor: Actor, *, email: str, role: Role, now: datetime) -> Invitation:
    """Invite an address; raises what `invitations.invite` raises, and TooManyRequests."""
    with tenancy.business(actor.business_id):
        return _send(actor, invitations.invite(actor, email=email, role=role, now=now))


def invite_again(actor: Actor, invitation_id: UUID, *, now: datetime) -> Invitation:
    """Send a new letter in place of one that did not arrive, or is too old.

    Raises what `invitations.reissue` raises, and TooManyRequests.
    """
    with tenancy.business(actor.business_id):
        return _send(actor, invitations.reissue(actor, invitation_id, now=now))


def _send(actor: Actor, issued: Issued) -> Invitation:
    if not limits.take(f"invitations:{actor.business_id}", limit=LETTERS).allowed:
        raise TooManyRequests
    invitation = issued.invitation
    record(
        "invitation.sent",
        actor=actor,
        subject=("invitation", invitation.id),
        detail={"role": invitation.role, "to": masked(invitation.email)},
    )
    business = businesses.get_current()
    letter = letters.invitation(
        # No more of the shop's own words than its name: strangers read this letter.
        shop=letters.Shop(name=business.name, locale=business.locale),
        inviter=_spoken(actor.name),
        role=invitation.role,
        link=f"{settings.PUBLIC_URL}{PAGE}{issued.token.reveal()}",
    )
    notifications.write_to_person(recipient=invitation.email, letter=letter)
    return invitation


def _spoken(name: str) -> str:
    """The inviter's name, unless it leads somewhere: strangers read it in a letter of ours."""
    shown = clean(name)
    is_plain = 0 < len(shown) <= 80 and "/" not in shown and "www." not in shown.lower()
    return shown if is_plain else "A member"
