"""Failures we expect, by name. Everything else is a bug and stays a 500."""

from typing import ClassVar


class Failure(Exception):
    """An expected failure.

    Subclass it beside the action that raises it. `code` is for machines, `status` is the HTTP
    status an edge answers with, and the docstring is the sentence a person reads unless the
    raiser gives a better one.
    """

    code: ClassVar[str] = "failure"
    status: ClassVar[int] = 400

    def __init__(self, message: str = "") -> None:
        super().__init__(message or (type(self).__doc__ or type(self).code).split("\n")[0])

    @property
    def message(self) -> str:
        return str(self.args[0])


class NotFound(Failure):
    """There is no such thing here."""

    code = "not_found"
    status = 404


class Forbidden(Failure):
    """You may not do this."""

    code = "forbidden"
    status = 403


class Conflict(Failure):
    """This cannot be done in the present state."""

    code = "conflict"
    status = 409


class Invalid(Failure):
    """The request is not valid."""

    code = "invalid"
    status = 422
