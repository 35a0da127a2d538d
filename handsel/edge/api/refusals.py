"""Web's refusals, counted by the code of their problem."""

from collections.abc import Callable
from typing import Final

import structlog
from django.db import DatabaseError, connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from handsel.edge.api.problems import code_of
from handsel.modules.limits.refusals import ADD, Tally

TALLY: Final = Tally("web")

log = structlog.get_logger()


def count_refusals(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Django middleware: count each 4xx and 5xx."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code >= 400:
            TALLY.note(code_of(response) or f"status_{response.status_code}")
            add_up()
        return response

    return respond


def add_up() -> None:
    """Tell the database, now and then; when it does not listen, later."""
    taken = TALLY.take_if_due()
    if taken is None:
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute(ADD, taken)
    except DatabaseError as error:
        TALLY.give_back(taken)
        log.warning("refusals_not_counted", error=type(error).__name__)
