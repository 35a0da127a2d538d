"""The catalog's version: whoever keeps an index of it knows by it that there is a newer one."""

from django.db.models import F

from handsel.modules.catalog.models import Catalog


def count_change() -> None:
    """Note that words or options of the catalog changed."""
    Catalog.objects.get_or_create()
    Catalog.objects.update(version=F("version") + 1)
