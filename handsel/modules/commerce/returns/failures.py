"""Why a change is not made."""

from handsel.kit.errors import Conflict
from handsel.modules.commerce.returns.rules import Refusal


class ChangeRefused(Conflict):
    """The shop's policy does not allow this change."""

    code = "change_refused"

    def __init__(self, reason: Refusal) -> None:
        super().__init__(f"The shop's policy does not allow this change: {reason}.")
        self.reason = reason


class ChangeNotPending(Conflict):
    """This change was agreed to or ended before, or its time is over."""

    code = "change_not_pending"


class ChangeDiffers(Conflict):
    """The change is not what was listed any more: it must be listed anew."""

    code = "change_differs"


class NotAsked(Conflict):
    """This change does not wait for a member."""

    code = "not_asked"


class NothingExpected(Conflict):
    """Nothing is expected to come back for this change."""

    code = "nothing_expected"


class TooManyGuesses(Conflict):
    """Too many attempts to prove an order failed."""

    code = "too_many_guesses"
