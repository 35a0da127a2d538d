"""Verbs on imports: receive a file, have it run."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.kit.errors import Conflict, Failure, NotFound
from handsel.modules.catalog.importing.background import import_catalog
from handsel.modules.catalog.importing.plan import Wanted
from handsel.modules.catalog.models import CatalogImport, ImportPiece

State = CatalogImport.State
#: About a million rows of an ordinary export.
LARGEST_FILE = 300_000_000
PIECE_BYTES = 1_000_000
#: Files of imports that were not carried through are forgotten after this long.
KEPT_FOR = timedelta(days=7)


class FileTooLarge(Failure):
    """The file is too large."""

    code = "too_large"
    status = 413


class ImportBusy(Conflict):
    """This import is running, or is done."""

    code = "import_busy"


def receive(filename: str, content: Iterable[bytes]) -> CatalogImport:
    """Keep a file, given in parts of any size, to be imported. Raises FileTooLarge."""
    tenancy.current()
    _forget_old()
    row = CatalogImport.objects.create(filename=filename[-200:] or "catalog.csv")
    size = 0
    for position, piece in enumerate(_pieces(content)):
        size += len(piece)
        if size > LARGEST_FILE:
            raise FileTooLarge
        ImportPiece.objects.create(catalog_import=row, position=position, content=piece)
    row.size_bytes = size
    row.save(update_fields=["size_bytes"])
    return row


def start(
    import_id: UUID, *, wanted: Wanted, is_dry_run: bool, in_background: bool = True
) -> CatalogImport:
    """Have a file imported, or only compared with what is there (`is_dry_run`).

    It runs in the background, one after the other in a shop, unless the caller calls
    `run_import` itself. Raises NotFound and ImportBusy.
    """
    row = CatalogImport.objects.select_for_update().filter(id=import_id).first()
    if row is None:
        raise NotFound
    if row.state not in (State.UPLOADED, State.CHECKED, State.REFUSED, State.FAILED):
        raise ImportBusy
    row.state, row.is_dry_run, row.wanted = State.WAITING, is_dry_run, wanted.model_dump()
    row.attempt = row.rows_done = row.rows_total = row.error_count = 0
    row.steps_done = row.steps_total = 0
    row.found, row.problems, row.finished_at = {}, [], None
    row.save()
    business_id = tenancy.current()
    if in_background:
        import_catalog.enqueue(lane=str(business_id), business_id=business_id, import_id=import_id)
    return row


def _pieces(content: Iterable[bytes]) -> Iterable[bytes]:
    held = bytearray()
    for part in content:
        held += part
        while len(held) >= PIECE_BYTES:
            yield bytes(held[:PIECE_BYTES])
            del held[:PIECE_BYTES]
    if held:
        yield bytes(held)


def _forget_old() -> None:
    old = CatalogImport.objects.filter(created_at__lt=now() - KEPT_FOR)
    ImportPiece.objects.filter(catalog_import__in=old.values("id")).delete()
