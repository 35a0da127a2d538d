"""The gate's refusals, counted."""

from typing import Final

import structlog

from handsel.edge.gate.database import PASSING, Database
from handsel.modules.limits.refusals import ADD, Tally

_log: Final = structlog.get_logger("handsel.gate")


class Refused:
    """Counts refusals by code, and tells the database now and then; when it does not listen, later.

    It is called after the caller has their answer.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tally = Tally("gate")

    async def note(self, code: str) -> None:
        """One more refusal with this code."""
        self._tally.note(code)
        taken = self._tally.take_if_due()
        if taken is None:
            return
        try:
            await self._database.fetch_one(ADD, taken)
        except PASSING as error:
            self._tally.give_back(taken)
            _log.warning("refusals_not_counted", error=type(error).__name__)
