"""Background delivery of what a conversation has in its outbox."""

from uuid import UUID

from handsel.kit.jobs import job
from handsel.modules.conversations.delivery.sending import send_all


@job(queue="send", name="deliver", attempts=200)
def deliver(*, business_id: str, conversation_id: str) -> None:
    """Send the pending messages of one conversation, in order."""
    send_all(business_id=UUID(business_id), conversation_id=UUID(conversation_id))
