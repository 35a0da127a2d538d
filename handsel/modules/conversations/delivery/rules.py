"""Pure decisions about a message on its way out."""

from datetime import datetime, timedelta
from typing import Literal

from handsel.modules.channels.failures import FailureClass
from handsel.modules.conversations.models import Delivery

MOST_ATTEMPTS = 8
#: An answer that got lost may still be on its way for this long; until then "not found at the
#: provider" does not mean that it was not sent. Longer than a call may take.
SETTLE_AFTER_TIMEOUT = timedelta(seconds=15)
#: The same after our own process died, which closed its connection.
SETTLE_AFTER_CRASH = timedelta(seconds=3)
#: How long a message whose fate is unknown is asked after before it is left to a person.
GIVE_UP_ASKING = timedelta(minutes=2)
#: Where a provider cannot be asked: news of the account that it stamped this much later than our
#: call, while none of it is about our message, show that it took none.
SETTLE_UNHEARD = timedelta(seconds=20)
ASK_AGAIN_SECONDS = 2.0
#: Kinds of channel that cannot be asked and tell nothing by themselves: there is nothing to wait
#: for, and news of others show nothing (Bot API: no look-up, no receipts).
NEVER_TOLD = frozenset({"telegram"})

Verdict = Literal["again", "held", "failed", "unknown"]


def decide_after(failure: FailureClass, *, attempts: int) -> Verdict:
    """What a failed call means for its message."""
    if failure == "unknown":
        return "unknown"
    if failure == "reauth":
        return "held"
    if failure in ("retry", "rate") and attempts < MOST_ATTEMPTS:
        return "again"
    return "failed"


def may_conclude_not_sent(*, delivery: str, since: datetime, now: datetime) -> bool:
    """Whether a provider's "no such message" may be believed yet."""
    settle = SETTLE_AFTER_TIMEOUT if delivery == Delivery.UNKNOWN else SETTLE_AFTER_CRASH
    return now - since >= settle


def may_conclude_unheard(*, since: datetime, heard_at: datetime | None) -> bool:
    """Whether silence about a message may be taken for "not sent", where nobody can be asked.

    `heard_at` is the provider's time of the newest other news of this account. Silence alone says
    nothing: the news may be late, or lost. News that came by the same way and is newer says that
    the way is open.
    """
    return heard_at is not None and heard_at - since >= SETTLE_UNHEARD


def gives_up_asking(*, channel_kind: str, since: datetime, now: datetime) -> bool:
    """Whether to leave an unknown message to a person, and go on with what was said after it."""
    return channel_kind in NEVER_TOLD or now - since >= GIVE_UP_ASKING
