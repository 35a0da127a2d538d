"""Invoices and credit notes."""

from django.db import models
from django.db.models import Q

from handsel.kit.tenancy import BusinessOwned, ForeignKey


class Kind(models.TextChoices):
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"


class Status(models.TextChoices):
    ISSUED = "issued"
    VOID = "void"


class InvoiceSeries(BusinessOwned):
    """The last number given in a series. Taken under a row lock, in the issuing transaction."""

    series = models.CharField(max_length=20)
    last_number = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "series"], name="one_counter_per_series")
        ]


class Invoice(BusinessOwned):
    """A document issued once. `snapshot` holds everything printed on it."""

    order = ForeignKey("orders.Order", related_name="invoices")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    series = models.CharField(max_length=20)
    number = models.IntegerField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.ISSUED)
    #: For a credit note: the refund it documents.
    refund_id = models.UUIDField(null=True)
    corrects_id = models.UUIDField(null=True)
    total_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    issued_on = models.DateField()
    snapshot = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "series", "number"], name="one_document_per_number"
            ),
            models.UniqueConstraint(
                fields=["business", "order"],
                condition=Q(kind="invoice"),
                name="one_invoice_per_order",
            ),
            models.UniqueConstraint(
                fields=["business", "refund_id"],
                condition=Q(kind="credit_note"),
                name="one_credit_note_per_refund",
            ),
        ]

    @property
    def label(self) -> str:
        """The number as printed, such as `INV-2026-000001`."""
        return f"{self.series}-{self.number:06d}"
