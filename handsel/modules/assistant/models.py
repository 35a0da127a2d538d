"""Turns of the assistant, and the examples its shop's members taught it."""

from typing import Any, ClassVar

from django.db import models

from handsel.kit.tenancy import BusinessOwned, ForeignKey


class TurnState(models.TextChoices):
    STORED = "stored"
    EXECUTED = "executed"
    SUPERSEDED = "superseded"


class Turn(BusinessOwned):
    """One run of the assistant over new messages.

    stored (a model's proposal is kept before it is used, and nobody is asked again) → executed,
    or superseded when control changed or something newer was said meanwhile. What the house
    engine proposes is not stored before: it would propose the same again.
    """

    conversation = ForeignKey("conversations.Conversation", related_name="turns")
    epoch = models.IntegerField()
    #: The newest message this turn answers: one turn for each.
    newest_message_id = models.UUIDField()
    message_ids = models.JSONField(default=list)
    state = models.CharField(max_length=12, choices=TurnState.choices, default=TurnState.STORED)
    #: What the thinker saw, and handle → [kind, id] of everything it may name.
    handles = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    proposal = models.JSONField(null=True)
    #: The house engine's notes for its next turn.
    memory = models.JSONField(default=dict)
    thinker = models.CharField(max_length=120, blank=True)
    attempts = models.JSONField(default=list)
    #: One entry a command: {command, decision, reason}.
    decisions = models.JSONField(default=list)
    reply = models.TextField(blank=True)
    cut_claims = models.JSONField(default=list)
    input_tokens = models.IntegerField(default=0)
    output_tokens = models.IntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    @property
    def reading(self) -> list[dict[str, Any]]:
        """How the house engine read each text, where it was asked."""
        found: list[dict[str, Any]] = self.facts.get("reading", [])
        return found

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "conversation", "newest_message_id", "epoch"],
                name="one_turn_per_message",
            )
        ]
        indexes = [
            models.Index(fields=["business", "conversation", "-created_at"], name="turns_by_newest")
        ]


class Example(BusinessOwned):
    """A question as a customer put it, and what a member said of it.

    `label` is what it means (one of `labels.IntentLabel`, or empty), `entry` what answers it;
    at least one of them is given. `folded` is the text without case, accents and marks.
    """

    text = models.CharField(max_length=500)
    folded = models.CharField(max_length=500)
    label = models.CharField(max_length=20, blank=True)
    entry = ForeignKey("knowledge.Entry", null=True)
    taught_by = ForeignKey("businesses.Member")
    taught_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "folded"], name="one_example_per_text"),
            models.CheckConstraint(
                condition=~models.Q(label="", entry=None), name="an_example_says_something"
            ),
        ]


class Question(BusinessOwned):
    """What a customer asked and the assistant could not answer; `example` is what a member made
    of it. An answer that was taught otherwise settles it as well (`learning.questions`), and so
    does a member who says that it needs none (`dismissed_at`)."""

    turn = ForeignKey("assistant.Turn")
    conversation = ForeignKey("conversations.Conversation")
    text = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    example = ForeignKey("assistant.Example", null=True)
    dismissed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["business", "-id"],
                condition=models.Q(example=None, dismissed_at=None),
                name="open_questions",
            )
        ]


class OwnModel(BusinessOwned):
    """A language model that the shop brings, with its own key for it."""

    sealed_columns: ClassVar[tuple[str, ...]] = ("api_key",)

    provider = models.CharField(max_length=20)
    base_url = models.CharField(max_length=300)
    model = models.CharField(max_length=80)
    api_key = models.TextField()
    #: Dots and the key's last four characters, for people to tell keys apart.
    key_hint = models.CharField(max_length=8, blank=True)
    #: The lowest is asked first.
    position = models.IntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["business", "position"], name="own_models_in_order")]
