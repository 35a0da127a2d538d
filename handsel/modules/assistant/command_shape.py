"""What every command is made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

MAX_QUANTITY = 99

Handle = Annotated[str, StringConstraints(pattern=r"^[a-z]_[a-z0-9]{8}$")]
Quantity = Annotated[int, Field(strict=True, ge=1, le=MAX_QUANTITY)]


class Part(BaseModel):
    """A part of a command: closed and unchangeable."""

    model_config = ConfigDict(extra="forbid", frozen=True)
