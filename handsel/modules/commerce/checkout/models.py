"""Carts, and the checkouts they turn into."""

from django.db import models
from django.db.models import Q

from handsel.kit.tenancy import BusinessOwned, ForeignKey


class Cart(BusinessOwned):
    """What a customer has chosen in one conversation and not yet agreed to buy."""

    conversation = ForeignKey("conversations.Conversation")
    is_open = models.BooleanField(default=True)
    #: Where it goes: an Address of `pricing`, as it is stored; null until the customer said so.
    delivery_address = models.JSONField(null=True)
    #: How it goes there: a delivery option's id.
    delivery_option_id = models.UUIDField(null=True)
    #: The code of a discount the customer gave.
    discount_code = models.CharField(max_length=40, blank=True)
    #: Codes tried in vain: guessing has an end.
    wrong_codes = models.IntegerField(default=0)
    #: The customer was asked where to deliver.
    awaits_address = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "conversation"],
                condition=Q(is_open=True),
                name="one_open_cart_per_conversation",
            )
        ]


class CartLine(BusinessOwned):
    """One variant in a cart. It carries no price: prices are read when they are shown."""

    cart = ForeignKey(Cart, related_name="lines")
    variant = ForeignKey("catalog.Variant")
    quantity = models.IntegerField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "cart", "variant"], name="one_line_per_variant"
            ),
            models.CheckConstraint(
                condition=Q(quantity__gte=1) & Q(quantity__lte=99), name="cart_quantity_bounds"
            ),
        ]


class Status(models.TextChoices):
    OPEN = "open"
    CONFIRMED = "confirmed"
    SUCCEEDED = "succeeded"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    FAILED = "failed"


class Checkout(BusinessOwned):
    """A summary shown to the customer, and what came of it.

    open (shown, awaiting a yes) → confirmed (an order exists, stock is held, a link is out) →
    succeeded; or expired, cancelled, failed.
    """

    cart = ForeignKey(Cart)
    conversation = ForeignKey("conversations.Conversation")
    customer = ForeignKey("customers.Customer")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    #: The lines as shown: [{variant_id, title, quantity, unit_price_minor, …their tax}].
    lines = models.JSONField()
    #: How lines, discounts, delivery and tax make the total: see `rules.Terms`.
    terms = models.JSONField(default=dict)
    total_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    #: SHA-256 over lines, terms, total and currency: the yes is a yes to exactly this.
    summary_hash = models.CharField(max_length=64)
    shown_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    order_id = models.UUIDField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "conversation"],
                condition=Q(status__in=["open", "confirmed"]),
                name="one_open_checkout_per_conversation",
            )
        ]
