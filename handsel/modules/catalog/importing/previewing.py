"""What a file seems to be, by its first rows: for a person to look at before it is imported."""

from dataclasses import dataclass, replace

from handsel.modules.catalog.importing.amounts import Evidence
from handsel.modules.catalog.importing.lines import Line
from handsel.modules.catalog.importing.plan import (
    Plan,
    Shop,
    Wanted,
    decide_marks,
    look_at,
    numeric_columns,
    read_rows,
)
from handsel.modules.catalog.importing.problems import Problem
from handsel.modules.catalog.importing.sheet import NotInEncoding, Source

SHOWN_ROWS = 50


@dataclass(frozen=True, slots=True)
class Preview:
    """How a file would be read. `lines` are its first rows as read, `cells` as written."""

    plan: Plan
    cells: list[list[str]]
    lines: list[Line]
    problems: list[Problem]


def preview(source: Source, *, wanted: Wanted, shop: Shop) -> Preview:
    """Read the first rows. Raises Unreadable."""
    try:
        return _previewed(source, wanted, shop)
    except NotInEncoding:
        if wanted.encoding:
            raise
        return _previewed(source, wanted.model_copy(update={"encoding": "cp1252"}), shop)


def _previewed(source: Source, wanted: Wanted, shop: Shop) -> Preview:
    plan = look_at(source, wanted=wanted, shop=shop)
    columns = numeric_columns(plan)
    evidence = {name: Evidence() for name in columns}
    for _, row in zip(range(SHOWN_ROWS), plan.sheet.rows(), strict=False):
        for name, at in columns.items():
            if at < len(row.cells) and row.cells[at]:
                evidence[name].note(row.cells[at])
    marks = decide_marks(evidence, shape=plan.shape, shop=shop, told=wanted.decimal_mark)
    plan = replace(plan, reading=replace(plan.reading, marks=marks))
    shown = Preview(plan, [], [], [])
    for _, (row, line, problems) in zip(range(SHOWN_ROWS), read_rows(plan), strict=False):
        shown.cells.append(row.cells)
        shown.problems.extend(problems)
        if line is not None:
            shown.lines.append(line)
    return shown
