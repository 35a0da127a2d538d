"""What has just changed, as ids."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models.functions import Now

from handsel.kit.tenancy import SharedTable
from handsel.kit.tenancy.schema import CURRENT_BUSINESS
from handsel.modules.live.feed import KEPT_HOURS

# A Field of no other kind takes no type arguments at run time.
if TYPE_CHECKING:
    _Field = models.Field[Any, Any]
else:
    _Field = models.Field


class TransactionField(_Field):
    """The number of a transaction, as PostgreSQL's `xid8`."""

    def db_type(self, connection: Any) -> str:
        """The column's type."""
        return "xid8"


class Kind(models.TextChoices):
    """What can be told. Triggers on the tables concerned tell all but the last three."""

    MESSAGE_ADDED = "message.added"
    #: Its delivery moved: sent, delivered, read, failed, …
    MESSAGE_MARKED = "message.marked"
    #: Its words, its reactions, or that it was taken back.
    MESSAGE_CHANGED = "message.changed"
    CONVERSATION_OPENED = "conversation.opened"
    #: Its status, who may speak, whose it is, its labels, or that it was seen.
    CONVERSATION_CHANGED = "conversation.changed"
    NOTE_ADDED = "note.added"
    CUSTOMER_CHANGED = "customer.changed"
    ORDER_CHANGED = "order.changed"
    #: A payment, a refund or a dispute of an order.
    PAYMENT_CHANGED = "payment.changed"
    IMPORT_PROGRESS = "import.progress"
    CHANNEL_CHANGED = "channel.changed"
    #: A member is looking at a conversation, until then.
    PRESENCE = "presence"
    #: They have stopped looking. Told for as long, to whoever was told that they are.
    ABSENCE = "absence"
    #: Somebody is writing in a conversation, until then.
    TYPING = "typing"


class Entry(SharedTable):
    """Something changed: read the rows that `subject` names again.

    Written in the transaction of the change, by a trigger of the changed table or by `actions.py`.
    """

    shared_because = "the gate reads it for all businesses that listen, in one statement"
    policies: ClassVar[tuple[str, ...]] = (
        f"FOR INSERT TO handsel_app WITH CHECK (business_id = {CURRENT_BUSINESS})",
        "FOR SELECT TO handsel_gate USING (true)",
        f"FOR DELETE TO handsel_gate USING (at < now() - interval '{KEPT_HOURS} hours')",
    )
    grants: ClassVar[dict[str, tuple[str, ...]]] = {
        "handsel_app": ("INSERT",),
        "handsel_gate": ("SELECT, DELETE",),
    }

    #: Also the order of what one transaction told.
    sequence = models.BigIntegerField(
        primary_key=True,
        db_default=models.Func(
            models.Value("live_entry_sequence"), function="nextval",
            output_field=models.BigIntegerField(),
        ),
    )  # fmt: skip
    #: Who wrote it: readers know by it what they have seen (see `feed.py`).
    transaction_id = TransactionField(
        db_default=models.Func(function="pg_current_xact_id", output_field=TransactionField())
    )
    business_id = models.UUIDField()
    #: A `Kind`.
    kind = models.CharField(max_length=30)
    #: Names of ids to ids, such as {"conversation_id": …, "message_id": …}.
    subject = models.JSONField()
    at = models.DateTimeField(db_default=Now())
    #: For what passes by itself; told to nobody after that.
    until = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["business_id", "transaction_id"], name="live_by_transaction"),
            models.Index(
                fields=["business_id", "until"],
                condition=models.Q(until__isnull=False),
                name="live_passing",
            ),
        ]
