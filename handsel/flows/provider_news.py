"""What a provider says of our messages and accounts: receipts, failures, restrictions, wishes."""

from datetime import datetime
from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.jobs import job
from handsel.modules.channels import actions as channels
from handsel.modules.channels.events import (
    AccountChanged,
    DeliveryFailed,
    MessagesSeen,
    PromotionsChanged,
)
from handsel.modules.channels.models import Status
from handsel.modules.conversations import actions as conversations
from handsel.modules.conversations import inbound
from handsel.modules.conversations.models import Conversation
from handsel.modules.conversations.queries import find_by_channel_customer, find_by_correlation
from handsel.modules.customers import actions as customers
from handsel.modules.ingress.lanes import ClaimedLane

NOT_HERE = "it speaks of a message that is not here"


def note_receipt(
    lane: ClaimedLane, told: MessagesSeen | DeliveryFailed
) -> tuple[str | None, Conversation | None]:
    """A mark or a failure of a message of ours: why it asks for nothing, if so, and its thread.

    Others may send through the same account: no thread is opened for what is not ours.
    """
    thread = find_by_correlation(channel_id=lane.target_id, correlation=told.correlation)
    thread = thread or find_by_channel_customer(
        channel_id=lane.target_id, external_id=told.customer_external_id
    )
    if thread is None:
        return NOT_HERE, None
    if isinstance(told, DeliveryFailed):
        changed = inbound.fail(conversation=thread, event=told)
    else:
        changed = bool(inbound.see(conversation=thread, event=told))
    return None if changed else NOT_HERE, thread


def note_account(lane: ClaimedLane, told: AccountChanged) -> str | None:
    """A change of the account itself: hold what may not be sent, let go what may again."""
    changed = channels.note_account_change(kind=lane.source, account=lane.account, change=told)
    for channel in changed:
        if channel.status == Status.CONNECTED:
            conversations.resume_delivery(channel.id)
        if channel.restricted_until is not None:
            end_restriction.enqueue(
                business_id=lane.business_id,
                channel_id=channel.id,
                not_before=channel.restricted_until,
            )
    return None if changed else f"the account's {told.subject} changed"


def note_promotions(thread: Conversation, told: PromotionsChanged) -> None:
    """The customer wants promotions, or wants no more of them."""
    customers.note_promotions(
        customer_id=thread.customer_id, is_wanted=told.is_wanted, at=told.occurred_at
    )


@job(queue="bulk", name="end_restriction", attempts=10)
def end_restriction(*, business_id: str, channel_id: str) -> None:
    """A restriction of the provider's is over: what was held goes out."""
    lift(business_id=UUID(business_id), channel_id=UUID(channel_id), now=present_moment())


def lift(*, business_id: UUID, channel_id: UUID, now: datetime) -> None:
    """End a channel's restriction if its time is over, and send what waited."""
    with tenancy.business(business_id):
        if channels.end_restriction(channel_id, now=now):
            conversations.resume_delivery(channel_id)
