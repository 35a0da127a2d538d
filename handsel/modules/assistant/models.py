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
    #: In millionths, as models are priced; null where it is not known.
    cost_micro = models.BigIntegerField(null=True)
    #: One of `outcome.TurnOutcome`; null while it is thought of, and of older releases.
    outcome = models.CharField(max_length=12, null=True)  # noqa: DJ001 - old code writes none
    #: Whether the house engine answered in place of a model that did not.
    fell_back = models.BooleanField(null=True)
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
            models.Index(
                fields=["business", "conversation", "-created_at"], name="turns_by_newest"
            ),
            models.Index(fields=["business", "-id"], name="turns_of_all_threads"),
            models.Index(fields=["business", "outcome", "-id"], name="turns_by_outcome"),
            models.Index(
                fields=["business", "-id"],
                condition=models.Q(fell_back=True),
                name="turns_that_fell_back",
            ),
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


def no_hours() -> list[list[list[int]]]:
    """Default of `weekly`: no hours are kept."""
    return [[] for _ in range(7)]


class Rulebook(BusinessOwned):
    """What the shop settled about its assistant, in chapters; without a row the defaults hold.

    Each chapter counts its versions, so that of two members who save at once one is told.
    """

    manner_version = models.IntegerField(default=0)
    name = models.CharField(max_length=40, blank=True)
    tone = models.CharField(max_length=10, default="neutral")
    #: The shop's own words by language, here and in `away`.
    greetings = models.JSONField(default=dict)
    #: What it answers in; none: whichever the customer writes.
    languages = models.JSONField(default=list)
    default_language = models.CharField(max_length=2, blank=True)

    hours_version = models.IntegerField(default=0)
    #: Seven days, Monday first, each a list of [first minute, last minute].
    weekly = models.JSONField(default=no_hours)
    #: [first day, last day, name] each.
    closures = models.JSONField(default=list)
    answers_when = models.CharField(max_length=8, default="always")
    away = models.JSONField(default=dict)
    says_away = models.BooleanField(default=False)

    allowance_version = models.IntegerField(default=0)
    switched_off = models.JSONField(default=list)
    most_order_minor = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business"], name="one_rulebook_per_business"),
            models.CheckConstraint(
                condition=models.Q(tone__in=["friendly", "neutral", "formal"]),
                name="tone_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(answers_when__in=["always", "away"]),
                name="answers_when_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(most_order_minor=None) | models.Q(most_order_minor__gte=0),
                name="most_order_not_negative",
            ),
        ]
