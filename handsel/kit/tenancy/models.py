"""The base classes every table of ours stands on."""

from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models

from handsel.kit.ids import uuid7
from handsel.kit.tenancy.scope import current


def current_business() -> UUID:
    """Default of `business`: rows are made for the business in scope."""
    return current()


class ForeignKey(models.ForeignKey[Any, Any]):
    """A reference to another business-owned table.

    Django makes no constraint for it; `schema.protect` makes a composite one,
    `(business_id, x_id) → (business_id, id)`, because a single-column constraint is checked
    without row-level security and would accept another business's row.
    """

    def __init__(
        self, to: Any, on_delete: Any = models.DO_NOTHING, related_name: str = "+", **kwargs: Any
    ) -> None:
        kwargs["db_constraint"] = False
        super().__init__(to, on_delete, related_name=related_name, **kwargs)


class BusinessOwned(models.Model):
    """A row that belongs to exactly one business."""

    #: Rows may be added and read, never changed or removed.
    append_only: ClassVar[bool] = False
    #: Columns that only the application's role may read, in clear or sealed.
    sealed_columns: ClassVar[tuple[str, ...]] = ()
    #: The column with the user who may read the row inside `tenancy.person`; empty for nobody.
    person_column: ClassVar[str] = ""
    #: Columns that the gate reads, of every business; none for most tables.
    gate_columns: ClassVar[tuple[str, ...]] = ()
    #: What operators may do beyond reading, in the business in scope only, as GRANT writes it.
    ops_may: ClassVar[tuple[str, ...]] = ()

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    business = models.ForeignKey(
        settings.TENANT_MODEL,
        on_delete=models.DO_NOTHING,
        related_name="+",
        default=current_business,
        db_index=False,
    )

    class Meta:
        abstract = True


class SharedTable(models.Model):
    """A table that no single business owns, with the reason why."""

    #: One sentence: why this table cannot belong to a business.
    shared_because: ClassVar[str]
    #: Full statements that create this table's policies, when it has row-level security of its own.
    policies: ClassVar[tuple[str, ...]] = ()
    #: Role → privileges, as GRANT writes them ("SELECT (id, email)", "INSERT"); one that is not
    #: about the table itself names its object ("USAGE ON SEQUENCE x").
    grants: ClassVar[dict[str, tuple[str, ...]]] = {}
    #: Columns that hold sealed secrets, so that they are found when keys are changed.
    sealed_columns: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True
