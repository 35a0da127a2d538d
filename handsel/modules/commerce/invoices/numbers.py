"""Gapless numbers: taken under the series' row lock, in the transaction that issues."""

from django.db.models import F

from handsel.modules.commerce.invoices.models import InvoiceSeries


def take_number(series: str) -> int:
    """The next number of a series. It is given back if the transaction fails."""
    InvoiceSeries.objects.get_or_create(series=series)
    # The update locks the row: whoever issues next waits for this transaction to end.
    InvoiceSeries.objects.filter(series=series).update(last_number=F("last_number") + 1)
    return InvoiceSeries.objects.values_list("last_number", flat=True).get(series=series)
