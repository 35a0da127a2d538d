"""Threads and what was said in them."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from handsel.kit.tenancy import BusinessOwned, ForeignKey


class Status(models.TextChoices):
    OPEN = "open"
    WAITING = "waiting"
    RESOLVED = "resolved"
    SNOOZED = "snoozed"


class Control(models.TextChoices):
    ASSISTANT = "assistant"
    AUTOMATION = "automation"
    MEMBER = "member"


class Author(models.TextChoices):
    CUSTOMER = "customer"
    MEMBER = "member"
    ASSISTANT = "assistant"
    AUTOMATION = "automation"
    NATIVE_APP = "native_app"
    SYSTEM = "system"


class Delivery(models.TextChoices):
    RECEIVED = "received"
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"
    UNKNOWN = "unknown"
    WITHHELD = "withheld"


class Conversation(BusinessOwned):
    """The one thread with a customer on a channel, in episodes.

    `control` says who may speak; every change of it adds one to `epoch`, and what the assistant
    wrote under an older epoch is withheld.
    """

    channel = ForeignKey("channels.Channel")
    customer = ForeignKey("customers.Customer")
    identity = ForeignKey("customers.Identity")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    control = models.CharField(max_length=12, choices=Control.choices, default=Control.ASSISTANT)
    epoch = models.IntegerField(default=0)
    episode = models.IntegerField(default=1)
    handoff_reason = models.CharField(max_length=40, blank=True)
    #: When it went to people last, and when it was resolved last.
    handed_over_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    #: The newest inbound message, by the provider's clock: it opens the messaging window.
    last_inbound_at = models.DateTimeField(null=True)
    last_message_at = models.DateTimeField(null=True)
    #: What was said before is somebody else's to answer: set when the assistant gets control.
    answers_since = models.DateTimeField(null=True)
    #: When the assistant should look at what has not been answered; null when there is nothing.
    answer_due_at = models.DateTimeField(null=True)
    #: Automatic answers since then, within one hour: the brake on loops.
    answers_counted = models.IntegerField(default=0)
    answers_counted_since = models.DateTimeField(null=True)
    #: When the first message of the burst now waiting arrived.
    burst_began_at = models.DateTimeField(null=True)
    #: The member who sees to it, if anybody does.
    assignee = ForeignKey("businesses.Member", null=True)
    #: While snoozed: when it shows again.
    snoozed_until = models.DateTimeField(null=True)
    #: Since when the customer waits for a word; null when they have one.
    waiting_since = models.DateTimeField(null=True)
    #: When a member last looked: what came later is unread.
    seen_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "identity"], name="one_conversation_per_identity"
            )
        ]
        indexes = [
            models.Index(fields=["business", "-last_message_at"], name="conversations_by_newest"),
            models.Index(
                fields=["business", "channel", "-last_message_at"],
                name="conversations_by_channel",
            ),
            models.Index(
                fields=["business", "waiting_since"],
                name="conversations_by_waiting",
                condition=Q(waiting_since__isnull=False),
            ),
            models.Index(
                fields=["business", "assignee", "-last_message_at"],
                name="conversations_by_assignee",
                condition=Q(assignee__isnull=False),
            ),
        ]


class Message(BusinessOwned):
    """One entry of a thread. An outbound message is its own outbox row.

    Outbound: pending → sending (committed before the call) → sent → delivered → read; or failed,
    unknown, withheld. Marks move forward only.
    """

    conversation = ForeignKey(Conversation, related_name="messages")
    episode = models.IntegerField()
    author_kind = models.CharField(max_length=12, choices=Author.choices)
    author_member_id = models.UUIDField(null=True)
    text = models.TextField(blank=True)
    #: Inbound: what a pressed button of ours carried.
    payload = models.CharField(max_length=500, blank=True)
    attachments = models.JSONField(default=list)
    #: Outbound: buttons under the text, as {title, payload, url}.
    buttons = models.JSONField(default=list)
    #: Outbound: rows of a list under the text, as {title, payload, description}.
    choices = models.JSONField(default=list)
    #: Outbound: a template in place of words, as {name, locale, values}; empty for none.
    template = models.JSONField(default=dict)
    #: Story, referral and reply context as the channel told it.
    context = models.JSONField(default=dict)
    reactions = models.JSONField(default=dict)
    #: The provider's id: given inbound, learned outbound.
    external_id = models.CharField(max_length=255, null=True)  # noqa: DJ001 - unique when known
    #: The provider's time inbound; when it was written outbound. Orders the thread.
    said_at = models.DateTimeField()
    sequence = models.BigIntegerField(
        db_default=models.Func(
            models.Value("conversations_message_sequence"), function="nextval",
            output_field=models.BigIntegerField(),
        )
    )  # fmt: skip
    delivery = models.CharField(max_length=10, choices=Delivery.choices)
    delivery_reason = models.CharField(max_length=300, blank=True)
    attempts = models.IntegerField(default=0)
    sending_since = models.DateTimeField(null=True)
    #: Outbound: the epoch it was written under; None for a person's own words.
    epoch = models.IntegerField(null=True)
    #: Outbound: the same key means the same message; a second one is not made.
    once_key = models.CharField(max_length=120, null=True)  # noqa: DJ001 - unique when given
    #: The assistant's turn that wrote it, or that answered it.
    turn_id = models.UUIDField(null=True)
    edited_at = models.DateTimeField(null=True)
    unsent_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "conversation", "external_id"], name="one_message_per_external"
            ),
            models.UniqueConstraint(
                fields=["business", "conversation", "once_key"], name="one_message_per_once_key"
            ),
        ]
        indexes = [
            models.Index(
                fields=["business", "conversation", "said_at", "sequence"], name="messages_in_order"
            ),
            models.Index(
                fields=["business", "delivery", "sending_since"],
                name="messages_to_settle",
                condition=Q(delivery__in=["pending", "sending", "unknown"]),
            ),
        ]


class Label(BusinessOwned):
    """A word of the shop's that sorts conversations."""

    name = models.CharField(max_length=40)
    #: A hue in degrees; clients draw it for light and dark.
    hue = models.SmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(F("business"), Lower("name"), name="one_label_per_name"),
            models.CheckConstraint(condition=Q(hue__range=(0, 359)), name="label_hue_is_an_angle"),
        ]


class Labeling(BusinessOwned):
    """A label on a conversation."""

    conversation = ForeignKey(Conversation, related_name="labelings")
    label = ForeignKey(Label, related_name="labelings")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "conversation", "label"], name="one_labeling_per_conversation"
            )
        ]
        indexes = [models.Index(fields=["business", "label"], name="labelings_by_label")]


class Note(BusinessOwned):
    """What members tell each other about a conversation; no customer ever reads it."""

    conversation = ForeignKey(Conversation, related_name="notes")
    author = ForeignKey("businesses.Member")
    text = models.TextField()
    #: The same key of the same member means the same note.
    once_key = models.CharField(max_length=120)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "conversation", "once_key"], name="one_note_per_once_key"
            )
        ]
        indexes = [
            models.Index(fields=["business", "conversation", "created_at"], name="notes_in_order")
        ]


class CannedReply(BusinessOwned):
    """Words that members use again, found by a short name.

    `{customer}`, `{shop}` and `{member}` in the text stand for names.
    """

    shortcut = models.CharField(max_length=40)
    text = models.TextField()
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(F("business"), Lower("shortcut"), name="one_reply_per_name")
        ]


class Word(BusinessOwned):
    """A word of at most 40 letters that somebody said in a conversation: how it is found again.

    Triggers on messages write them. Compared byte by byte (decision 0032).
    """

    conversation = ForeignKey(Conversation)
    word = models.CharField(max_length=40, db_collation="C")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "word", "conversation"], name="one_word_per_conversation"
            )
        ]
        indexes = [models.Index(fields=["business", "conversation"], name="words_by_conversation")]
