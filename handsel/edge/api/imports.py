"""Products from a file, and the catalog as one.

A file is uploaded as it is (`POST /imports`, the body being the file), looked at (`preview`),
tried (`start` with `is_dry_run`), and imported (`start`). It runs in the background; ask
`GET /imports/<id>` how far it is.
"""

import tempfile
from collections.abc import Iterator
from datetime import datetime
from typing import IO, Annotated, Any, Final
from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Query, Router, Status
from pydantic import Field

from handsel.edge.api.acting import Id, acting, actor_of
from handsel.edge.api.bodies import LARGEST_FILE
from handsel.edge.api.shapes import In, Listed, Out
from handsel.modules.audit.actions import record
from handsel.modules.businesses.rules import Permission
from handsel.modules.catalog.exporting import export
from handsel.modules.catalog.importing import actions, queries
from handsel.modules.catalog.importing.plan import Wanted
from handsel.modules.catalog.models import CatalogImport

router = Router(tags=["catalog"])

_IN_MEMORY: Final = 1_000_000
_PART: Final = 65_536
Short = Annotated[str, Field(max_length=200)]


class ProblemOut(Out):
    """One thing about one row, counted as a spreadsheet does; a warning keeps nothing out."""

    row: int
    column: str
    code: str
    message: str
    is_warning: bool


class ImportOut(Out):
    """`state`: uploaded, waiting, checking, applying, then checked (a dry run), done, refused
    (by its problems) or failed. `found` counts products and variants new, changed, unchanged."""

    id: UUID
    filename: str
    size_bytes: int
    state: str
    is_dry_run: bool
    rows_done: int
    rows_total: int
    found: dict[str, int]
    problems: list[ProblemOut]
    error_count: int
    created_at: datetime
    finished_at: datetime | None


class ReadingIn(In):
    """How to read the file; what is left out is found out. `mapping`: our field → their column."""

    mapping: dict[Short, Short] = Field(default_factory=dict, max_length=60)
    encoding: Annotated[str, Field(max_length=40)] = ""
    delimiter: Annotated[str, Field(max_length=1)] = ""
    decimal_mark: Annotated[str, Field(pattern=r"^[.,]?$")] = ""


class StartIn(ReadingIn):
    is_dry_run: bool = False


class PreviewOut(Out):
    """How the file would be read: `shape` is plain, mapped, shopify or woocommerce, `rows` the
    first rows as written, `products` what they say."""

    shape: str
    encoding: str
    delimiter: str
    header: list[str]
    mapping: dict[str, str]
    ignored: list[str]
    decimal_marks: dict[str, str]
    rows: list[list[str]]
    products: list[dict[str, Any]]
    problems: list[ProblemOut]


@router.post(
    "/imports",
    response={201: ImportOut},
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"text/csv": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
def upload_import(
    request: HttpRequest, filename: Annotated[str, Query(max_length=200)] = "catalog.csv"
) -> Status[ImportOut]:
    """Upload a file of products. Nothing changes yet."""
    actor_of(request, Permission.CHANGE_CATALOG)
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        # The network is waited for before a transaction is open.
        for part in _parts(request, most=LARGEST_FILE):
            file.write(part)
        file.seek(0)
        with acting(request, Permission.CHANGE_CATALOG) as actor:
            row = actions.receive(filename, _parts(file))
            record("import.uploaded", actor=actor, subject=("import", row.id))
            return Status(201, _shown(row))


@router.get("/imports", response=Listed[ImportOut])
def list_imports(request: HttpRequest) -> Listed[ImportOut]:
    """The latest imports."""
    with acting(request, Permission.READ_CATALOG):
        return Listed(items=[_shown(one) for one in queries.list_imports()])


@router.get("/imports/{import_id}", response=ImportOut)
def get_import(request: HttpRequest, import_id: Id) -> ImportOut:
    """How far an import is, and what it found."""
    with acting(request, Permission.READ_CATALOG):
        return _shown(queries.get_import(import_id))


@router.post("/imports/{import_id}/preview", response=PreviewOut)
def preview_import(request: HttpRequest, import_id: Id, body: ReadingIn) -> PreviewOut:
    """How the file would be read, by its first rows."""
    with acting(request, Permission.CHANGE_CATALOG):
        seen = queries.preview_import(import_id, wanted=_wanted(body))
    plan = seen.plan
    return PreviewOut(
        shape=plan.shape,
        encoding=plan.sheet.encoding,
        delimiter=plan.sheet.delimiter,
        header=list(plan.sheet.header),
        mapping=dict(plan.mapping),
        ignored=list(plan.ignored),
        decimal_marks=dict(plan.reading.marks),
        rows=seen.cells,
        products=[{"row": one.number, **one.as_json(), "sku": one.sku} for one in seen.lines],
        problems=[ProblemOut.model_validate(one) for one in seen.problems],
    )


@router.post("/imports/{import_id}/start", response={202: ImportOut})
def start_import(request: HttpRequest, import_id: Id, body: StartIn) -> Status[ImportOut]:
    """Import the file, all of it or nothing; or, as a dry run, only say what would change."""
    with acting(request, Permission.CHANGE_CATALOG) as actor:
        row = actions.start(import_id, wanted=_wanted(body), is_dry_run=body.is_dry_run)
        record(
            "import.started",
            actor=actor,
            subject=("import", import_id),
            detail={"is_dry_run": body.is_dry_run},
        )
        return Status(202, _shown(row))


@router.get(
    "/catalog/export",
    response={200: None},
    openapi_extra={"responses": {200: {"description": "The catalog", "content": {"text/csv": {}}}}},
)
def export_catalog(request: HttpRequest, shape: str = "plain") -> StreamingHttpResponse:
    """The whole catalog as CSV, in our own shape (`plain`) or in Shopify's (`shopify`)."""
    with acting(request, Permission.EXPORT_CATALOG) as actor:
        record("catalog.exported", actor=actor, detail={"shape": shape})
    return StreamingHttpResponse(
        export(actor.business_id, shape=shape),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": 'attachment; filename="catalog.csv"',
            "Cache-Control": "private, no-store",
        },
    )


def _parts(stream: HttpRequest | IO[bytes], *, most: int = LARGEST_FILE) -> Iterator[bytes]:
    size = 0
    while part := stream.read(_PART):
        size += len(part)
        if size > most:
            raise actions.FileTooLarge
        yield part


def _wanted(body: ReadingIn) -> Wanted:
    return Wanted(
        mapping=body.mapping,
        encoding=body.encoding,
        delimiter=body.delimiter,
        decimal_mark=body.decimal_mark,
    )


def _shown(row: CatalogImport) -> ImportOut:
    return ImportOut.model_validate(row)
