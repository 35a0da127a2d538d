"""Writes what a customer does as the items of a webhook of Instagram or Messenger."""

import base64
import secrets

from sandbox.control.reading import BadRequest, read_object
from sandbox.control.requests import Say
from sandbox.web import Json

_SHARED = ("channel_kind", "account_id", "customer_id")
_MID_PREFIX = b"ig_item:1:"


def new_mid() -> str:
    """A fresh message id, as opaque as Meta's."""
    return base64.urlsafe_b64encode(_MID_PREFIX + secrets.token_bytes(38)).decode().rstrip("=")


def each_said(said: Say) -> list[Say]:
    """The things said in one call: itself, if it says anything, then its batch."""
    shared = {name: getattr(said, name) for name in _SHARED}
    items = [said] if _content(said) else []
    for number, item in enumerate(said.batch):
        one = read_object(Say, {**shared, **item}, where=f"batch[{number}]")
        if not _content(one):
            raise BadRequest(f"batch[{number}] says nothing")
        items.append(one)
    if not items:
        raise BadRequest("nothing is said: give text, attachments, postback, reaction, …")
    return items


def _content(said: Say) -> str | None:
    for name in (
        "postback",
        "reaction",
        "unsend",
        "edit",
        "read",
        "text",
        "attachments",
        "quick_reply",
        "reply_to",
        "list_reply",
        "order",
        "message",
    ):
        if getattr(said, name):
            return name
    return "referral" if said.referral else None


def item_of(said: Say, *, mid: str, timestamp_ms: int) -> Json:
    """One entry of ``messaging``."""
    return {
        "sender": {"id": said.customer_id},
        "recipient": {"id": said.account_id},
        "timestamp": timestamp_ms,
        **_body(said, mid, timestamp_ms),
    }


def _body(said: Say, mid: str, timestamp_ms: int) -> Json:
    match _content(said):
        case "postback":
            return {"postback": {"mid": mid, **(said.postback or {})}}
        case "reaction":
            return {"reaction": {"action": "react", **(said.reaction or {})}}
        case "unsend":
            return {"message": {"mid": said.unsend, "is_deleted": True}}
        case "edit":
            return {"message_edit": {"num_edit": 1, **(said.edit or {})}}
        case "read":
            return {"read": {"watermark": timestamp_ms}}
        case "referral":
            return {
                "referral": {"source": "SHORTLINKS", "type": "OPEN_THREAD", **(said.referral or {})}
            }
        case _:
            return {"message": _message(said, mid)}


def _message(said: Say, mid: str) -> Json:
    message: Json = {"mid": mid}
    if said.text is not None:
        message["text"] = said.text
    if said.attachments:
        message["attachments"] = [_attachment(one) for one in said.attachments]
    if said.quick_reply is not None:
        message["quick_reply"] = {"payload": said.quick_reply}
    if said.reply_to:
        by_mid = isinstance(said.reply_to, str)
        message["reply_to"] = {"mid": said.reply_to} if by_mid else said.reply_to
    if said.referral:
        message["referral"] = said.referral
    return message


def _attachment(given: Json) -> Json:
    if "payload" in given:
        return given
    if not isinstance(given.get("type"), str) or not isinstance(given.get("url"), str):
        raise BadRequest("an attachment must have a 'type' and a 'url'")
    return {"type": given["type"], "payload": {"url": given["url"]}}


def event_name(item: Json) -> str:
    """What a webhook item is, for the log."""
    for name in ("postback", "reaction", "referral", "read", "delivery"):
        if name in item:
            return name
    if "message_edit" in item:
        return "edit"
    message = item["message"]
    if message.get("is_echo"):
        return "echo"
    return "unsend" if message.get("is_deleted") else "message"
