"""Pure decisions about threads: when to answer, who may speak, which mark comes after which."""

from datetime import datetime, timedelta
from typing import Literal

from handsel.modules.conversations.models import Author, Delivery

#: A burst that never pauses is answered after this many quiet windows all the same.
MOST_QUIET_WINDOWS = 4
#: An inbound message older than this (a redelivery after an outage) is shown, not answered.
TOO_OLD_TO_ANSWER = timedelta(hours=24)

#: Automatic answers are counted over this long.
COUNTED_FOR = timedelta(hours=1)

AUTOMATIC = (Author.ASSISTANT, Author.AUTOMATION)

# Meta's messaging window (Messenger Platform policy): free replies for 24 hours after the
# person's last message; up to 7 days with the human-agent tag, for what a person typed.
WINDOWS: dict[str, tuple[timedelta, timedelta]] = {
    "instagram": (timedelta(hours=24), timedelta(days=7)),
}

Mode = Literal["free", "human_agent", "closed"]

_RANK = {
    Delivery.PENDING: 0,
    Delivery.SENDING: 1,
    Delivery.UNKNOWN: 2,
    Delivery.SENT: 3,
    Delivery.DELIVERED: 4,
    Delivery.READ: 5,
}


def decide_mode(
    *,
    channel_kind: str,
    author_kind: str,
    last_inbound_at: datetime | None,
    human_agent: bool,
    now: datetime,
) -> Mode:
    """How a message may be sent at `now`: freely, tagged as a person's own words, or not at all.

    `human_agent`: the channel was granted the human-agent feature. Only a member's message is
    ever tagged.
    """
    free, tagged = WINDOWS[channel_kind]
    if last_inbound_at is None:
        return "closed"
    age = now - last_inbound_at
    if age < free:
        return "free"
    if author_kind == Author.MEMBER and human_agent and age < tagged:
        return "human_agent"
    return "closed"


def decide_answer_due(
    *, quiet_seconds: float, burst_began_at: datetime | None, now: datetime
) -> datetime:
    """When a burst that goes on at `now` is to be answered: after a quiet window, within bounds."""
    quiet = timedelta(seconds=quiet_seconds)
    return min(now + quiet, (burst_began_at or now) + quiet * MOST_QUIET_WINDOWS)


def count_answers(*, counted: int, since: datetime | None, now: datetime) -> int:
    """How many automatic answers count at `now`: none once their hour is over."""
    return counted if since is not None and now - since < COUNTED_FOR else 0


def is_worth_answering(*, said_at: datetime, now: datetime) -> bool:
    """Whether the assistant should still answer something said then."""
    return now - said_at < TOO_OLD_TO_ANSWER


def moves_forward(*, present: str, mark: str) -> bool:
    """Whether `mark` may overwrite `present`: marks move forward only."""
    if present in (Delivery.FAILED, Delivery.WITHHELD):
        return False
    return _RANK[Delivery(mark)] > _RANK[Delivery(present)]


def same_words(ours: str, theirs: str) -> bool:
    """Whether an echo carries our text, however the provider spaced or cased it."""
    return " ".join(ours.split()).casefold() == " ".join(theirs.split()).casefold()
