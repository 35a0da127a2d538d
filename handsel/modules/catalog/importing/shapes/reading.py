"""What all shapes share: cells by field, and the values they hold."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from handsel.kit.money import minor_digits
from handsel.modules.catalog.importing.amounts import Mark, NotANumber, parse_number
from handsel.modules.catalog.importing.lines import Line
from handsel.modules.catalog.importing.problems import Problem
from handsel.modules.catalog.importing.sheet import Row

_TRUE = frozenset({
    "1", "true", "yes", "y", "on", "active", "published", "visible", "x", "ja", "oui", "sí",
    "si", "sim", "نعم", "हाँ",
})  # fmt: skip
_FALSE = frozenset({
    "0", "-1", "false", "no", "n", "off", "inactive", "draft", "archived", "hidden", "unlisted",
    "nein", "non", "não", "nao", "لا", "नहीं",
})  # fmt: skip
MOST_MINOR = 10**15
MOST_STOCK = 2_000_000_000
#: Longest texts, as the models have them.
LONGEST: Mapping[str, int] = {
    "handle": 160, "title": 200, "category": 120, "sku": 120, "image": 500, "barcode": 60,
    "description": 50_000,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file's columns are read. `columns` maps our field to a column's place."""

    shape: str
    header: tuple[str, ...]
    columns: Mapping[str, int]
    marks: Mapping[str, Mark]
    currency: str
    now: datetime
    #: Option name → column, for files with a column for each option.
    options: Mapping[str, int]


class LineReader(ABC):
    """Reads rows of one shape. `problems` collects what is wrong, to be taken after each row."""

    #: Whether descriptions are HTML.
    is_html: ClassVar[bool] = True

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.problems: list[Problem] = []
        self._row = Row(0, [])

    def read(self, row: Row) -> Line | None:
        """The row as a line; None when there is nothing in it for us."""
        self._row = row
        extra = [cell for cell in row.cells[len(self.reading.header) :] if cell]
        if extra:
            self.error("", "too_many_cells", "The row has more cells than the header.")
            return None
        return self.line()

    @abstractmethod
    def line(self) -> Line | None:
        """The current row as a line."""

    def has(self, field: str) -> bool:
        """Whether the file has a column for this field."""
        return field in self.reading.columns

    def text(self, field: str) -> str:
        """The cell of a field; empty without one. One too long is an error."""
        at = self.reading.columns.get(field)
        if at is None or at >= len(self._row.cells):
            return ""
        found = self._row.cells[at]
        most = LONGEST.get(field)
        if most is not None and len(found) > most:
            self.error(field, "too_long", f"Longer than {most:,} characters.")
            return found[:most]
        return found

    def error(self, field: str, code: str, message: str) -> None:
        """Note something that keeps the file out."""
        self.problems.append(Problem(self._row.number, self._name(field), code, message))

    def warning(self, field: str, code: str, message: str) -> None:
        """Note something that is read differently from how it is written."""
        named = self._name(field)
        self.problems.append(Problem(self._row.number, named, code, message, is_warning=True))

    def _name(self, field: str) -> str:
        at = self.reading.columns.get(field)
        return self.reading.header[at] if at is not None else field

    def number(self, field: str) -> Decimal | None:
        """The number in a cell; None when blank or, with a problem, when it is none."""
        text = self.text(field)
        if not text:
            return None
        try:
            return parse_number(text, mark=self.reading.marks.get(field, "."))
        except NotANumber:
            self.error(field, "not_a_number", f"Not a number here: {text[:40]!r}.")
            return None

    def amount(self, field: str) -> int | None:
        """Money in minor units; negative amounts and too many digits are errors."""
        number = self.number(field)
        if number is None:
            return None
        if number < 0:
            self.error(field, "negative", "An amount cannot be below zero.")
            return None
        minor = number.scaleb(minor_digits(self.reading.currency))
        if minor != minor.to_integral_value():
            currency = self.reading.currency
            self.error(field, "too_many_digits", f"{currency} has no such fraction: {number}.")
            return None
        if minor > MOST_MINOR:
            self.error(field, "too_large", "The amount is too large.")
            return None
        return int(minor)

    def count(self, field: str) -> int | None:
        """A whole number of pieces; below zero (sold more than there was) counts as none left."""
        number = self.number(field)
        if number is None:
            return None
        if number < 0:
            self.warning(field, "negative_stock", f"{number} is read as none left.")
            return 0
        if number != number.to_integral_value() or number > MOST_STOCK:
            self.error(field, "not_a_count", f"Not a whole number of pieces: {number}.")
            return None
        return int(number)

    def truth(self, field: str) -> bool | None:
        """Yes or no in several languages; None when blank or, with a problem, neither."""
        text = self.text(field).casefold()
        if not text:
            return None
        if text in _TRUE or text in _FALSE:
            return text in _TRUE
        self.error(field, "not_yes_or_no", f"Neither yes nor no: {text[:40]!r}.")
        return None

    def address(self, text: str) -> str:
        """A picture's address, kept as a reference; not fetched."""
        if len(text) > LONGEST["image"]:
            self.warning("image", "too_long", "A picture's address is too long, and left out.")
            return ""
        return text


def money_values(reader: LineReader) -> dict[str, Any]:
    """The amounts of a variant the file has columns for; a blank price is absent."""
    values: dict[str, Any] = {}
    price = reader.amount("price")
    if price is not None:
        values["price_minor"] = price
    for field, column in (("compare_at_price", "compare_at_minor"), ("cost", "cost_minor")):
        if reader.has(field):
            values[column] = reader.amount(field)
    if price == 0:
        reader.warning("price", "free", "The price is zero: it is given away.")
    return values


def grams(reader: LineReader, field: str, *, factor: Decimal) -> int | None:
    """A weight in whole grams, `factor` grams to the file's unit; None when blank or zero."""
    number = reader.number(field)
    if number is None or number <= 0:
        return None
    found = round(number * factor)
    if found > MOST_STOCK:
        reader.error(field, "too_large", "The weight is too large.")
        return None
    return found
