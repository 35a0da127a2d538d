"""Changes to placed orders, how customers prove an order theirs, and credit they may spend."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from handsel.kit.tenancy import BusinessOwned, ForeignKey
from handsel.modules.commerce.returns.rules import CANCEL_REASONS


def every_reason() -> list[str]:
    """Default of `cancel_reasons`."""
    return list(CANCEL_REASONS)


class ServicePolicy(BusinessOwned):
    """What a shop lets customers change by themselves; without a row the defaults hold."""

    return_window_days = models.IntegerField(default=30)
    #: More than this is given back only when a member agrees; null: always by the rules alone.
    approval_limit_minor = models.BigIntegerField(null=True, default=50_000)
    #: Money for returned things goes back when they have arrived, else at once.
    refunds_on_receipt = models.BooleanField(default=True)
    cancel_reasons = models.JSONField(default=every_reason)
    #: After its items were changed, an order is picked and changes no more.
    items_change_is_final = models.BooleanField(default=True)
    #: Money may go back another way than it came, paid out by a member.
    pays_out_elsewhere = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business"], name="one_service_policy"),
            models.CheckConstraint(
                condition=Q(return_window_days__gte=0), name="return_window_not_negative"
            ),
        ]


class MethodKind(models.TextChoices):
    CARD = "card"
    PAYPAL = "paypal"
    GIFT_CARD = "gift_card"


class KnownMethod(BusinessOwned):
    """A way of paying the shop knows of a customer. Only a gift card holds money here."""

    customer = ForeignKey("customers.Customer")
    kind = models.CharField(max_length=12, choices=MethodKind.choices)
    label = models.CharField(max_length=80)
    external_id = models.CharField(max_length=120)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "customer", "external_id"], name="one_method_per_external"
            )
        ]


class PaidWith(BusinessOwned):
    """Which known method an order was paid with."""

    order = ForeignKey("orders.Order")
    method = ForeignKey(KnownMethod)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "order"], name="one_method_per_order")
        ]


class CreditEntry(BusinessOwned):
    """Money put on a gift card (above zero) or spent from it; the balance is the sum."""

    append_only: ClassVar[bool] = True

    method = ForeignKey(KnownMethod, related_name="entries")
    order_id = models.UUIDField(null=True)
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    #: The occasion: written once.
    reference = models.CharField(max_length=160)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "reference"], name="one_credit_entry_per_occasion"
            ),
            models.CheckConstraint(condition=~Q(amount_minor=0), name="credit_moves_something"),
        ]
        indexes = [models.Index(fields=["business", "method"], name="credit_of_method")]


class Proof(BusinessOwned):
    """For this conversation, orders are proven to be the customer's until `ends_at`.

    Either one order, or every order of the customer who placed it (`holder`).
    """

    conversation_id = models.UUIDField()
    order = ForeignKey("orders.Order", null=True)
    holder = ForeignKey("customers.Customer", null=True)
    ends_at = models.DateTimeField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(order__isnull=True) ^ Q(holder__isnull=True), name="proves_one_thing"
            )
        ]
        indexes = [
            models.Index(fields=["business", "conversation_id", "ends_at"], name="proofs_in_force")
        ]


class Guess(BusinessOwned):
    """An attempt to prove an order that failed."""

    append_only: ClassVar[bool] = True

    conversation_id = models.UUIDField()
    guessed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["business", "conversation_id", "guessed_at"], name="guesses_made")
        ]


class ChangeKind(models.TextChoices):
    CANCEL = "cancel"
    ITEMS = "items"
    ADDRESS = "address"
    METHOD = "method"
    RETURN = "return"
    EXCHANGE = "exchange"


class ChangeState(models.TextChoices):
    #: Listed to the customer, who has not said yes.
    PENDING = "pending"
    #: Agreed to by the customer; a member decides.
    ASKED = "asked"
    #: Agreed to; the difference is still to be paid.
    UNPAID = "unpaid"
    DONE = "done"
    EXPIRED = "expired"
    DECLINED = "declined"


AGREED_STATES = ["asked", "unpaid", "done"]
ONCE_KINDS = ["cancel", "items", "return", "exchange"]


class Change(BusinessOwned):
    """One change of one order, from its proposal to its end.

    pending → done; or asked (a member decides) or unpaid (a difference is due) on the way; or
    expired, or declined by the customer or the member.
    """

    order = ForeignKey("orders.Order")
    conversation_id = models.UUIDField()
    kind = models.CharField(max_length=10, choices=ChangeKind.choices)
    state = models.CharField(
        max_length=10, choices=ChangeState.choices, default=ChangeState.PENDING
    )
    #: What is wanted, by kind; see `returns.wants`.
    wanted = models.JSONField()
    method = ForeignKey(KnownMethod, null=True)
    #: Above zero the customer pays it, below zero it goes back to them.
    difference_minor = models.BigIntegerField(default=0)
    currency = models.CharField(max_length=3)
    #: SHA-256 over what was listed: the yes is a yes to exactly this.
    summary_hash = models.CharField(max_length=64)
    shown_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    #: When what was sent back had arrived.
    received_at = models.DateTimeField(null=True)
    decided_by_member_id = models.UUIDField(null=True)
    #: The order that pays the difference.
    supplement_id = models.UUIDField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "conversation_id"],
                condition=Q(state="pending"),
                name="one_pending_change_per_conversation",
            ),
            models.UniqueConstraint(
                fields=["business", "order", "kind"],
                condition=Q(state__in=AGREED_STATES) & Q(kind__in=ONCE_KINDS),
                name="one_agreed_change_per_kind",
            ),
            models.UniqueConstraint(
                fields=["business", "supplement_id"],
                condition=Q(supplement_id__isnull=False),
                name="one_change_per_supplement",
            ),
        ]
        indexes = [
            models.Index(fields=["business", "order", "created_at"], name="changes_of_order"),
            models.Index(fields=["business", "state", "-created_at"], name="changes_by_state"),
        ]


class Amendment(BusinessOwned):
    """What an order said before a change and says since: what was agreed is never lost."""

    append_only: ClassVar[bool] = True

    change = ForeignKey(Change)
    order = ForeignKey("orders.Order")
    before = models.JSONField()
    after = models.JSONField()
    amended_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "change"], name="one_amendment_per_change")
        ]
        indexes = [models.Index(fields=["business", "order"], name="amendments_of_order")]
