"""What a shop sells."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q, Value

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
    #: Addresses of further pictures.
    more_images = models.JSONField(default=list, db_default=Value([], models.JSONField()))
    #: What the shop's tax rates know it by ("standard", "reduced", "books").
    tax_class = models.CharField(max_length=40, default="standard")
    is_active = models.BooleanField(default=True)
    position = models.IntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "handle"], name="one_product_per_handle")
        ]
        indexes = [
            models.Index(
                fields=["business", "position", "created_at", "id"], name="products_in_order"
            )
        ]


class Variant(BusinessOwned):
    """The exact thing in stock. `options` maps option name to value, in the product's order."""

    product = ForeignKey(Product, related_name="variants")
    sku = models.CharField(max_length=120)
    options = models.JSONField(default=dict)
    price_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    #: The price before a reduction, what it costs the shop; None when not told.
    compare_at_minor = models.BigIntegerField(null=True)
    cost_minor = models.BigIntegerField(null=True)
    weight_grams = models.IntegerField(null=True)
    barcode = models.CharField(max_length=60, blank=True, default="", db_default="")
    #: Without it there is always enough, and `stock` says nothing.
    tracks_stock = models.BooleanField(default=True, db_default=True)
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
    #: Whether the variant's stock was tracked, and so holds this quantity.
    is_counted = models.BooleanField(default=True, db_default=True)
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


class StockChange(BusinessOwned):
    """What a member did to the stock of a variant, and why; sales are not in it."""

    class Reason(models.TextChoices):
        RECEIVED = "received"
        COUNTED = "counted"
        DAMAGED = "damaged"
        RETURNED = "returned"
        OTHER = "other"

    append_only: ClassVar[bool] = True

    variant = ForeignKey(Variant)
    by = models.IntegerField()
    #: How many were there afterwards.
    stock = models.IntegerField()
    reason = models.CharField(max_length=10, choices=Reason.choices)
    note = models.CharField(max_length=200, blank=True)
    changed_by = ForeignKey("businesses.Member")
    #: The client's own name for it: the same is not done twice.
    once_key = models.CharField(max_length=110)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "once_key", "variant"], name="one_stock_change_per_key"
            ),
            models.CheckConstraint(
                condition=Q(reason__in=["received", "counted", "damaged", "returned", "other"]),
                name="stock_reason_known",
            ),
        ]
        indexes = [models.Index(fields=["business", "variant", "-id"], name="stock_changes_latest")]


class Synonym(BusinessOwned):
    """Another word customers of this shop use: `word` for what names call `means`."""

    word = models.CharField(max_length=80)
    means = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "word", "means"], name="one_such_synonym")
        ]


class CatalogImport(BusinessOwned):
    """A file of products given to us, and what became of it.

    `wanted` is how to read it (mapping, encoding, decimal mark), `found` what a run found
    (counts), `problems` the first of its problems, row by row.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded"
        WAITING = "waiting"
        CHECKING = "checking"
        APPLYING = "applying"
        CHECKED = "checked"
        DONE = "done"
        REFUSED = "refused"
        FAILED = "failed"

    filename = models.CharField(max_length=200)
    #: Counts runs: one that was given up for dead notices that another has begun.
    attempt = models.IntegerField(default=0, db_default=0)
    size_bytes = models.BigIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.UPLOADED)
    is_dry_run = models.BooleanField(default=False)
    wanted = models.JSONField(default=dict)
    rows_done = models.IntegerField(default=0)
    rows_total = models.IntegerField(default=0)
    found = models.JSONField(default=dict)
    #: What it changes is committed in steps; once the first is, the rest follows.
    steps_done = models.IntegerField(default=0, db_default=0)
    steps_total = models.IntegerField(default=0, db_default=0)
    problems = models.JSONField(default=list)
    error_count = models.IntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)


class ImportPiece(BusinessOwned):
    """A piece of an uploaded file, so that any process can read it."""

    catalog_import = ForeignKey(CatalogImport)
    position = models.IntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "catalog_import", "position"], name="one_piece_per_position"
            )
        ]


class ImportLine(BusinessOwned):
    """One row of a file, read; kept only while its import runs.

    `key` names the row's product within the file; `content` is an `importing.lines.Line`.
    """

    catalog_import = ForeignKey(CatalogImport)
    number = models.IntegerField()
    key = models.TextField()
    sku = models.TextField(blank=True)
    content = models.JSONField()

    class Meta:
        indexes = [
            models.Index(fields=["business", "catalog_import", "key"], name="lines_by_product"),
            models.Index(fields=["business", "catalog_import", "sku"], name="lines_by_sku"),
        ]


class ImportChange(BusinessOwned):
    """What a running import is to write of one product or variant, found without locks.

    `content` maps columns to values: those that differ, or all that a file told of a new row.
    `owner` is the variant's product, or the product itself; `number` the row of the file.
    """

    catalog_import = ForeignKey(CatalogImport)
    step = models.IntegerField()
    number = models.IntegerField()
    kind = models.CharField(max_length=10)
    is_new = models.BooleanField()
    target = models.UUIDField()
    owner = models.UUIDField()
    content = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "catalog_import", "target"], name="one_change_per_target"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["product", "variant"]), name="change_kind_known"
            ),
        ]
        indexes = [
            models.Index(fields=["business", "catalog_import", "step"], name="changes_by_step")
        ]
