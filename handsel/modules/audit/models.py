"""Entries, the links of each business's chain, and where the chain ends."""

from typing import ClassVar

from django.db import models

from handsel.kit.tenancy import BusinessOwned, ForeignKey


class ActorKind(models.TextChoices):
    MEMBER = "member"
    API_KEY = "api_key"
    ASSISTANT = "assistant"
    SYSTEM = "system"
    OPERATOR = "operator"


class AuditEntry(BusinessOwned):
    """Somebody did something, or was refused it. `what` is a noun and a verb: `refund.requested`.

    A trigger refuses to change or remove it, and a deferred one links it (migration 0002).
    """

    append_only: ClassVar[bool] = True
    # What operators do to a business stands in its audit too.
    ops_may: ClassVar[tuple[str, ...]] = ("INSERT",)

    what = models.CharField(max_length=60)
    actor_kind = models.CharField(max_length=12, choices=ActorKind.choices)
    #: The member or API key; none for the others.
    actor_id = models.UUIDField(null=True)
    #: Who it was where no row of ours says so: an operator's name.
    actor_name = models.CharField(max_length=120, blank=True)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_id = models.UUIDField(null=True)
    #: Ids, names of fields, amounts, masked values; see `rules.plain`.
    detail = models.JSONField(default=dict)
    #: SHA-256 of the entry as `rules.canonical` writes it.
    digest = models.BinaryField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        db_table = "audit_entry"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(actor_kind__in=ActorKind.values), name="audit_actor_is_known"
            )
        ]
        indexes = [
            models.Index(fields=["business", "what", "id"], name="audit_by_what"),
            models.Index(
                fields=["business", "subject_id", "id"],
                condition=models.Q(subject_id__isnull=False),
                name="audit_by_subject",
            ),
            models.Index(
                fields=["business", "actor_id", "id"],
                condition=models.Q(actor_id__isnull=False),
                name="audit_by_actor",
            ),
        ]


class AuditLink(BusinessOwned):
    """An entry's place in its business's chain: hash = SHA-256(previous hash, entry's digest)."""

    append_only: ClassVar[bool] = True
    ops_may: ClassVar[tuple[str, ...]] = ("INSERT",)

    sequence = models.BigIntegerField()
    entry = ForeignKey(AuditEntry)
    hash = models.BinaryField(max_length=32)

    class Meta:
        db_table = "audit_link"
        constraints = [
            models.UniqueConstraint(fields=["business", "sequence"], name="one_link_in_a_place"),
            models.UniqueConstraint(fields=["business", "entry"], name="one_link_for_an_entry"),
        ]


class AuditHead(BusinessOwned):
    """The last link of a business's chain. Its row lock is what keeps the sequence without gaps."""

    ops_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (sequence, hash)")

    sequence = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        db_table = "audit_head"
        constraints = [models.UniqueConstraint(fields=["business"], name="one_head_per_business")]


class SecretUse(BusinessOwned):
    """The last day on which the use of a secret for a purpose was noted (see `uses.py`)."""

    secret_kind = models.CharField(max_length=40)
    #: The channel, payment account or model whose secret it is.
    secret_of = models.UUIDField()
    purpose = models.CharField(max_length=40)
    last_on = models.DateField()

    class Meta:
        db_table = "audit_secretuse"
        constraints = [
            models.UniqueConstraint(
                fields=["business", "secret_kind", "secret_of", "purpose"],
                name="one_use_per_purpose",
            )
        ]
