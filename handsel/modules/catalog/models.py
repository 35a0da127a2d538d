"""What a shop sells."""

from django.db import models
from django.db.models import F, Q

from handsel.kit.tenancy import BusinessOwned, ForeignKey


class Catalog(BusinessOwned):
    """One row a business: counts changes, so that a worker knows when its index is old."""

    version = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["business"], name="one_catalog")]


class Product(BusinessOwned):
    """Something sold, in one or more variants."""

    handle = models.CharField(max_length=160)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    category = models.CharField(max_length=120, blank=True)
    tags = models.JSONField(default=list)
    #: Other words customers use for it.
    synonyms = models.JSONField(default=list)
    #: Path of the picture under the shop's public pictures, or an absolute address.
    image = models.CharField(max_length=500, blank=True)
    #: What the shop's tax rates know it by ("standard", "reduced", "books").
    tax_class = models.CharField(max_length=40, default="standard")
    is_active = models.BooleanField(default=True)
    position = models.IntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "handle"], name="one_product_per_handle")
        ]


class Variant(BusinessOwned):
    """The exact thing in stock. `options` maps option name to value, in the product's order."""

    product = ForeignKey(Product, related_name="variants")
    sku = models.CharField(max_length=120)
    options = models.JSONField(default=dict)
    price_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    stock = models.IntegerField(default=0)
    reserved = models.IntegerField(default=0)
    is_active = models.BooleanField(default=True)
    position = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "sku"], name="one_variant_per_sku"),
            models.CheckConstraint(condition=Q(price_minor__gte=0), name="price_not_negative"),
            models.CheckConstraint(
                condition=Q(reserved__gte=0) & Q(stock__gte=F("reserved")),
                name="stock_covers_what_is_reserved",
            ),
        ]
        indexes = [models.Index(fields=["business", "product"], name="variants_of_product")]


class Reservation(BusinessOwned):
    """Stock held for one checkout (`reference`) until it is sold or let go."""

    variant = ForeignKey(Variant)
    reference = models.UUIDField()
    quantity = models.IntegerField()
    state = models.CharField(max_length=10, default="held")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "reference", "variant"], name="one_reservation_per_reference"
            ),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="reserved_something"),
            models.CheckConstraint(
                condition=Q(state__in=["held", "sold", "released"]), name="reservation_state_known"
            ),
        ]
