"""Questions about the rulebook."""

from datetime import date

from handsel.kit.prepared import Prepared
from handsel.modules.assistant.models import Rulebook
from handsel.modules.assistant.rulebook.values import (
    Allowance,
    Book,
    Closure,
    Hours,
    Manner,
    Span,
)

_ROW = Prepared(lambda: Rulebook.objects.all()[:1])
_DEFAULT = Book()


def find_row() -> Rulebook:
    """The row of the current business; a new one, not kept, where there is none."""
    return _ROW.first() or Rulebook()


def get_book() -> Book:
    """What the current business settled."""
    row = _ROW.first()
    if row is None:
        return _DEFAULT
    return Book(manner=manner_of(row), hours=hours_of(row), allowance=allowance_of(row))


def manner_of(row: Rulebook) -> Manner:
    """The first chapter."""
    return Manner(
        name=row.name,
        tone=row.tone,  # type: ignore[arg-type]  # held by a constraint
        greetings=row.greetings,
        languages=tuple(row.languages),
        default_language=row.default_language,
    )


def hours_of(row: Rulebook) -> Hours:
    """The second chapter."""
    return Hours(
        weekly=tuple(tuple(Span(*span) for span in day) for day in row.weekly),
        closures=tuple(
            Closure(date.fromisoformat(first), date.fromisoformat(last), name)
            for first, last, name in row.closures
        ),
        answers_when=row.answers_when,  # type: ignore[arg-type]  # held by a constraint
        away=row.away,
        says_away=row.says_away,
    )


def allowance_of(row: Rulebook) -> Allowance:
    """The third chapter."""
    return Allowance(
        switched_off=frozenset(row.switched_off), most_order_minor=row.most_order_minor
    )
