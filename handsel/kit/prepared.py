"""Statements on hot paths, compiled once a process; a call only binds values.

Django builds the SQL of a query anew on every call, which costs several times what running it
does. Here the same querysets and models are compiled when first used. What a statement may see
and write is the database's decision as ever: row-level security knows nothing of this.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection, models
from django.db.models.expressions import Expression
from django.db.models.fetch_modes import FETCH_ONE
from django.db.models.query import get_related_populators


class Slot(Expression):
    """A value of a prepared query that each call gives by name.

    It takes part in comparisons as it is: give it what the database's driver understands.
    """

    def __init__(self, name: str) -> None:
        super().__init__(output_field=models.Field())
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """A placeholder, and this slot as what fills it."""
        return "%s", (self,)


@models.UUIDField.register_lookup
class EqualsAny(models.Lookup):
    """`id__any=Slot("ids")`: one of a list; unlike `in`, one statement for any number."""

    lookup_name = "any"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """`column = ANY(list)`."""
        left, left_values = self.process_lhs(compiler, connection)
        right, right_values = self.process_rhs(compiler, connection)
        return f"{left} = ANY({right})", (*left_values, *right_values)


class Prepared[Row: models.Model]:
    """A queryset of rows, with `select_related` but no prefetches, compiled at first use."""

    def __init__(self, build: Callable[[], models.QuerySet[Row]]) -> None:
        self._build = build
        self._plan: _Plan[Row] | None = None

    def list(self, **values: Any) -> list[Row]:
        """Run it with a value for each slot."""
        plan = self._plan
        if plan is None:
            plan = self._plan = _Plan(self._build())
        return plan.run(values)

    def first(self, **values: Any) -> Row | None:
        """Its first row, if any. The queryset says in which order, and asks for no more than it."""
        found = self.list(**values)
        return found[0] if found else None


class PreparedValues:
    """A queryset of `values_list`, compiled at first use: tuples, where whole rows are too much."""

    def __init__(self, build: Callable[[], models.QuerySet[Any, Any]]) -> None:
        self._build = build
        self._statement: _Statement | None = None

    def list(self, **values: Any) -> list[tuple[Any, ...]]:
        """Run it with a value for each slot."""
        statement = self._statement
        if statement is None:
            statement = self._statement = _Statement(_compiler_of(self._build()))
        return [tuple(row) for row in statement.fetch(values)]


def _compiler_of(queryset: models.QuerySet[Any, Any]) -> Any:
    return queryset.query.get_compiler(connection=connection)


class _Statement:
    """The SQL of a query, what fills it, and what makes Python's values of a column's."""

    def __init__(self, compiler: Any) -> None:
        self._sql, self._values = compiler.as_sql()
        asked = [column for column, *_ in compiler.select]
        self._converters: list[tuple[int, list[Any], Any]] = [
            (at, converters, column)
            for at, (converters, column) in compiler.get_converters(asked).items()
        ]

    def fetch(self, values: dict[str, Any]) -> list[list[Any]]:
        bound = [values[one.name] if isinstance(one, Slot) else one for one in self._values]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, bound)
            rows = [list(row) for row in cursor.fetchall()]
        for at, converters, column in self._converters:
            for convert in converters:
                for row in rows:
                    row[at] = convert(row[at], column, connection)
        return rows


class _Plan[Row: models.Model]:
    """A statement whose rows are a model's."""

    def __init__(self, queryset: models.QuerySet[Row]) -> None:
        compiler = _compiler_of(queryset)
        self._statement = _Statement(compiler)
        asked = [column for column, *_ in compiler.select]
        own = compiler.klass_info["select_fields"]
        self._model: type[Row] = compiler.klass_info["model"]
        self._columns = slice(own[0], own[-1] + 1)
        self._names = [column.target.attname for column in asked[self._columns]]
        self._related = get_related_populators(
            compiler.klass_info, compiler.select, queryset.db, FETCH_ONE
        )

    def run(self, values: dict[str, Any]) -> list[Row]:
        return [self._row(row) for row in self._statement.fetch(values)]

    def _row(self, row: list[Any]) -> Row:
        made = self._model.from_db(connection.alias, self._names, row[self._columns])
        for populator in self._related:
            populator.populate(row, made)
        return made


def insert(*rows: models.Model, unless_present: bool = False) -> int:
    """Insert new rows of one model in one statement; how many went in.

    With `unless_present` those that a unique constraint forbids are left out. Columns the
    database fills stay unread.
    """
    model = type(rows[0])
    fields = _inserted_fields(model)
    values = [
        field.get_db_prep_save(field.pre_save(row, add=True), connection)
        for row in rows
        for field in fields
    ]
    with connection.cursor() as cursor:
        cursor.execute(_insert_sql(model, len(rows), unless_present=unless_present), values)
        count = int(cursor.rowcount)
    for row in rows:
        row._state.adding = False
        row._state.db = connection.alias
    return count


def change(row: models.Model, *names: str) -> None:
    """Write these fields of a row that exists."""
    model = type(row)
    fields = _fields(model, names)
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(_update_sql(model, names), [*values, row.pk])


@lru_cache(maxsize=256)
def _inserted_fields(model: type[models.Model]) -> Sequence[Any]:
    return [
        field
        for field in model._meta.local_concrete_fields
        if field.db_default is models.NOT_PROVIDED
    ]


@lru_cache(maxsize=256)
def _fields(model: type[models.Model], names: Iterable[str]) -> Sequence[Any]:
    return [model._meta.get_field(name) for name in names]


@lru_cache(maxsize=256)
def _insert_sql(model: type[models.Model], count: int, *, unless_present: bool) -> str:
    fields = _inserted_fields(model)
    row = f"({', '.join(['%s'] * len(fields))})"
    columns = ", ".join(_quote(field.column) for field in fields)
    conflict = " ON CONFLICT DO NOTHING" if unless_present else ""
    # Names of our own models' tables and columns, quoted; values are bound.
    return f"INSERT INTO {_table(model)} ({columns}) VALUES {', '.join([row] * count)}{conflict}"  # noqa: S608


@lru_cache(maxsize=256)
def _update_sql(model: type[models.Model], names: tuple[str, ...]) -> str:
    changes = ", ".join(f"{_quote(field.column)} = %s" for field in _fields(model, names))
    return f"UPDATE {_table(model)} SET {changes} WHERE id = %s"  # noqa: S608


def _table(model: type[models.Model]) -> str:
    return _quote(model._meta.db_table)


def _quote(name: str) -> str:
    return connection.ops.quote_name(name)
