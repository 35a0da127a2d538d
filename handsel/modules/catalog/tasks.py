"""The catalog's background jobs, where a worker looks for them."""

from handsel.modules.catalog.importing.background import import_catalog

__all__ = ["import_catalog"]
