"""Accesses, the addresses read by them, and what a shop allows."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from handsel.kit.tenancy import BusinessOwned, ForeignKey
from handsel.modules.businesses.models import Member

MOST_MINUTES = 60


class Origin(models.TextChoices):
    """Whose idea an access was: the shop's, an operator's, or an operator's without waiting."""

    SHOP = "shop"
    ASKED = "asked"
    EMERGENCY = "emergency"


class EndedBy(models.TextChoices):
    SHOP = "shop"
    OPERATOR = "operator"


class Allows(models.TextChoices):
    """When operators may read in a shop."""

    GRANTED = "granted", "When an owner agrees"
    EMERGENCIES = "emergencies", "Also at once in an emergency, with a letter to the owners"
    NOBODY = "nobody", "Never"


class SupportAccess(BusinessOwned):
    """An operator may read in the shop from `opened_at` until `ends_at`; asked for until then.

    Operators add what they ask for and enter what is open. That an owner agreed is a column their
    role cannot write, and without it only an emergency is open.
    """

    ops_may: ClassVar[tuple[str, ...]] = (
        "INSERT (id, business_id, origin, reason, minutes, operator_id, asked_at, opened_at,"
        " ends_at, ended_by)",
        "UPDATE (operator_id, token_digest, entered_at, ended_at, ended_by)",
    )

    origin = models.CharField(max_length=10, choices=Origin.choices)
    reason = models.CharField(max_length=500)
    minutes = models.IntegerField()
    #: Whose it is; none while nobody has entered what the shop opened by itself.
    operator_id = models.UUIDField(null=True)
    asked_at = models.DateTimeField()
    granted_by = ForeignKey(Member, null=True)
    opened_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    #: SHA-256 of the token the operator reads with.
    token_digest = models.BinaryField(max_length=32, null=True)
    entered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=10, choices=EndedBy.choices, blank=True)

    class Meta:
        verbose_name_plural = "support accesses"
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=MOST_MINUTES), name="support_has_an_end"
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None, ends_at=None)
                | Q(ends_at__lte=F("opened_at") + timedelta(minutes=MOST_MINUTES)),
                name="support_ends_within_the_hour",
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None) | Q(origin="emergency") | Q(granted_by__isnull=False),
                name="support_is_agreed_to",
            ),
            models.CheckConstraint(
                condition=Q(origin__in=Origin.values), name="support_origin_is_known"
            ),
        ]


class SupportReading(BusinessOwned):
    """An address that was read by an access, kept at the first time."""

    append_only: ClassVar[bool] = True

    access = ForeignKey(SupportAccess)
    path = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "access", "path"], name="one_first_reading_of_an_address"
            )
        ]


class SupportPolicy(BusinessOwned):
    """What a shop allows; without a row, an owner has to agree each time."""

    allows = models.CharField(max_length=12, choices=Allows.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business"], name="one_support_policy_per_business"),
            models.CheckConstraint(
                condition=Q(allows__in=Allows.values), name="support_policy_is_known"
            ),
        ]
