"""Orders."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from handsel.kit.tenancy import BusinessOwned, ForeignKey


class Status(models.TextChoices):
    DRAFT = "draft"
    PLACED = "placed"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class PaymentStatus(models.TextChoices):
    UNPAID = "unpaid"
    PARTLY_PAID = "partly_paid"
    PAID = "paid"
    PARTLY_REFUNDED = "partly_refunded"
    REFUNDED = "refunded"
    DISPUTED = "disputed"


class Fulfillment(models.TextChoices):
    UNFULFILLED = "unfulfilled"
    PARTLY_SHIPPED = "partly_shipped"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    RETURNED = "returned"


class OrderNumber(BusinessOwned):
    """The last order number given in a business."""

    last = models.IntegerField(default=1000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["business"], name="one_order_sequence")]


class Order(BusinessOwned):
    """What the customer agreed to buy. `draft` until it is paid, then `placed`."""

    number = models.IntegerField()
    customer = ForeignKey("customers.Customer")
    conversation_id = models.UUIDField(null=True)
    #: The checkout it came from: one order for each.
    checkout_id = models.UUIDField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    payment_status = models.CharField(
        max_length=16, choices=PaymentStatus.choices, default=PaymentStatus.UNPAID
    )
    fulfillment = models.CharField(
        max_length=16, choices=Fulfillment.choices, default=Fulfillment.UNFULFILLED
    )
    total_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    #: What the total is made of: subtotal - discount + delivery (+ tax, unless it is included).
    discount_minor = models.BigIntegerField(default=0)
    delivery_minor = models.BigIntegerField(default=0)
    tax_minor = models.BigIntegerField(default=0)
    prices_include_tax = models.BooleanField(default=True)
    #: The discounts as agreed: [{name, code, amount_minor}].
    discounts = models.JSONField(default=list)
    #: How it is delivered, in the shop's words, and the tax on that (parts per million).
    delivery_name = models.CharField(max_length=120, blank=True)
    delivery_rate_ppm = models.IntegerField(null=True)
    delivery_tax_minor = models.BigIntegerField(default=0)
    email = models.EmailField(max_length=254, blank=True)
    #: Where it goes, as last agreed: {name, line, city, postcode, region, country, phone}.
    delivery_address = models.JSONField(default=dict)
    #: The order whose change this one pays for; such an order is no purchase of its own.
    supplement_to = ForeignKey("orders.Order", null=True)
    cancel_reason = models.CharField(max_length=40, blank=True)
    tracking = models.CharField(max_length=200, blank=True)
    placed_at = models.DateTimeField(null=True)
    shipped_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "number"], name="one_order_per_number"),
            models.UniqueConstraint(
                fields=["business", "checkout_id"], name="one_order_per_checkout"
            ),
            models.CheckConstraint(
                condition=Q(total_minor__gte=0), name="order_total_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(discount_minor__gte=0, delivery_minor__gte=0, tax_minor__gte=0),
                name="order_parts_not_negative",
            ),
        ]
        indexes = [
            models.Index(fields=["business", "customer", "-created_at"], name="orders_of_customer"),
            models.Index(fields=["business", "-created_at"], name="orders_by_newest"),
            models.Index(
                fields=["business", "supplement_to"],
                condition=Q(supplement_to__isnull=False),
                name="supplements_of_order",
            ),
            models.Index("business", Lower("email"), name="orders_by_email"),
        ]

    @property
    def subtotal_minor(self) -> int:
        """The goods at their prices, before discounts, delivery and added tax."""
        added = 0 if self.prices_include_tax else self.tax_minor
        return self.total_minor - added - self.delivery_minor + self.discount_minor


class OrderLine(BusinessOwned):
    """One line as agreed: the title and price of that moment."""

    order = ForeignKey(Order, related_name="lines")
    variant = ForeignKey("catalog.Variant")
    title = models.CharField(max_length=300)
    quantity = models.IntegerField()
    unit_price_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    #: This line's part of the discounts, and of its rate's tax (null: no tax is known of).
    discount_minor = models.BigIntegerField(default=0)
    tax_rate_ppm = models.IntegerField(null=True)
    tax_minor = models.BigIntegerField(default=0)
    position = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="order_line_of_something")
        ]
        indexes = [models.Index(fields=["business", "order"], name="lines_of_order")]
