"""Payments and what became of them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from handsel.kit.tenancy import BusinessOwned, ForeignKey


class Mode(models.TextChoices):
    #: Charges on the shop's account through our platform's key; events name the account.
    CONNECT = "connect"
    #: The shop's own key and signing secret.
    OWN_KEYS = "own_keys"


class PaymentAccount(BusinessOwned):
    """A shop's account at a payment provider."""

    sealed_columns: ClassVar[tuple[str, ...]] = ("secret_key",)

    provider = models.CharField(max_length=20)
    external_id = models.CharField(max_length=120)
    mode = models.CharField(max_length=10, choices=Mode.choices)
    secret_key = models.TextField(blank=True)
    livemode = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "provider", "external_id"], name="one_payment_account"
            ),
            models.UniqueConstraint(
                fields=["business"],
                condition=Q(is_active=True),
                name="one_active_payment_account",
            ),
        ]


class PaymentStatus(models.TextChoices):
    CREATED = "created"
    OPEN = "open"
    PROCESSING = "processing"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


OPEN_STATUSES = ["created", "open", "processing"]


class Payment(BusinessOwned):
    """One attempt to be paid for an order.

    created (committed before the provider is called) → open (a page the customer can pay on) →
    processing → succeeded; or failed, expired, cancelled.
    """

    order = ForeignKey("orders.Order", related_name="payments")
    account = ForeignKey(PaymentAccount)
    attempt = models.IntegerField(default=1)
    status = models.CharField(
        max_length=10, choices=PaymentStatus.choices, default=PaymentStatus.CREATED
    )
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    #: The provider's ids: of the page (Stripe: Checkout Session) and of the money (PaymentIntent).
    session_external_id = models.CharField(max_length=160, blank=True)
    external_id = models.CharField(max_length=160, blank=True)
    url = models.CharField(max_length=2000, blank=True)
    payer_email = models.EmailField(max_length=254, blank=True)
    #: Sent with the call that opens it, and kept: derived from order, attempt and verb.
    idempotency_key = models.CharField(max_length=120)
    problem = models.CharField(max_length=300, blank=True)
    opened_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    succeeded_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "order", "attempt"], name="one_payment_per_attempt"
            ),
            models.UniqueConstraint(
                fields=["business", "order"],
                condition=Q(status__in=OPEN_STATUSES),
                name="one_open_payment_per_order",
            ),
            models.UniqueConstraint(
                fields=["business", "order"],
                condition=Q(status="succeeded"),
                name="one_succeeded_payment_per_order",
            ),
            models.UniqueConstraint(
                fields=["business", "account", "session_external_id"],
                condition=~Q(session_external_id=""),
                name="one_payment_per_session",
            ),
        ]
        indexes = [
            models.Index(
                fields=["business", "status", "expires_at"],
                name="payments_open",
                condition=Q(status__in=OPEN_STATUSES),
            )
        ]


class Refund(BusinessOwned):
    """Money given back for a payment, as the provider reports it."""

    payment = ForeignKey(Payment, related_name="refunds")
    external_id = models.CharField(max_length=160, blank=True)
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    status = models.CharField(max_length=12, default="requested")
    idempotency_key = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    requested_by_member_id = models.UUIDField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "payment", "external_id"],
                condition=~Q(external_id=""),
                name="one_refund_per_external",
            ),
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="refunds_something"),
        ]


class Dispute(BusinessOwned):
    """A customer's bank took the money back, for now or for good."""

    payment = ForeignKey(Payment, related_name="disputes")
    external_id = models.CharField(max_length=160)
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    status = models.CharField(max_length=20)
    reason = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "payment", "external_id"], name="one_dispute_per_external"
            )
        ]
