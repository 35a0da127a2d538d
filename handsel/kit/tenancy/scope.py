"""The business, or the person, a transaction works for: set per transaction and nowhere else."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import connection, transaction

SETTING = "handsel.business"
PERSON_SETTING = "handsel.person"

_current: ContextVar[UUID | None] = ContextVar("current_business", default=None)


class NoBusiness(RuntimeError):
    """A business's row was asked for outside `tenancy.business(...)`."""


class OtherBusiness(RuntimeError):
    """Work for one business may not open a scope for another inside the same transaction."""


def current() -> UUID:
    """The current business's id; raises NoBusiness outside a scope."""
    business_id = _current.get()
    if business_id is None:
        raise NoBusiness
    return business_id


@contextmanager
def business(business_id: UUID) -> Iterator[None]:
    """Open a transaction that sees and writes the rows of one business only.

    Nests for the same business (a savepoint). Raises OtherBusiness for another one.
    """
    outer = _current.get()
    if outer == business_id:
        with transaction.atomic():
            yield
        return
    if outer is not None:
        raise OtherBusiness
    token = _current.set(business_id)
    try:
        with transaction.atomic():
            _set(str(business_id))
            yield
            if connection.savepoint_ids:
                _set("")
    finally:
        _current.reset(token)


@contextmanager
def person(user_id: UUID) -> Iterator[None]:
    """Open a transaction that reads, across businesses, the rows that are about one user.

    Those are the rows of tables with a `person_column`, and what their policies let follow from
    them; nothing can be written. Raises OtherBusiness inside the scope of a business.
    """
    if _current.get() is not None:
        raise OtherBusiness
    with transaction.atomic():
        _set(str(user_id), name=PERSON_SETTING)
        yield
        if connection.savepoint_ids:
            _set("", name=PERSON_SETTING)


def _set(value: str, *, name: str = SETTING) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [name, value])
