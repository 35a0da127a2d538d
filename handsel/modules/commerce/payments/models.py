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
    #: No provider: members say what arrived.
    BY_HAND = "by_hand"


class PaymentAccount(BusinessOwned):
    """A shop's account at a payment provider, or a way of being paid without one.

    Active ones are offered to customers; who did not choose pays by the default one.
    """

    sealed_columns: ClassVar[tuple[str, ...]] = ("secret_key",)

    provider = models.CharField(max_length=20)
    external_id = models.CharField(max_length=120)
    #: What the provider calls it.
    name = models.CharField(max_length=120, blank=True, db_default="")
    mode = models.CharField(max_length=10, choices=Mode.choices)
    #: What names us beside the key, where a provider wants both (PayPal: client id).
    client_id = models.CharField(max_length=160, blank=True)
    secret_key = models.TextField(blank=True)
    #: Dots and the key's last four characters, for people to tell keys apart.
    key_hint = models.CharField(max_length=8, blank=True, db_default="")
    #: What customers read who pay by hand, as the shop wrote it: bank details, or how to pay.
    instructions = models.CharField(max_length=1000, blank=True)
    #: How long an order waits for money that comes by hand.
    waits_days = models.IntegerField(default=7)
    livemode = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    is_default = models.BooleanField(default=False)
    #: When it was first offered, and when it last stepped back.
    offered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "provider", "external_id"], name="one_payment_account"
            ),
            models.UniqueConstraint(
                fields=["business", "provider"],
                condition=Q(is_active=True),
                name="one_active_account_per_provider",
            ),
            models.UniqueConstraint(
                fields=["business"],
                condition=Q(is_default=True),
                name="one_default_payment_account",
            ),
            models.CheckConstraint(
                condition=Q(waits_days__gte=1) & Q(waits_days__lte=90), name="wait_is_bounded"
            ),
        ]


class PayoutState(models.TextChoices):
    WAITING = "waiting"
    MADE = "made"
    STOPPED = "stopped"
    #: Another change at the same provider took its place.
    REPLACED = "replaced"


class PayoutChange(BusinessOwned):
    """Money is to go to an account, or by instructions, that it did not go to before."""

    account = ForeignKey(PaymentAccount)
    provider = models.CharField(max_length=20)
    make_default = models.BooleanField(default=False)
    #: For ways to pay by hand: what customers will read, and for how long orders will wait.
    instructions = models.CharField(max_length=1000, blank=True)
    waits_days = models.IntegerField(null=True)
    state = models.CharField(
        max_length=10, choices=PayoutState.choices, default=PayoutState.WAITING
    )
    asked_at = models.DateTimeField()
    asked_by_member_id = models.UUIDField()
    applies_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by_member_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "provider"],
                condition=Q(state="waiting"),
                name="one_waiting_payout_change",
            ),
        ]
        indexes = [models.Index(fields=["business", "-id"], name="payout_changes_by_newest")]


class Choice(BusinessOwned):
    """How a customer asked to pay, for what they buy from then on."""

    customer = ForeignKey("customers.Customer")
    account = ForeignKey(PaymentAccount)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "customer"], name="one_choice_per_customer")
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
ENDED_STATUSES = ["failed", "expired", "cancelled"]


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
    #: We told the provider to take what the customer had approved; set before the call.
    capture_asked_at = models.DateTimeField(null=True)
    #: The customer chose another way to pay: the end of this attempt ends nothing else.
    is_replaced = models.BooleanField(default=False)
    #: Money that came by hand: what a member saw, and who.
    received_at = models.DateTimeField(null=True)
    received_reference = models.CharField(max_length=120, blank=True)
    received_by_member_id = models.UUIDField(null=True)
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

    @property
    def provider(self) -> str:
        """The company, or the way by hand, that this attempt is made with."""
        account: PaymentAccount = self.account
        return account.provider


class Refund(BusinessOwned):
    """Money given back for a payment, as the provider reports it."""

    payment = ForeignKey(Payment, related_name="refunds")
    external_id = models.CharField(max_length=160, blank=True)
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    status = models.CharField(max_length=12, default="requested")
    idempotency_key = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    #: What it is given back for, where that happens once; empty for what a member asks for.
    occasion = models.CharField(max_length=120, blank=True)
    requested_by_member_id = models.UUIDField(null=True)
    #: For money that goes back by hand: when a member said that it did.
    given_back_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "payment", "external_id"],
                condition=~Q(external_id=""),
                name="one_refund_per_external",
            ),
            models.UniqueConstraint(
                fields=["business", "payment", "occasion"],
                condition=~Q(occasion=""),
                name="one_refund_per_occasion",
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


class Mark(models.TextChoices):
    """What a member says of a difference."""

    UNSEEN = "unseen"
    SEEN = "seen"
    SOLVED = "solved"


class Difference(BusinessOwned):
    """Two books that disagree, as the daily reconciliation found it. Nothing mends it by itself.

    `subject` names what it is about within its kind, so that the same difference is one row. It is
    resolved when a later look finds it gone, whatever members say of it.
    """

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=200)
    order_id = models.UUIDField(null=True)
    #: What one book says and what the other does, in words and minor units where there are any.
    expected = models.CharField(max_length=200, blank=True)
    found = models.CharField(max_length=200, blank=True)
    expected_minor = models.BigIntegerField(null=True)
    found_minor = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, blank=True)
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    mark = models.CharField(
        max_length=8, choices=Mark.choices, default=Mark.UNSEEN, db_default=Mark.UNSEEN
    )
    note = models.CharField(max_length=500, blank=True, db_default="")
    marked_at = models.DateTimeField(null=True)
    marked_by_member_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "kind", "subject"],
                condition=Q(resolved_at__isnull=True),
                name="one_open_difference_per_subject",
            )
        ]
        indexes = [
            models.Index(fields=["business", "-id"], name="differences_by_newest"),
        ]


class BooksCheck(BusinessOwned):
    """When a business's books are compared next, and when they last were."""

    next_on = models.DateField()
    last_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["business"], name="one_books_schedule")]
