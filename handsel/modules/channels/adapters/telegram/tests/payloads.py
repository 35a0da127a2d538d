"""Updates in the shapes the Bot API documents, about one chat: Mina Koch and the shop's bot."""

from typing import Any

BOT = "7301000042"
MINA = "510200042"
AT = 1_764_000_000
#: The file of a picture, in the sizes Telegram makes of it.
SIZES = [
    {"file_id": "AgACsmall", "file_unique_id": "s", "width": 90, "height": 67},
    {"file_id": "AgAClarge", "file_unique_id": "l", "width": 1280, "height": 960},
    {"file_id": "AgACmiddle", "file_unique_id": "m", "width": 320, "height": 240},
]


def person(**more: Any) -> dict[str, Any]:
    """Mina, as `from`."""
    return {
        "id": int(MINA), "is_bot": False, "first_name": "Mina", "last_name": "Koch",
        "language_code": "de", **more,
    }  # fmt: skip


def chat(**more: Any) -> dict[str, Any]:
    """Her private chat with the bot."""
    return {"id": int(MINA), "first_name": "Mina", "type": "private", **more}


GROUP = {"id": -1001500042, "title": "Bath bakers", "type": "supergroup"}


def message(**content: Any) -> dict[str, Any]:
    """What she wrote, without the update around it."""
    return {"message_id": 17, "from": person(), "chat": chat(), "date": AT, **content}


def said(**content: Any) -> dict[str, Any]:
    """An update with a message of hers."""
    return update(message=message(**content))


def update(number: int = 880_000_001, **item: Any) -> dict[str, Any]:
    """Any update."""
    return {"update_id": number, **item}


def pressed(**more: Any) -> dict[str, Any]:
    """An update that tells of a pressed button."""
    return update(callback_query={"id": "9100200300400500", "from": person(), **more})
