"""What is wrong with a file, said so that a shopkeeper finds the cell."""

from dataclasses import asdict, dataclass
from typing import Any

from handsel.kit.errors import Invalid


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing about one row. Rows are counted as a spreadsheet does: the header is row 1.

    Errors keep the whole file out; warnings say what was read differently from what is written.
    """

    row: int
    column: str
    code: str
    message: str
    is_warning: bool = False

    def as_json(self) -> dict[str, Any]:
        """The problem as one JSON object."""
        return asdict(self)


class Unreadable(Invalid):
    """The file cannot be read as a table of products."""

    code = "unreadable_file"

    def __init__(self, message: str = "", *, row: int = 1) -> None:
        super().__init__(message)
        self.row = row


class Problems:
    """The problems of a run: all are counted, the first are kept."""

    MOST_KEPT = 200

    def __init__(self) -> None:
        self.kept: list[Problem] = []
        self.errors = 0
        self.warnings = 0

    def add(self, *found: Problem) -> None:
        """Count and keep problems; an error is kept before a warning where room is short."""
        for one in found:
            if one.is_warning:
                self.warnings += 1
            else:
                self.errors += 1
            if len(self.kept) < self.MOST_KEPT:
                self.kept.append(one)
            elif not one.is_warning:
                self._make_room(one)

    def join(self, others: "Problems") -> None:
        """Add another run's problems."""
        errors, warnings = self.errors + others.errors, self.warnings + others.warnings
        self.add(*others.kept)
        self.errors, self.warnings = errors, warnings

    def _make_room(self, one: Problem) -> None:
        for at in range(len(self.kept) - 1, -1, -1):
            if self.kept[at].is_warning:
                self.kept[at] = one
                return

    def as_json(self) -> list[dict[str, Any]]:
        """What was kept, by row."""
        return [one.as_json() for one in sorted(self.kept, key=lambda one: (one.row, one.column))]
