"""Pure decisions about visits: how long they last, and what a visitor is shown."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from handsel.modules.conversations.models import Delivery

LONGEST_TEXT: Final = 2000
MOST_ORIGINS: Final = 20
#: Somebody nobody knows comes back within half a year, or begins anew.
ANONYMOUS_LASTS: Final = timedelta(days=180)
#: Who is signed in on the shop's site is signed for again on its next page.
SIGNED_LASTS: Final = timedelta(hours=12)
RENEWED_EVERY: Final = timedelta(days=1)
#: Messages of ours that are at the visitor's screen, or on the way to it.
SHOWN: Final = (Delivery.SENT, Delivery.DELIVERED, Delivery.READ)
UNREAD: Final = (Delivery.SENT, Delivery.DELIVERED)


def anonymous_visitor(visit_id: UUID) -> str:
    """Whom nobody knows, as the channel knows them: one for each visit."""
    return f"visit:{visit_id.hex}"


def signed_visitor(subject: str) -> str:
    """Whom the shop signed for, as the channel knows them: the same on every device."""
    return f"user:{subject}"


def lasts(*, is_signed: bool) -> timedelta:
    """How long a visit is good for from now."""
    return SIGNED_LASTS if is_signed else ANONYMOUS_LASTS


def needs_renewal(*, is_signed: bool, used_at: datetime, now: datetime) -> bool:
    """Whether to note that a visit goes on: once a day, and never for one the shop signed for."""
    return not is_signed and now - used_at >= RENEWED_EVERY
