"""A person's word on a message that did not arrive, or may not have."""

from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.errors import Conflict, NotFound
from handsel.modules.audit.actions import record
from handsel.modules.businesses.actor import Actor
from handsel.modules.businesses.rules import Permission
from handsel.modules.conversations.delivery.tasks import deliver
from handsel.modules.conversations.models import Delivery, Message


class NotTroubled(Conflict):
    """This message needs no help: it was sent, is on its way, or was withheld."""

    code = "not_troubled"


class MayHaveArrived(Conflict):
    """Nobody knows whether this message arrived. Look at the thread before it is sent again."""

    code = "may_have_arrived"


def retry(actor: Actor, message_id: UUID, *, even_if_sent: bool = False) -> Message:
    """Put a failed message back into the outbox; one whose fate is unknown only `even_if_sent`.

    A person vouches for it, so it is no longer withheld when control has changed meanwhile. Raises
    Forbidden, NotFound, NotTroubled and MayHaveArrived.
    """
    actor.require(Permission.REPLAY)
    message = Message.objects.select_for_update().filter(id=message_id).first()
    if message is None:
        raise NotFound
    if message.delivery not in (Delivery.FAILED, Delivery.UNKNOWN):
        raise NotTroubled
    if message.delivery == Delivery.UNKNOWN and not even_if_sent:
        raise MayHaveArrived
    message.delivery = Delivery.PENDING
    message.delivery_reason = ""
    message.attempts = 0
    message.sending_since = message.epoch = None
    message.save(
        update_fields=["delivery", "delivery_reason", "attempts", "sending_since", "epoch"]
    )
    record(
        "message.retried",
        actor=actor,
        subject=("message", message.id),
        detail={"even_if_sent": even_if_sent},
    )
    deliver.enqueue(
        lane=str(message.conversation_id),
        business_id=tenancy.current(),
        conversation_id=message.conversation_id,
    )
    return message
