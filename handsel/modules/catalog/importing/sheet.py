"""A file's bytes as rows of cells: encoding, delimiter, header. Holds one row at a time."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from handsel.modules.catalog.importing.cells import plain_cell
from handsel.modules.catalog.importing.fields import header_key
from handsel.modules.catalog.importing.problems import Unreadable

#: Gives a file's bytes from the start, piece by piece; may be called again.
type Source = Callable[[], Iterable[bytes]]

HEAD_BYTES = 65_536
LONGEST_LINE = 1_000_000
LONGEST_CELL = 200_000
MOST_COLUMNS = 1_000
DELIMITERS = (",", ";", "\t", "|")
ENCODINGS = ("utf-8", "utf-16", "cp1252")
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}

csv.field_size_limit(LONGEST_CELL)


@dataclass(frozen=True, slots=True)
class Row:
    """One row, its number as a spreadsheet counts it, its cells without padding."""

    number: int
    cells: list[str]

    @property
    def is_blank(self) -> bool:
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a file is written, and its header."""

    source: Source = field(repr=False)
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    header_row: int

    def rows(self) -> Iterator[Row]:
        """Every row below the header that holds anything. Raises Unreadable."""
        for row in _records(self.source, self.encoding, self.delimiter):
            if row.number > self.header_row and not row.is_blank:
                yield row


def open_sheet(source: Source, *, encoding: str = "", delimiter: str = "") -> Sheet:
    """Find out how a file is written, by its first bytes and its header. Raises Unreadable."""
    head = _head(source)
    if not head.strip(b"\x00\r\n\t "):
        raise Unreadable("The file is empty.")
    chosen = encoding or guess_encoding(head)
    first = _decoded_head(head, chosen)
    delimiter = delimiter or guess_delimiter(first)
    for row in _records(source, chosen, delimiter):
        is_hint = len(row.cells) in (1, 2) and row.cells[0].casefold().startswith("sep=")
        if not row.is_blank and not is_hint:
            return Sheet(source, chosen, delimiter, tuple(row.cells), row.number)
    raise Unreadable("The file has no header.")


def guess_encoding(head: bytes) -> str:
    """UTF-8 or UTF-16 by mark or by how the first bytes look; UTF-8 is proven only by reading."""
    for mark, encoding in _MARKS.items():
        if head.startswith(mark):
            return encoding
    sample = head[:2000]
    if sample[1::2].count(0) > len(sample) // 3:
        return "utf-16-le"
    if sample[0::2].count(0) > len(sample) // 3:
        return "utf-16-be"
    return "utf-8"


def guess_delimiter(text: str) -> str:
    """The delimiter that parts the header best: into the most names, by its first line."""
    lines = [line for line in text.splitlines() if line.strip()]
    first = lines[0] if lines else ""
    if first.casefold().startswith("sep=") and len(first) >= 5:
        return first[4]
    counts = {mark: len(next(csv.reader([first], delimiter=mark), [])) for mark in DELIMITERS}
    return max(DELIMITERS, key=lambda mark: counts[mark])


def _head(source: Source) -> bytes:
    head = b""
    for piece in source():
        head += piece
        if len(head) >= HEAD_BYTES:
            break
    return head[:HEAD_BYTES]


def _decoded_head(head: bytes, encoding: str) -> str:
    try:
        return head.decode(encoding, errors="replace")
    except LookupError as error:
        raise Unreadable(f"There is no encoding called {encoding[:40]}.") from error


class _Bytes(io.RawIOBase):
    """Pieces of bytes as one stream."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview[int] | bytearray") -> int:  # type: ignore[override]
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = bytes(piece)
        taken = self._left[: len(buffer)]
        buffer[: len(taken)] = taken
        self._left = self._left[len(taken) :]
        return len(taken)


def _lines(stream: io.TextIOWrapper) -> Iterator[str]:
    while line := stream.readline(LONGEST_LINE):
        if len(line) >= LONGEST_LINE:
            raise Unreadable(f"A line is longer than {LONGEST_LINE:,} characters.")
        if "\x00" in line:
            raise Unreadable("The file holds NUL characters: it is not a text.")
        yield line


def _records(source: Source, encoding: str, delimiter: str) -> Iterator[Row]:
    raw = io.BufferedReader(_Bytes(source()), HEAD_BYTES)
    stream = io.TextIOWrapper(raw, encoding, newline="")
    number = 0
    try:
        for cells in csv.reader(_lines(stream), delimiter=delimiter, strict=True):
            number += 1
            if len(cells) > MOST_COLUMNS:
                raise Unreadable(f"A row has more than {MOST_COLUMNS:,} cells.")
            yield Row(number, [plain_cell(cell) for cell in cells])
    except UnicodeError as error:
        raise NotInEncoding(encoding, row=number + 1) from error
    except csv.Error as error:
        raise Unreadable(_worded(error), row=number + 1) from error
    except Unreadable as error:
        error.row = number + 1
        raise


class NotInEncoding(Unreadable):
    """The file is not written in this encoding."""

    def __init__(self, encoding: str, *, row: int) -> None:
        super().__init__(f"The file is not {encoding} all through.", row=row)


def _worded(error: csv.Error) -> str:
    text = str(error)
    if "unexpected end" in text:
        return "A quotation mark is opened and never closed."
    if "expected after" in text:
        return "A quotation mark stands in the middle of a cell."
    if "field limit" in text:
        return f"A cell is longer than {LONGEST_CELL:,} characters, or a quotation mark is open."
    return f"The row is not well-formed: {text}."


def column_of(header: Iterable[str], name: str) -> int | None:
    """Where a column is, by its name; the first of several."""
    wanted = header_key(name)
    for at, one in enumerate(header):
        if header_key(one) == wanted:
            return at
    return None
