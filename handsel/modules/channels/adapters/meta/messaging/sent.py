"""Looking up whether a message of ours is in its thread, as the Conversations API tells it.

That API tells no id of ours, so a message is known by who wrote it, when, and its words. A
picture or a template has no words there: any such message of the account since then counts, since
a message sent twice is worse than one taken for sent.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from handsel.modules.channels.adapter import Sent
from handsel.modules.channels.adapters.meta.fields import Json, id_at, list_at, object_at, text_at

#: Only the latest twenty messages of a thread can be read.
FIELDS: Final = "messages.limit(20){id,created_time,from,message,attachments}"
# Graph gives whole seconds, by its own clock.
SLACK: Final = timedelta(seconds=2)


def find_in(
    answer: Json, *, customer: str, message: dict[str, Any], since: datetime
) -> Sent | None:
    """The `message` we rendered among the thread's, written by the account since then."""
    for conversation in list_at(answer, "data"):
        for said in list_at(conversation, "messages", "data"):
            if _is_ours(said, customer) and _at(said) >= since - SLACK and _matches(said, message):
                return Sent(external_id=id_at(said, "id", longest=1000))
    return None


def _is_ours(said: object, customer: str) -> bool:
    # The account's own id differs between Meta's products here; the customer's does not.
    sender = id_at(said, "from", "id")
    return sender not in {"", customer} and bool(id_at(said, "id", longest=1000))


def _at(said: object) -> datetime:
    try:
        at = datetime.fromisoformat(text_at(said, "created_time"))
        return at if at.tzinfo else _never()
    except ValueError:
        return _never()


def _never() -> datetime:
    return datetime.fromisoformat("0001-01-02T00:00:00+00:00")


def _matches(said: object, message: dict[str, Any]) -> bool:
    words = text_at(said, "message").strip()
    if "text" in message:
        return words == text_at(message, "text").strip()
    template = text_at(object_at(message, "attachment"), "payload", "text").strip()
    attached = bool(list_at(said, "attachments", "data")) or not words
    return attached and words in {"", template}
