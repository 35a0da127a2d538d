"""What did not get through to customers: staff learn of it, in moderation, without looking.

A message that failed for good shows it in its thread, and an account that the provider closed to
us shows it among the channels; nobody may be looking at either.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.conf import settings

from handsel.flows.letterhead import page_of_conversation, shop_of
from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.jobs import job
from handsel.modules.businesses import queries as businesses
from handsel.modules.businesses.models import Business
from handsel.modules.channels import queries as channels
from handsel.modules.channels.actions import TELL_HELD
from handsel.modules.channels.models import Status
from handsel.modules.conversations.delivery.marks import TELL_UNDELIVERED
from handsel.modules.conversations.models import Delivery
from handsel.modules.conversations.queries import find_message
from handsel.modules.notifications import actions as notifications
from handsel.modules.notifications import letters
from handsel.modules.notifications.queries import count_written

#: Letters about messages in one day (UTC); a platform that is down fails hundreds.
MOST_A_DAY: Final = 20
PAGE: Final = "/channels"
REASONS: Final = {
    "window_closed": "The platform takes no more messages to them: they last wrote too long ago.",
    "window_closed_template_only": (
        "The platform takes only templates to them: they last wrote too long ago."
    ),
}


@job(queue="notify", name=TELL_UNDELIVERED.name)
def tell_undelivered(*, business_id: str, message_id: str) -> None:
    """A message of ours will not reach its customer."""
    with tenancy.business(UUID(business_id)):
        _tell_undelivered(UUID(message_id), now=present_moment())


@job(queue="notify", name=TELL_HELD.name)
def tell_held(*, business_id: str, channel_id: str) -> None:
    """Nothing can be sent through an account any more."""
    with tenancy.business(UUID(business_id)):
        _tell_held(UUID(channel_id), now=present_moment())


def _tell_undelivered(message_id: UUID, *, now: datetime) -> None:
    """One letter a day (UTC) for each conversation, and at most MOST_A_DAY for all."""
    message, day = find_message(message_id), f"undelivered:{now.date()}:"
    if message is None or message.delivery != Delivery.FAILED:
        return
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if count_written(day, since=midnight) >= MOST_A_DAY:
        return
    conversation, business = message.conversation, businesses.get_current()
    letter = letters.staff_delivery_failed(
        shop=shop_of(business),
        reason=REASONS.get(message.delivery_reason, message.delivery_reason),
        customer_name=conversation.customer.name,
        unsent_words=message.text,
        link=page_of_conversation(conversation.id),
    )
    _write(business, letter, once_key=f"{day}{conversation.id}")


def _tell_held(channel_id: UUID, *, now: datetime) -> None:
    """One letter a day (UTC) for each account, while it is so."""
    channel, business = channels.get(channel_id), businesses.get_current()
    if channel.status not in {Status.REAUTH_REQUIRED, Status.SUSPENDED}:
        return
    letter = letters.staff_channel_held(
        shop=shop_of(business),
        channel=f"{channel.get_kind_display()} ({channel.name or channel.external_id})",
        is_suspended=channel.status == Status.SUSPENDED,
        reason=channel.status_reason,
        link=settings.PUBLIC_URL + PAGE,
    )
    _write(business, letter, once_key=f"held:{channel.id}:{channel.status}:{now.date()}")


def _write(business: Business, letter: letters.Letter, *, once_key: str) -> None:
    notifications.write(
        once_key=once_key,
        recipients=businesses.list_staff_emails(),
        letter=letter,
        sender_name=business.name,
    )
