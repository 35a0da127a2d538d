"""Pure decisions about threads: when to answer, who may speak, which mark comes after which."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from handsel.modules.conversations.models import Author, Delivery

#: A burst that never pauses is answered after this many quiet windows all the same.
MOST_QUIET_WINDOWS = 4
#: An inbound message older than this (a redelivery after an outage) is shown, not answered.
TOO_OLD_TO_ANSWER = timedelta(hours=24)

#: Automatic answers are counted over this long.
COUNTED_FOR = timedelta(hours=1)

AUTOMATIC = (Author.ASSISTANT, Author.AUTOMATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """How long after the customer's last message a channel lets us write, and what goes later.

    `free` None: at any time. `tagged`: a person's own words, under the human-agent tag.
    `templates`: messages the provider approved beforehand go at any time.
    """

    free: timedelta | None
    tagged: timedelta = timedelta(0)
    templates: bool = False


# Meta's messaging windows: Messenger Platform policy (24 hours, human-agent tag up to 7 days) and
# WhatsApp Business messaging policy (24 hours, then templates only).
META_THREADS: Final = Window(free=timedelta(hours=24), tagged=timedelta(days=7))
WINDOWS: Final[dict[str, Window]] = {
    "instagram": META_THREADS,
    "messenger": META_THREADS,
    "whatsapp": Window(free=timedelta(hours=24), templates=True),
    "telegram": Window(free=None),
    "webchat": Window(free=None),
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
    is_template: bool = False,
) -> Mode:
    """How a message may be sent at `now`: freely, tagged as a person's own words, or not at all.

    `human_agent`: the channel was granted the human-agent feature. Only a member's message is
    ever tagged.
    """
    window = WINDOWS[channel_kind]
    if is_template:
        return "free" if window.templates else "closed"
    if last_inbound_at is None:
        return "closed"
    age = now - last_inbound_at
    if window.free is None or age < window.free:
        return "free"
    if author_kind == Author.MEMBER and human_agent and age < window.tagged:
        return "human_agent"
    return "closed"


def closes_at(
    *, channel_kind: str, heard_at: datetime | None, human_agent: bool
) -> datetime | None:
    """When a member may write no more unless the customer does; None where it never closes."""
    window = WINDOWS[channel_kind]
    if window.free is None or heard_at is None:
        return None
    return heard_at + (max(window.free, window.tagged) if human_agent else window.free)


def allows_templates(channel_kind: str) -> bool:
    """Whether a channel takes templates, also when its window is closed."""
    return WINDOWS[channel_kind].templates


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


def may_fail(*, present: str) -> bool:
    """Whether the provider's word that a message was not delivered may still be believed.

    It may follow `sent`; what was delivered or read did arrive.
    """
    return present in (Delivery.PENDING, Delivery.SENDING, Delivery.UNKNOWN, Delivery.SENT)


def same_words(ours: str, theirs: str) -> bool:
    """Whether an echo carries our text, however the provider spaced or cased it."""
    return " ".join(ours.split()).casefold() == " ".join(theirs.split()).casefold()
