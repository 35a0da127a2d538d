"""Allowances, budgets, what was spent of them, and the networks that are shut out."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

from handsel.kit.ids import uuid7
from handsel.kit.tenancy import BusinessOwned, SharedTable

# A Field of no other kind takes no type arguments at run time.
if TYPE_CHECKING:
    _Field = models.Field[Any, Any]
else:
    _Field = models.Field


class CidrField(_Field):
    """A network, as PostgreSQL's `cidr`."""

    def db_type(self, connection: Any) -> str:
        """The column's type."""
        return "cidr"


class Kind(models.TextChoices):
    """What is spent: messages of the assistant's, models' tokens, and millionths of their price."""

    SENDS = "sends"
    TOKENS = "tokens"
    COST = "cost_micro"


class Allowance(SharedTable):
    """How far a caller has used up a limit (GCRA: the time at which nothing would be owed).

    Its table is UNLOGGED: it costs no write-ahead log, and is empty after a crash of the database,
    which forgives what was used until then.
    """

    shared_because = "limits hold for addresses and people of every business; keys are hashes"
    grants: ClassVar[dict[str, tuple[str, ...]]] = {
        "handsel_app": ("SELECT, INSERT, UPDATE, DELETE",),
        "handsel_ops": ("SELECT, INSERT, UPDATE",),
    }

    #: Keyed hash of the rule's name and of whom it is about.
    key = models.BinaryField(primary_key=True, max_length=16)
    clear_at = models.DateTimeField()
    asked_at = models.DateTimeField()
    span = models.DurationField()
    #: What the newest call was told.
    allowed = models.BooleanField(default=True)


class BlockedNetwork(SharedTable):
    """A network whose calls to web are refused, until then if it says so."""

    shared_because = "operators shut an address out of the whole installation"
    grants: ClassVar[dict[str, tuple[str, ...]]] = {
        "handsel_app": ("SELECT",),
        "handsel_ops": ("SELECT, INSERT, UPDATE, DELETE",),
    }

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    network = CidrField(unique=True)
    reason = models.CharField(max_length=200)
    until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)


class Refusal(SharedTable):
    """How often a process said no in one way, ever; kinds are codes of failures."""

    shared_because = "what is refused is mostly nobody's, and no caller is named"
    grants: ClassVar[dict[str, tuple[str, ...]]] = {
        "handsel_app": ("SELECT, INSERT, UPDATE",),
        "handsel_gate": ("SELECT, INSERT, UPDATE",),
        "handsel_ops": ("SELECT",),
    }

    #: The process, a colon, and the code.
    kind = models.CharField(primary_key=True, max_length=60)
    count = models.BigIntegerField()


class Budget(BusinessOwned):
    """What a day may cost; without a row the defaults in `budgets.py` hold.

    Costs are in millionths of the currency models are priced in; null is no limit.
    """

    customer_sends = models.BigIntegerField()
    business_sends = models.BigIntegerField()
    customer_tokens = models.BigIntegerField()
    business_tokens = models.BigIntegerField()
    customer_cost_micro = models.BigIntegerField(null=True)
    business_cost_micro = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["business"], name="one_budget_per_business")]


class Spending(BusinessOwned):
    """What was spent on a day (UTC) for one customer, or, under the business's id, for all."""

    day = models.DateField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    subject_id = models.UUIDField()
    amount = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "day", "subject_id", "kind"], name="one_sum_per_day"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=Kind.values), name="spending_kind_is_known"
            ),
        ]
