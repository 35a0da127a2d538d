"""`handsel import` and `handsel export`: a shop's products from a file, and as one."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from handsel.edge.cli.database import connect
from handsel.edge.cli.schema import closed_connections
from handsel.kit.errors import Invalid, NotFound

if TYPE_CHECKING:
    from handsel.modules.catalog.models import CatalogImport

_PART = 1_000_000


class BadMapping(Invalid):
    """Write each mapping as our field, an equals sign, and their column: title=Name."""

    code = "bad_mapping"


def import_file(file: Path, *, business: UUID, mapping: Sequence[str], is_dry_run: bool) -> int:
    """Import a file here and now; 0 when all of it came in. Raises NotFound and Failures."""
    if not file.is_file():
        raise NotFound(f"There is no file {file}.")
    told = _mapping(mapping)
    connect()
    with closed_connections():
        row = _imported(file, business, told, is_dry_run)
    _tell(row)
    return 0 if row.state in ("done", "checked") else 1


def export_file(file: Path | None, *, business: UUID, shape: str) -> None:
    """Write the catalog to a file, or to standard output. Raises UnknownShape and NotFound."""
    connect()
    with closed_connections():
        from handsel.modules.businesses import queries as businesses
        from handsel.modules.catalog.exporting import export

        if businesses.find(business) is None:
            raise NotFound(f"There is no business {business}.")
        parts = export(business, shape=shape)
        _record(business, "catalog.exported")
        if file is None:
            for part in parts:
                sys.stdout.buffer.write(part)
            return
        with file.open("wb") as written:
            written.writelines(parts)


def _imported(
    file: Path, business: UUID, mapping: Mapping[str, str], is_dry_run: bool
) -> "CatalogImport":
    from handsel.kit import tenancy
    from handsel.modules.businesses import queries as businesses
    from handsel.modules.catalog.importing.actions import receive, start
    from handsel.modules.catalog.importing.plan import Wanted
    from handsel.modules.catalog.importing.running import run_import

    if businesses.find(business) is None:
        raise NotFound(f"There is no business {business}.")
    with tenancy.business(business):
        row = receive(file.name, _parts(file))
        wanted = Wanted(mapping=dict(mapping))
        start(row.id, wanted=wanted, is_dry_run=is_dry_run, in_background=False)
        _record(business, "import.started")
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("rows", total=None)
        return run_import(
            business_id=business,
            import_id=row.id,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )


def _record(business: UUID, what: str) -> None:
    from handsel.kit import tenancy
    from handsel.modules.audit.actions import record
    from handsel.modules.audit.rules import operator

    with tenancy.business(business):
        record(what, actor=operator("command line"))


def _parts(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while part := opened.read(_PART):
            yield part


def _mapping(written: Sequence[str]) -> dict[str, str]:
    pairs = [one.partition("=") for one in written]
    if not all(ours and theirs for ours, _, theirs in pairs):
        raise BadMapping
    return {ours.strip(): theirs.strip() for ours, _, theirs in pairs}


def _tell(row: "CatalogImport") -> None:
    console = Console(stderr=True, highlight=False)
    if row.problems:
        table = Table("row", "column", "what")
        for one in row.problems:
            word = "" if one["is_warning"] else "[red]"
            table.add_row(str(one["row"]), one["column"], f"{word}{one['message']}")
        console.print(table)
    counted = ", ".join(
        f"{number} {name.replace('_', ' ')}" for name, number in row.found.items() if number
    )
    said = {
        "done": f"Imported: {counted or 'nothing to do'}.",
        "checked": f"It would be: {counted or 'nothing to do'}. Nothing was changed.",
        "refused": f"Nothing was imported: {row.error_count} errors.",
    }
    console.print(said.get(row.state, "The import failed."))
