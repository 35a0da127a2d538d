"""One update of the Bot API: what it is, whose chat it is about, and when it happened.

A message's id is Telegram's own plain one: it is unique within a chat, and a private chat is one
conversation here. What has no time of its own (a pressed button) is kept with the moment it
arrived, under `ARRIVED`, which says nothing about the update: it differs at another delivery.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from handsel.modules.channels.adapters.meta.fields import Json, id_at, moment, object_at, text_at

UPDATE_ID: Final = "update_id"
#: Our own key beside the update's: Unix milliseconds.
ARRIVED: Final = "arrived_at_ms"
VOLATILE: Final = frozenset({ARRIVED})
MESSAGE: Final = "message"
EDITED: Final = "edited_message"
PRESSED: Final = "callback_query"
STANDING: Final = "my_chat_member"
#: What is asked for when the webhook is registered; the rest asks for nothing of ours.
WANTED: Final = (MESSAGE, EDITED, PRESSED, STANDING)
#: Where an update holds a message itself.
MESSAGES: Final = frozenset(
    {
        MESSAGE, EDITED, "channel_post", "edited_channel_post", "business_message",
        "edited_business_message", "guest_message",
    }
)  # fmt: skip
#: Updates that name the chat they are about, though they are no messages.
ABOUT_A_CHAT: Final = frozenset(
    {
        STANDING, "chat_member", "chat_join_request", "message_reaction", "message_reaction_count",
        "chat_boost", "removed_chat_boost", "deleted_business_messages",
    }
)  # fmt: skip
PRIVATE: Final = "private"


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """One update. `kind` is the Bot API's word, and `item` what stands under it; `chat` is empty
    where the update names none."""

    id: str
    kind: str
    item: Json
    chat: Json
    at: datetime | None

    @property
    def is_private(self) -> bool:
        """Whether it is about one customer's chat with the bot."""
        if self.kind == PRESSED and not self.chat:
            # A message written by way of the bot: whoever pressed is told, the chat is not.
            return True
        return text_at(self.chat, "type") == PRIVATE

    @property
    def customer(self) -> str:
        """The customer: a private chat's id, which is its person's; empty where there is none."""
        if self.kind not in WANTED or not self.is_private:
            return ""
        return id_at(self.chat, "id") or id_at(self.item, "from", "id")


def read_update(body: Mapping[str, Any]) -> Update | None:
    """The update in a body; None when it is not one."""
    number = id_at(body, UPDATE_ID)
    kinds = [name for name in body if name not in (UPDATE_ID, ARRIVED)]
    if not number or len(kinds) != 1 or not isinstance(body[kinds[0]], dict):
        return None
    kind, item = kinds[0], object_at(body, kinds[0])
    return Update(
        id=number,
        kind=kind,
        item=item,
        chat=_chat(kind, item),
        at=_at(kind, item) or moment(body.get(ARRIVED)),
    )


def _chat(kind: str, item: Json) -> Json:
    if kind == PRESSED:
        return object_at(item, "message", "chat")
    return object_at(item, "chat") if kind in MESSAGES or kind in ABOUT_A_CHAT else {}


def _at(kind: str, item: Json) -> datetime | None:
    """When it happened by Telegram's clock. A press is not as old as the message it is under."""
    return None if kind == PRESSED else moment(item.get("edit_date")) or moment(item.get("date"))
