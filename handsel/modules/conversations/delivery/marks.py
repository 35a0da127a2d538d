"""What became of a message we sent."""

from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from handsel.kit import tenancy
from handsel.kit.jobs import JobKind
from handsel.modules.conversations.models import Delivery, Message
from handsel.modules.conversations.rules import may_fail

#: States in which we do not know yet whether the provider took a message. One that is pending
#: again after an attempt belongs here: its echo may still be on the way.
UNSETTLED = [Delivery.PENDING, Delivery.SENDING, Delivery.UNKNOWN]
TELL_UNDELIVERED = JobKind(name="tell_undelivered", queue="notify")


def mark_sent(message_id: UUID, *, external_id: str) -> int:
    """Record that the provider took a message. Whoever learns it first, call or echo, wins: 1,
    and 0 for who comes later."""
    with connection.cursor() as cursor:
        cursor.execute(_SENT, [external_id, message_id, UNSETTLED])
        return int(cursor.rowcount)


_SENT = """
UPDATE conversations_message SET delivery = 'sent', external_id = %s, delivery_reason = ''
WHERE id = %s AND delivery = ANY(%s)
"""


def mark_unknown(message_id: UUID, *, attempt: int, reason: str) -> None:
    """Record that a call may have had its effect."""
    _of_attempt(message_id, attempt).filter(delivery=Delivery.SENDING).update(
        delivery=Delivery.UNKNOWN, delivery_reason=reason[:300]
    )


def mark_pending(message_id: UUID, *, attempt: int, reason: str) -> None:
    """Record that a call had no effect and may be made again."""
    _of_attempt(message_id, attempt).update(
        delivery=Delivery.PENDING, delivery_reason=reason[:300], sending_since=None
    )


def mark_failed(message_id: UUID, *, attempt: int, reason: str) -> None:
    """Record that a message will not be sent."""
    _fail(_of_attempt(message_id, attempt), message_id, reason=reason)


def mark_refused(message: Message, *, reason: str) -> None:
    """Record that a message may not be sent, before any attempt."""
    _fail(Message.objects.filter(id=message.id), message.id, reason=reason)


def _fail(found: QuerySet[Message], message_id: UUID, *, reason: str, **more: str) -> int:
    failed = found.update(delivery=Delivery.FAILED, delivery_reason=reason[:300], **more)
    if failed:
        TELL_UNDELIVERED.enqueue(business_id=tenancy.current(), message_id=message_id)
    return failed


def _of_attempt(message_id: UUID, attempt: int) -> QuerySet[Message]:
    """The message while that attempt is the one under way: who comes back late changes nothing."""
    under_way = [Delivery.SENDING, Delivery.UNKNOWN]
    return Message.objects.filter(id=message_id, attempts=attempt, delivery__in=under_way)


def mark_undelivered(message_id: UUID, *, external_id: str, reason: str) -> int:
    """Record that a message the provider took did not reach the customer; 0 when it did."""
    present = [state for state in Delivery.values if may_fail(present=state)]
    found = Message.objects.filter(id=message_id, delivery__in=present)
    return _fail(found, message_id, reason=reason, external_id=external_id)
