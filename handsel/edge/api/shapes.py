"""What every schema of the API has in common."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

#: How many things a page holds.
Limit = Annotated[int, Field(ge=1, le=100)]


class Out(BaseModel):
    """An answer's shape: exactly these fields, read from attributes of the same names."""

    model_config = ConfigDict(from_attributes=True, extra="forbid", frozen=True)


class In(BaseModel):
    """A request's shape: a field that is not in it, or of another type, is refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Kept(Out):
    """A part of an answer that is kept as JSON, perhaps by another release.

    What is not known any more is left out, so every field has a default.
    """

    @model_validator(mode="before")
    @classmethod
    def _known(cls, kept: Any) -> Any:
        if isinstance(kept, Mapping):
            return {name: kept[name] for name in cls.model_fields if name in kept}
        return kept


class Page[T](Out):
    """A page of a list; `next_cursor` asks for the one after it, and is null on the last."""

    items: list[T]
    next_cursor: str | None = None


class Listed[T](Out):
    """A list that is short enough to come whole."""

    items: list[T]
