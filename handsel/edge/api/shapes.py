"""What every schema of the API has in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

#: How many things a page holds.
Limit = Annotated[int, Field(ge=1, le=100)]


class Out(BaseModel):
    """An answer's shape: exactly these fields, read from attributes of the same names."""

    model_config = ConfigDict(from_attributes=True, extra="forbid", frozen=True)


class In(BaseModel):
    """A request's shape: a field that is not in it, or of another type, is refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Page[T](Out):
    """A page of a list; `next_cursor` asks for the one after it, and is null on the last."""

    items: list[T]
    next_cursor: str | None = None


class Listed[T](Out):
    """A list that is short enough to come whole."""

    items: list[T]
