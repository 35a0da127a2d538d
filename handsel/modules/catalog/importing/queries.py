"""Questions about imports."""

from collections.abc import Iterator
from uuid import UUID

from handsel.kit.clock import now
from handsel.kit.errors import Conflict, NotFound
from handsel.modules.businesses import queries as businesses
from handsel.modules.catalog.importing.plan import Shop, Wanted
from handsel.modules.catalog.importing.previewing import Preview, preview
from handsel.modules.catalog.importing.staging import read_piece
from handsel.modules.catalog.models import CatalogImport, ImportPiece


class FileForgotten(Conflict):
    """The file of this import is not kept any more."""

    code = "file_forgotten"


def get_import(import_id: UUID) -> CatalogImport:
    """One import; raises NotFound."""
    row = CatalogImport.objects.filter(id=import_id).first()
    if row is None:
        raise NotFound
    return row


def list_imports(*, limit: int = 20) -> list[CatalogImport]:
    """The latest imports of the shop."""
    return list(CatalogImport.objects.order_by("-id")[:limit])


def preview_import(import_id: UUID, *, wanted: Wanted) -> Preview:
    """How an uploaded file would be read. Raises NotFound, FileForgotten and Unreadable."""
    row = get_import(import_id)
    if not ImportPiece.objects.filter(catalog_import_id=row.id, position=0).exists():
        raise FileForgotten

    def pieces() -> Iterator[bytes]:
        position = 0
        while (piece := read_piece(row.id, position)) is not None:
            yield piece
            position += 1

    business = businesses.get_current()
    shop = Shop(currency=business.currency, locale=business.locale, now=now())
    return preview(pieces, wanted=wanted, shop=shop)
