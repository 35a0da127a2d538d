"""What was put off comes back."""

from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.clock import now as present_moment
from handsel.kit.jobs import job
from handsel.modules.conversations.models import Conversation, Status


@job(queue="notify", name="wake_conversation")
def wake(*, business_id: str, conversation_id: str) -> None:
    """Show a snoozed conversation again, unless it was put off longer or answered meanwhile."""
    with tenancy.business(UUID(business_id)):
        Conversation.objects.filter(
            id=UUID(conversation_id), status=Status.SNOOZED, snoozed_until__lte=present_moment()
        ).update(status=Status.OPEN, snoozed_until=None)
