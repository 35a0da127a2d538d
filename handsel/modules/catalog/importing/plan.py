"""How a file is to be read, found out by going through it once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol
from pydantic import BaseModel, ConfigDict

from handsel.kit.money import minor_digits
from handsel.modules.catalog.importing.amounts import Evidence, Mark, decide_mark
from handsel.modules.catalog.importing.fields import AMOUNTS, FIELDS, OPTION
from handsel.modules.catalog.importing.lines import Line
from handsel.modules.catalog.importing.problems import Problem, Unreadable
from handsel.modules.catalog.importing.shapes import READERS, columns_of, detect
from handsel.modules.catalog.importing.shapes.reading import LineReader, Reading
from handsel.modules.catalog.importing.sheet import (
    NotInEncoding,
    Row,
    Sheet,
    Source,
    column_of,
    open_sheet,
)

_MONEY = (*AMOUNTS, "sale_price")
_MARKS: Mapping[str, Mark] = {".": ".", ",": ","}
_NUMBERS = (*_MONEY, "stock", "weight_grams", "weight")


class Wanted(BaseModel):
    """What a person says about a file; what they leave out is found out.

    `mapping` is our field → their column; `decimal_mark` is `.` or `,`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    mapping: dict[str, str] = {}
    encoding: str = ""
    delimiter: str = ""
    decimal_mark: str = ""


@dataclass(frozen=True, slots=True)
class Shop:
    """What of a shop matters to its files: currency (ISO 4217), locale (CLDR), and the moment."""

    currency: str
    locale: str
    now: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """How a file is read. `ignored` are its columns that nothing reads."""

    sheet: Sheet
    reading: Reading
    mapping: Mapping[str, str]
    ignored: tuple[str, ...]
    rows: int = 0
    warnings: tuple[Problem, ...] = field(default=())

    @property
    def shape(self) -> str:
        return self.reading.shape

    def reader(self) -> LineReader:
        """A new reader of the file's rows."""
        return READERS[self.shape](self.reading)


def look_at(source: Source, *, wanted: Wanted, shop: Shop) -> Plan:
    """How the file seems to be written, by its beginning only. Raises Unreadable."""
    sheet = open_sheet(source, encoding=wanted.encoding, delimiter=wanted.delimiter)
    shape = "mapped" if wanted.mapping else detect(sheet.header)
    mapping = wanted.mapping or columns_of(shape, sheet.header)
    columns = {ours: _place(sheet, theirs) for ours, theirs in mapping.items()}
    _require_known(mapping, shape)
    options = {
        _option_name(ours, mapping[ours]): at
        for ours, at in columns.items()
        if ours.startswith(OPTION)
    }
    columns |= {OPTION + name: at for name, at in options.items()}
    reading = Reading(shape, sheet.header, columns, {}, shop.currency, shop.now, options)
    used = set(columns.values())
    ignored = tuple(one for at, one in enumerate(sheet.header) if at not in used and one)
    return Plan(sheet, reading, mapping, ignored)


def make_plan(source: Source, *, wanted: Wanted, shop: Shop) -> Plan:
    """Go through the file once: is it what it seems, and how does each column write numbers?

    A file that is not UTF-8 after all is read as cp1252, with a warning. Raises Unreadable.
    """
    try:
        return _scanned(look_at(source, wanted=wanted, shop=shop), wanted, shop)
    except NotInEncoding as error:
        if wanted.encoding:
            raise
        row = error.row
    told = Problem(row, "", "encoding", "Not UTF-8: read as Windows-1252.", is_warning=True)
    again = wanted.model_copy(update={"encoding": "cp1252"})
    plan = _scanned(look_at(source, wanted=again, shop=shop), wanted, shop)
    return replace(plan, warnings=(told, *plan.warnings))


def _scanned(plan: Plan, wanted: Wanted, shop: Shop) -> Plan:
    columns = numeric_columns(plan)
    evidence = {name: Evidence() for name in columns}
    rows = 0
    for row in plan.sheet.rows():
        rows += 1
        for name, at in columns.items():
            if at < len(row.cells) and row.cells[at]:
                evidence[name].note(row.cells[at])
    marks = decide_marks(evidence, shape=plan.shape, shop=shop, told=wanted.decimal_mark)
    return replace(plan, reading=replace(plan.reading, marks=marks), rows=rows)


def numeric_columns(plan: Plan) -> dict[str, int]:
    """Field → column, of the columns that hold numbers."""
    return {name: at for name, at in plan.reading.columns.items() if name in _NUMBERS}


def decide_marks(
    evidence: Mapping[str, Evidence], *, shape: str, shop: Shop, told: str = ""
) -> dict[str, Mark]:
    """The decimal mark of each column with numbers. Raises Unreadable for an unknown `told`."""
    if told:
        if told not in _MARKS:
            raise Unreadable("A decimal mark is a point or a comma.")
        return dict.fromkeys(evidence, _MARKS[told])
    digits = minor_digits(shop.currency) if shape in ("plain", "mapped") else None
    marks: dict[str, Mark] = {}
    for name, seen in evidence.items():
        is_money = name in _MONEY
        others = [e for n, e in evidence.items() if n in _MONEY and n != name] if is_money else []
        of_column = digits if is_money else (0 if name == "stock" else None)
        marks[name] = decide_mark(
            seen, neighbors=others, digits=of_column, locale_mark=_mark_of(shop.locale)
        )
    return marks


def read_rows(plan: Plan) -> Iterator[tuple[Row, Line | None, list[Problem]]]:
    """Every row with what it says and what is wrong with it. Raises Unreadable."""
    reader = plan.reader()
    for row in plan.sheet.rows():
        line = reader.read(row)
        problems, reader.problems = reader.problems, []
        yield row, line, problems


def _place(sheet: Sheet, name: str) -> int:
    at = column_of(sheet.header, name)
    if at is None:
        raise Unreadable(f"The file has no column {name[:60]!r}.", row=sheet.header_row)
    return at


def _require_known(mapping: Mapping[str, str], shape: str) -> None:
    if shape not in ("plain", "mapped"):
        return
    unknown = [f for f in mapping if f not in FIELDS and not f.startswith(OPTION)]
    if unknown:
        raise Unreadable(f"There is no field {unknown[0][:60]!r}.")
    if not {"title", "handle", "sku"} & set(mapping):
        raise Unreadable("No column names the products: map one to title, handle or sku.")


def _option_name(ours: str, theirs: str) -> str:
    """An option keeps the name the file gives it: `option:Color`, or a column `Color`."""
    plain = theirs.strip()
    if plain.casefold().startswith(OPTION):
        return plain[len(OPTION) :].strip()
    wanted = ours.removeprefix(OPTION).strip()
    return plain if plain.casefold() == wanted.casefold() else wanted


def _mark_of(locale: str) -> Mark:
    try:
        symbol: Any = get_decimal_symbol(Locale.parse(locale.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return "."
    return "," if symbol == "," else "."
