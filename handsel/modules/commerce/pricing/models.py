"""What a price is made of beside the goods: taxes, delivery, discounts."""

from django.db import models
from django.db.models import Q

from handsel.kit.tenancy import BusinessOwned, ForeignKey


class TaxSettings(BusinessOwned):
    """How a shop's prices are meant. Without a row: tax is in the price."""

    prices_include_tax = models.BooleanField(default=True)
    #: The class the delivery fee is taxed as.
    delivery_tax_class = models.CharField(max_length=40, default="standard")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["business"], name="one_tax_settings")]


class TaxRate(BusinessOwned):
    """The rate of one class where the goods go: a country, or one of its regions."""

    tax_class = models.CharField(max_length=40, default="standard")
    #: ISO 3166-1 alpha-2.
    country = models.CharField(max_length=2)
    #: The region as addresses write it ("NY"); empty for the whole country.
    region = models.CharField(max_length=40, blank=True)
    #: Parts per million: 20 % is 200000, 8.875 % is 88750.
    rate_ppm = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "tax_class", "country", "region"], name="one_rate_per_place"
            ),
            models.CheckConstraint(
                condition=Q(rate_ppm__gte=0) & Q(rate_ppm__lte=1_000_000),
                name="tax_rate_is_a_share",
            ),
        ]


class DeliveryZone(BusinessOwned):
    """Where a shop delivers: countries, narrowed to the postcodes that begin so."""

    name = models.CharField(max_length=120)
    #: ISO 3166-1 alpha-2 codes.
    countries = models.JSONField(default=list)
    #: Upper case, without spaces; empty for every postcode of the countries.
    postcode_prefixes = models.JSONField(default=list)
    position = models.IntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)


class DeliveryOption(BusinessOwned):
    """One way to have things delivered into a zone, and what it costs."""

    zone = ForeignKey(DeliveryZone, related_name="options")
    name = models.CharField(max_length=120)
    fee_minor = models.BigIntegerField()
    #: Free once the goods come to this much after discounts.
    free_from_minor = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3)
    #: Working days until it arrives, at least and at most.
    days_min = models.IntegerField(null=True)
    days_max = models.IntegerField(null=True)
    position = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(fee_minor__gte=0), name="delivery_fee_not_negative")
        ]
        indexes = [models.Index(fields=["business", "zone"], name="options_of_zone")]


class Discount(BusinessOwned):
    """A rule that takes something off the goods: for whoever says its code, or for everybody."""

    name = models.CharField(max_length=120)
    #: Upper case; empty for a rule that applies by itself.
    code = models.CharField(max_length=40, blank=True)
    #: Either a share of the goods, in parts per million, …
    percent_ppm = models.IntegerField(null=True)
    #: … or an amount in minor units of `currency`.
    amount_minor = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, blank=True)
    #: The goods must come to at least this much, before discounts.
    minimum_minor = models.BigIntegerField(default=0)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    #: How often it may be used by everybody together, and by one customer.
    most_uses = models.IntegerField(null=True)
    most_uses_each = models.IntegerField(null=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "code"],
                condition=Q(is_active=True) & ~Q(code=""),
                name="one_active_discount_per_code",
            ),
            models.CheckConstraint(
                condition=Q(percent_ppm__isnull=False, amount_minor__isnull=True)
                | Q(percent_ppm__isnull=True, amount_minor__isnull=False),
                name="discount_is_a_share_or_an_amount",
            ),
            models.CheckConstraint(
                condition=(Q(percent_ppm__isnull=True) | Q(percent_ppm__range=(1, 1_000_000)))
                & (Q(amount_minor__isnull=True) | Q(amount_minor__gt=0)),
                name="discount_takes_something_off",
            ),
        ]


class DiscountUse(BusinessOwned):
    """A discount used by an agreed checkout (`reference`); let go when nothing comes of it."""

    discount = ForeignKey(Discount, related_name="uses")
    customer = ForeignKey("customers.Customer")
    reference = models.UUIDField()
    is_held = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "reference", "discount"], name="one_use_per_reference"
            )
        ]
        indexes = [models.Index(fields=["business", "discount"], name="uses_of_discount")]
