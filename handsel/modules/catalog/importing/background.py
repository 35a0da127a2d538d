"""Background imports."""

from uuid import UUID

from handsel.kit.jobs import job
from handsel.modules.catalog.importing.running import run_import


@job(queue="bulk", name="import_catalog", attempts=20)
def import_catalog(*, business_id: str, import_id: str) -> None:
    """Run one import of products. Tried often: one that has begun to be written is to end."""
    run_import(business_id=UUID(business_id), import_id=UUID(import_id))
